{{ config(materialized='ephemeral') }}

-- Where to look for reports of the same strike: one place, or one that sounds the same, within a few days. A report
-- that names a district only asks among all attacks in it; one without a place, with its country only or with a place
-- that is not listed, among all attacks of its attacker.
with profiles as (
    select distinct
        profile_id, anchor_rank, attacker, place_key, place_sound, is_listed, place_kind, district, place_country,
        from_on, to_on
    from {{ ref('int_strike_profiles') }}
    where is_mergeable and article_id in (select article_id from {{ ref('int_articles_touched') }})
),

places as (
    select profile_id, anchor_rank, place_sound as place, from_on, to_on, true as is_asking from profiles
    where place_key is not null
    union
    select profile_id, anchor_rank, place_key as place, from_on, to_on, true as is_asking from profiles
    where is_listed
    union all
    select
        profile_id,
        anchor_rank,
        place_country || ' ' || district as place,
        from_on,
        to_on,
        coalesce(place_kind, '') = 'admin1' as is_asking
    from profiles
    where district is not null and place_country is not null
    union all
    select
        profile_id,
        anchor_rank,
        'by ' || attacker as place,
        greatest(from_on, {{ plus_days('to_on', -7) }}) as from_on,
        to_on,
        not is_listed or coalesce(place_kind, '') = 'country' as is_asking
    from profiles
    where attacker is not null
),

stretches as (
    select
        profile_id,
        anchor_rank,
        place,
        is_asking,
        {{ each_number(stretch_of(plus_days('from_on', -1), 4), stretch_of(plus_days('to_on', 1), 4)) }} as stretch
    from places
)

select profile_id, anchor_rank, {{ block_of(["'strike'", 'place', 'stretch']) }} as block, is_asking
from stretches
