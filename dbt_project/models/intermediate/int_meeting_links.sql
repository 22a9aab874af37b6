{{ config(materialized='ephemeral') }}

-- Which report may have another one, better anchored in time, place and persons, as the one that it repeats.
with profiles as (
    select distinct
        profile_id, parties, party_count, names, name_count, persons, person_count, person_parties, bare_parties,
        stranger_count, guessed_parties, place_key, place_sound, is_listed, place_kind, place_country, meeting_format,
        status, starts_on, ends_on, is_weekday, published_from, published_to, is_open, from_on, to_on, anchor_rank
    from {{ ref('int_meeting_profiles') }}
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
        pairs.is_told_apart,
        other.anchor_rank as parent_rank,
        one.party_count = 1 or other.party_count = 1 as is_one_sided,
        {{ party_agreement() }} as parties,
        {{ shared_count('one.persons', 'other.persons') }} as shared_persons,
        {{ shared_count('one.person_parties', 'other.person_parties') }} as shared_seats,
        least(one.person_count, other.person_count) as least_persons,
        one.name_count = 2 and other.name_count = 2 as are_two,
        one.person_parties like '%; %' and other.person_parties is null as is_finer,
        one.meeting_format <> other.meeting_format
        and one.meeting_format <> 'unknown' and other.meeting_format <> 'unknown' as is_other_format,
        one.status = other.status as is_same_status,
        (one.status in ('planned', 'proposed')) <> (other.status in ('planned', 'proposed')) as is_course,
        one.status = 'cancelled' or other.status = 'cancelled' as is_cancelled,
        one.status = 'cancelled' and other.status = 'cancelled' as are_cancelled,
        least(one.status, other.status) = 'cancelled' and greatest(one.status, other.status) = 'held' as is_contrary,
        case
            when one.place_key is null or other.place_key is null then 'unknown'
            when one.place_key = other.place_key and one.place_kind = 'country' then 'same country'
            when one.place_key = other.place_key then 'same city'
            when one.place_sound = other.place_sound and not (one.is_listed and other.is_listed) then 'same city'
            when one.place_kind = 'country' and one.place_country = other.place_country then 'within'
            when other.place_kind = 'country' and one.place_country = other.place_country then 'within'
            when (one.place_kind <> 'city' or other.place_kind <> 'city')
                and one.place_country = other.place_country then 'within'
            else 'other'
        end as place,
        one.starts_on is not null and other.starts_on is not null as are_dated,
        one.starts_on is null and other.starts_on is null as are_undated,
        one.is_open or other.is_open as is_open,
        one.starts_on = other.starts_on
        and one.ends_on = one.starts_on
        and other.ends_on = other.starts_on as is_same_day,
        {{ days_between('one.starts_on', 'one.ends_on') }} > 4
        or {{ days_between('other.starts_on', 'other.ends_on') }} > 4 as is_period,
        (one.is_weekday or other.is_weekday)
        and abs({{ days_between('one.starts_on', 'other.starts_on') }}) = 7 as is_week_off,
        -- Days that lie between the two spans of time; zero or less where they overlap.
        {{ days_between('least(one.to_on, other.to_on)', 'greatest(one.from_on, other.from_on)') }} as gap,
        {{ days_between('least(one.published_to, other.published_to)',
            'greatest(one.published_from, other.published_from)') }} as published_gap,
        {{ days_between('one.published_to', 'other.starts_on') }} as days_to_other
    from {{ ref('int_candidate_pairs') }} as pairs
    inner join profiles as one on pairs.profile_id = one.profile_id
    inner join profiles as other on pairs.parent_profile_id = other.profile_id
),

-- Where an article tells of countries and, apart from that, of persons who meet at about the same time, its report on
-- the countries is not about these persons, in whichever other article they appear. But told once with its day and once
-- without, or twice the same, it is rather one meeting than two: then the countries are these persons, and no others.
beside as (
    select
        pairs.profile_id,
        pairs.parent_profile_id,
        {{ shared_count('beside.persons', 'parents.persons') }} > 0 as is_with_them,
        beside.from_on <= {{ plus_days('parents.to_on', 1) }}
        and parents.from_on <= {{ plus_days('beside.to_on', 1) }} as is_then,
        (told.starts_on is null) = (beside.starts_on is null)
        and not coalesce(
            told.place_key = beside.place_key and told.starts_on = beside.starts_on and told.status = beside.status,
            false
        ) as is_another,
        (told.starts_on is null) <> (beside.starts_on is null)
        and told.status = beside.status
        and coalesce(told.place_sound = beside.place_sound, true)
        and least(beside.person_count, parents.person_count) > 1
        and {{ shared_count('told.parties', 'beside.parties') }}
        + {{ shared_count('told.parties', 'beside.guessed_parties') }} > 1 as is_the_same
    from {{ ref('int_candidate_pairs') }} as pairs
    inner join {{ ref('int_meeting_profiles') }} as told on pairs.profile_id = told.profile_id
    inner join {{ ref('int_meeting_profiles') }} as beside
        on told.article_id = beside.article_id and told.profile_id <> beside.profile_id
    inner join profiles as parents on pairs.parent_profile_id = parents.profile_id
    where told.persons is null and beside.persons is not null and parents.persons is not null
),

