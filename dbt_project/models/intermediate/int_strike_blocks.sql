{{ config(materialized='ephemeral') }}

-- Where to look for reports of the same strike: one place, or one district, within a few days.
with profiles as (
    select distinct profile_id, anchor_rank, place_key, place_kind, district, place_country, from_on, to_on
    from {{ ref('int_strike_profiles') }}
    where is_mergeable and article_id in (select article_id from {{ ref('int_articles_touched') }})
),

places as (
    select profile_id, anchor_rank, place_key as place, from_on, to_on from profiles
    union all
    select profile_id, anchor_rank, place_country || ' ' || district as place, from_on, to_on
    from profiles
    where district is not null and place_country is not null
),

stretches as (
    select
        profile_id,
        anchor_rank,
        place,
        {{ each_number(stretch_of(plus_days('from_on', -1), 4), stretch_of(plus_days('to_on', 1), 4)) }} as stretch
    from places
)

select profile_id, anchor_rank, {{ block_of(["'strike'", 'place', 'stretch']) }} as block, true as is_asking
from stretches
