{{ config(materialized='ephemeral') }}

-- Which words may be a shorter or slightly different form of other ones by the same speaker: by the share of pairs of
-- neighbouring words that they have in common.
with profiles as (
    select distinct profile_id, anchor_rank, {{ shingles('words', 2) }} as couples
    from {{ ref('int_quote_profiles') }}
    where profile_id in (
        select profile_id from {{ ref('int_candidate_pairs') }}
        union all
        select parent_profile_id from {{ ref('int_candidate_pairs') }}
    )
),

pairs as (
    select
        pairs.profile_id,
        pairs.parent_profile_id,
        other.anchor_rank as parent_rank,
        {{ element_count('one.couples') }} as one_count,
        {{ element_count('other.couples') }} as other_count,
        {{ shared_elements('one.couples', 'other.couples') }} as shared_count
    from {{ ref('int_candidate_pairs') }} as pairs
    inner join profiles as one on pairs.profile_id = one.profile_id
    inner join profiles as other on pairs.parent_profile_id = other.profile_id
),

scored as (
    select
        profile_id,
        parent_profile_id,
        parent_rank,
        shared_count / cast(one_count + other_count - shared_count as double) as jaccard,
        shared_count / cast(least(one_count, other_count) as double) as containment,
        shared_count
    from pairs
)

select profile_id, parent_profile_id, parent_rank, greatest(jaccard, containment * 0.5) as score
from scored
where
    jaccard >= {{ merge_weight('quote', 'threshold') }}
    or (
        containment >= {{ merge_weight('quote', 'contained') }}
        and shared_count >= {{ merge_weight('quote', 'contained_words') }}
    )
