{{ config(materialized='ephemeral') }}

-- Which report of an attack may repeat another one, better anchored in time and place.
with profiles as (
    select distinct
        profile_id, attacker, place_key, place_sound, is_listed, place_kind, district, place_country, course, weapon,
        killed_min, killed_max, injured_min, injured_max, target_words, occurred_on, vagueness, published_on, from_on,
        to_on, anchor_rank
    from {{ ref('int_strike_profiles') }}
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
        one.course = other.course as is_same_course,
        case
            when one.place_key is null or other.place_key is null then 'unknown'
            when one.place_key = other.place_key and one.place_kind = 'country' then 'same country'
            when one.place_key = other.place_key then 'same place'
            when one.place_sound = other.place_sound and not (one.is_listed and other.is_listed) then 'same place'
            when (one.place_kind = 'admin1' or other.place_kind = 'admin1') and one.district = other.district
                then 'within'
            when one.is_listed <> other.is_listed then 'unknown'
            when (one.place_kind = 'country' or other.place_kind = 'country')
                and one.place_country = other.place_country then 'in country'
            else 'other'
        end as place,
        case
            when one.attacker is null or other.attacker is null then 'unknown'
            when one.attacker = other.attacker then 'same'
            else 'other'
        end as attacker,
        one.occurred_on is not null and other.occurred_on is not null as are_dated,
        one.occurred_on is null and other.occurred_on is null as are_undated,
        one.vagueness in ('week', 'month') or other.vagueness in ('week', 'month') as is_vague,
        {{ days_between('least(one.to_on, other.to_on)', 'greatest(one.from_on, other.from_on)') }} as gap,
        abs({{ days_between('one.published_on', 'other.published_on') }}) as published_gap,
        abs({{ days_between('coalesce(one.occurred_on, one.published_on)',
            'coalesce(other.occurred_on, other.published_on)') }}) as distance,
        {{ toll_agreement('killed') }} as killed,
        {{ toll_agreement('injured') }} as injured,
        least(one.killed_min, other.killed_min) as killed_least,
        greatest(one.killed_min, other.killed_min) as killed_most,
        case
            when one.weapon = 'unknown' or other.weapon = 'unknown' then 'unknown'
            when one.weapon = other.weapon then 'same'
            -- What falls from the sky is called by either name.
            when one.weapon in ('airstrike', 'bomb', 'missile') and other.weapon in ('airstrike', 'bomb', 'missile')
                then 'kin'
            else 'other'
        end as weapon,
        {{ shared_elements(shingles('one.target_words', 1), shingles('other.target_words', 1)) }} as shared_target_words
    from {{ ref('int_candidate_pairs') }} as pairs
    inner join profiles as one on pairs.profile_id = one.profile_id
    inner join profiles as other on pairs.parent_profile_id = other.profile_id
    where not pairs.is_told_apart
),

compatible as (
    select *
    from pairs
    where
        is_same_course
        and place <> 'other'
        -- Two of place, attacker and day must be the same, however well tolls agree.
        and (place <> 'in country' or (attacker = 'same' and are_dated and gap = 0))
        and (attacker <> 'other' or (place = 'same place' and are_dated and gap = 0))
        and gap <= case when are_dated then 1 else 0 end
        and not (are_undated and not is_vague and published_gap > 3)
),

scored as (
    select
        profile_id,
        parent_profile_id,
        parent_rank,
        case place
            when 'same place' then {{ merge_weight('strike', 'place_same') }}
            when 'same country' then {{ merge_weight('strike', 'country_only') }}
            when 'unknown' then {{ merge_weight('strike', 'place_unknown') }}
            when 'in country' then {{ merge_weight('strike', 'place_in_country') }}
            else {{ merge_weight('strike', 'place_within') }}
        end
        + case attacker
            when 'same' then {{ merge_weight('strike', 'attacker_same') }}
            when 'other' then {{ merge_weight('strike', 'attacker_differs') }}
            else 0
        end
        + case
            when are_dated and gap = 0 then {{ merge_weight('strike', 'day_same') }}
            when are_dated then {{ merge_weight('strike', 'day_next') }}
            -- What took many lives is recalled by place and toll, not by its day: `last week's strike on the market`.
            when not are_undated and place = 'same place' and killed in ('same', 'grows') and killed_least >= 5
                and killed_most <= 2 * killed_least and (is_vague or distance > 3)
                then {{ merge_weight('strike', 'recalled') }}
            when is_vague then {{ merge_weight('strike', 'period_covers') }}
            when are_undated and published_gap <= 1 then {{ merge_weight('strike', 'published_near') }}
            when are_undated then 0
            when distance <= 1 then {{ merge_weight('strike', 'plausible_near') }}
            when distance <= 3 then {{ merge_weight('strike', 'plausible_far') }}
            else {{ merge_weight('strike', 'plausible_off') }}
        end
        + case
            when killed = 'same' and killed_least >= 5 then {{ merge_weight('strike', 'killed_same_large') }}
            when killed = 'same' and killed_least >= 1 then {{ merge_weight('strike', 'killed_same') }}
            when killed = 'grows' and killed_least >= 5 and killed_most <= 2 * killed_least
                then {{ merge_weight('strike', 'killed_grows_large') }}
            when killed = 'grows' then {{ merge_weight('strike', 'killed_grows') }}
            when killed = 'conflicts' then {{ merge_weight('strike', 'killed_conflicts') }}
            else 0
        end
        + case injured
            when 'same' then {{ merge_weight('strike', 'injured_same') }}
            when 'conflicts' then {{ merge_weight('strike', 'injured_conflicts') }}
            else 0
        end
        + case weapon
            when 'same' then {{ merge_weight('strike', 'weapon_same') }}
            when 'other' then {{ merge_weight('strike', 'weapon_differs') }}
            else 0
        end
        + case when shared_target_words > 0 then {{ merge_weight('strike', 'target_shared') }} else 0 end as score
    from compatible
)

select profile_id, parent_profile_id, parent_rank, score
from scored
where score >= {{ merge_weight('strike', 'threshold') }}