rivals as (
    select distinct profile_id, parent_profile_id
    from beside
    where (is_another and is_with_them and is_then) or (is_the_same and not is_with_them)
),

compatible as (
    select pairs.*
    from pairs
    left join rivals on pairs.profile_id = rivals.profile_id and pairs.parent_profile_id = rivals.parent_profile_id
    where
        rivals.profile_id is null
        and parties <> 'none'
        -- What one article tells as two meetings is one only if all that it says of both agrees.
        and (not is_told_apart or (place = 'same city' and is_same_day and is_same_status and parties <> 'one'))
        -- The same persons hardly meet twice on one day: one of two cities, or of a call and a visit, is read wrongly.
        and ((place <> 'other' and not is_other_format) or (shared_persons > 1 and is_same_day))
        -- Where both name persons for a seat, one of them must be the same at least.
        and (shared_seats = 0 or shared_persons > 0)
        -- Who meets one person is not who meets another.
        and not (are_two and least_persons = 2 and shared_persons = 1)
        and (parties <> 'one' or is_one_sided)
        -- Words on a meeting long past name its place at least.
        and (are_dated or are_undated or is_open or place = 'same city' or abs(days_to_other) <= 10)
        -- A cancellation is often dated by the day on which it was announced, a visit of some days by any of them, and
        -- what was planned for one day may be held on another.
        and (
            is_open
            or (is_week_off and place = 'same city')
            or gap <= case
                when are_dated and is_cancelled then 3
                when are_dated and (shared_persons > 0 or is_course) and place = 'same city' then 3
                when are_dated and not is_period then 1
                else 0
            end
        )
),

scored as (
    select
        profile_id,
        parent_profile_id,
        parent_rank,
        case parties
            when 'equal' then {{ merge_weight('meeting', 'parties_equal') }}
            when 'contained' then {{ merge_weight('meeting', 'parties_contained') }}
            when 'filled' then {{ merge_weight('meeting', 'parties_filled') }}
            when 'mostly' then {{ merge_weight('meeting', 'parties_mostly') }}
            else {{ merge_weight('meeting', 'parties_partly') }}
        end
        + case when shared_persons > 0 then {{ merge_weight('meeting', 'persons_shared') }} else 0 end
        + case when shared_persons > 0 and shared_seats > shared_persons
            then {{ merge_weight('meeting', 'persons_differ') }} else 0 end
        + case when is_finer then {{ merge_weight('meeting', 'seats_unknown') }} else 0 end
        + case place
            when 'same city' then {{ merge_weight('meeting', 'city_same') }}
            when 'same country' then {{ merge_weight('meeting', 'country_same') }}
            when 'within' then {{ merge_weight('meeting', 'place_within') }}
            when 'other' then {{ merge_weight('meeting', 'place_differs') }}
            else 0
        end
        + case
            when is_open then 0
            when is_same_day then {{ merge_weight('meeting', 'day_same') }}
            when are_dated and is_period then {{ merge_weight('meeting', 'period_overlaps') }}
            when are_dated and gap <= 0 then {{ merge_weight('meeting', 'days_overlap') }}
            when are_dated and is_cancelled then {{ merge_weight('meeting', 'cancelled_near') }}
            when are_dated and gap <= 1 then {{ merge_weight('meeting', 'day_next') }}
            when is_week_off then {{ merge_weight('meeting', 'week_off') }}
            when are_dated then 0
            when are_undated and published_gap <= 2 then {{ merge_weight('meeting', 'published_near') }}
            when are_undated and published_gap <= 7 then 0
            when are_undated then {{ merge_weight('meeting', 'published_far') }}
            when days_to_other between -4 and 4 then {{ merge_weight('meeting', 'plausible_near') }}
            when days_to_other between -10 and 10 then {{ merge_weight('meeting', 'plausible_far') }}
            when days_to_other is not null then {{ merge_weight('meeting', 'plausible_off') }}
            else 0
        end
        + case when is_other_format then {{ merge_weight('meeting', 'format_differs') }} else 0 end
        + case when are_cancelled then {{ merge_weight('meeting', 'both_cancelled') }} else 0 end
        + case when is_contrary then {{ merge_weight('meeting', 'held_and_cancelled') }} else 0 end
        + case when is_same_status then {{ merge_weight('meeting', 'status_same') }} else 0 end as score
    from compatible
)

select profile_id, parent_profile_id, parent_rank, score
from scored
where score >= {{ merge_weight('meeting', 'threshold') }}
