-- Every two profiles that share a block, of which at least one has a report in a touched article: which one may repeat
-- the other is settled by how well each is anchored, and between equals by their hash. What one article tells apart
-- is marked.
with touched as (
    select blocks.*
    from {{ ref('int_blocks') }} as blocks
    inner join {{ ref('int_profiles_touched') }} as touched on blocks.profile_id = touched.profile_id
),

{%- if is_full_build() %}

-- Most blocks hold one profile only; to leave them out first keeps the join of all with all small.
shared as (
    select block
    from {{ ref('int_blocks') }}
    group by block
    having count(*) > 1
),
{%- endif %}

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
            -- Where all are touched, either order finds each pair: one is enough.
            and one.profile_id {{ '<' if is_full_build() else '<>' }} other.profile_id
            and (one.is_asking or other.is_asking)
    {%- if is_full_build() %}
    where one.block in (select block from shared) and other.block in (select block from shared)
    {%- endif %}
),

oriented as (
    select
        one_rank < other_rank or (one_rank = other_rank and one_id < other_id) as is_one_anchor,
        one_id,
        other_id
    from met
),

pairs as (
    select distinct
        case when is_one_anchor then other_id else one_id end as profile_id,
        case when is_one_anchor then one_id else other_id end as parent_profile_id
    from oriented
),

told as (
    {%- for fact in ['meeting', 'sanction', 'strike'] %}
    select profile_id, article_id from {{ ref('int_' ~ fact ~ '_profiles') }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

neighbours as (
    select one.profile_id, other.profile_id as neighbour_id
    from {{ ref('int_profiles_touched') }} as touched
    inner join told as one on touched.profile_id = one.profile_id
    inner join told as other on one.article_id = other.article_id and one.profile_id <> other.profile_id
),

told_apart as (
    select profile_id, neighbour_id as parent_profile_id from neighbours
    union
    select neighbour_id as profile_id, profile_id as parent_profile_id from neighbours
)

select
    pairs.profile_id,
    pairs.parent_profile_id,
    told_apart.profile_id is not null as is_told_apart
from pairs
left join told_apart
    on
        (pairs.profile_id = told_apart.profile_id and pairs.parent_profile_id = told_apart.parent_profile_id)
