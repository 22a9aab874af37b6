-- Every two profiles that share a block, of which at least one has a report in a touched article: which one may repeat
-- the other is settled by how well each is anchored, and between equals by their hash.
with touched as (
    select blocks.*
    from {{ ref('int_blocks') }} as blocks
    inner join {{ ref('int_profiles_touched') }} as touched on blocks.profile_id = touched.profile_id
),

met as (
    select
        one.profile_id as one_id,
        one.anchor_rank as one_rank,
        other.profile_id as other_id,
        other.anchor_rank as other_rank
    from touched as one
    inner join {{ ref('int_blocks') }} as other
        on
            one.block = other.block
            and one.profile_id <> other.profile_id
            and (one.is_asking or other.is_asking)
),

oriented as (
    select
        one_rank < other_rank or (one_rank = other_rank and one_id < other_id) as is_one_anchor,
        one_id,
        other_id
    from met
)

select distinct
    case when is_one_anchor then other_id else one_id end as profile_id,
    case when is_one_anchor then one_id else other_id end as parent_profile_id
from oriented
