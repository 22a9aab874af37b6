{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='profile_id') }}

-- Each profile with the one that it repeats, if any: of all that it may repeat the best, so that a vague report joins
-- one event and never ties two together. A touched profile has met all others just now; for the rest, what was best
-- before still counts, so old pairs need not be kept.
with found as (
    {%- for fact in ['meeting', 'sanction', 'strike', 'quote'] %}
    select '{{ fact }}' as fact, profile_id, parent_profile_id, parent_rank, score
    from {{ ref('int_' ~ fact ~ '_links') }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

concerned as (
    select fact, profile_id from {{ ref('int_profiles_touched') }}
    union
    select fact, profile_id from found
),

candidates as (
    select profile_id, parent_profile_id, parent_rank, score from found
    {%- if is_incremental() %}
    union all
    select profile_id, parent_profile_id, parent_rank, score
    from {{ this }}
    where
        parent_profile_id is not null
        and profile_id in (select profile_id from concerned)
        and profile_id not in (select profile_id from {{ ref('int_profiles_touched') }})
    {%- endif %}
),

best as (
    select
        profile_id,
        parent_profile_id,
        parent_rank,
        score,
        row_number() over (
            partition by profile_id
            order by score desc, parent_rank asc, parent_profile_id asc
        ) as place_in_order
    from candidates
),

anchors as (
    select distinct 'meeting' as fact, profile_id, anchor_on, persons, person_parties
    from {{ ref('int_meeting_profiles') }}
    where profile_id in (select profile_id from concerned)
    {%- for fact in ['sanction', 'strike'] %}
    union all
    select distinct '{{ fact }}' as fact, profile_id, anchor_on, null as persons, null as person_parties
    from {{ ref('int_' ~ fact ~ '_profiles') }}
    where profile_id in (select profile_id from concerned)
    {%- endfor %}
    union all
    -- Words may be quoted at any time.
    select fact, profile_id, cast(null as date) as anchor_on, null as persons, null as person_parties
    from concerned
    where fact = 'quote'
)

select
    anchors.fact,
    anchors.profile_id,
    anchors.anchor_on,
    anchors.persons,
    anchors.person_parties,
    best.parent_profile_id,
    best.parent_rank,
    best.score
from anchors
left join best on anchors.profile_id = best.profile_id and best.place_in_order = 1
