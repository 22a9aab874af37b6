{{ config(materialized='ephemeral') }}

-- Which report of a measure may repeat another one, or be an earlier stage of the same course.
with profiles as (
    select distinct
        profile_id, sender, target, target_country, is_mutual, direction, measure, action, course, basis, anchor_on,
        anchor_rank
    from {{ ref('int_sanction_profiles') }}
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
        one.direction = other.direction as is_same_direction,
        case
            when one.target is null or other.target is null then 'unknown'
            when one.target = other.target then 'same'
            when one.target = other.target_country or one.target_country = other.target then 'within'
            else 'other'
        end as target,
        one.sender = other.target and one.target = other.sender and not one.is_mutual and not other.is_mutual
            as is_swapped,
        case
            when one.sender is null or other.sender is null then 'unknown'
            when one.sender = other.sender then 'same'
            else 'other'
        end as sender,
        case
            when one.measure = other.measure and one.measure = 'general' then 'general'
            when one.measure = other.measure then 'same'
            when one.measure = 'general' or other.measure = 'general' then 'half'
            when {{ is_kind_of('one.measure', 'other.measure') }} or {{ is_kind_of('other.measure', 'one.measure') }}
                then 'kin'
            else 'other'
        end as measure,
        one.action = other.action as is_same_action,
        (one.action = 'extended') <> (other.action = 'extended') and one.course = 'done' and other.course = 'done'
            as is_extension,
        case
            when one.course = 'done' and other.course = 'done' then 'done'
            when one.course = 'held out' and other.course = 'held out' then 'held out'
            else 'course'
        end as course,
        one.basis = 'day' and other.basis = 'day' as are_dated,
        one.basis = 'month' or other.basis = 'month' as is_month,
        abs({{ days_between('one.anchor_on', 'other.anchor_on') }}) as gap,
        -- A child that is only held out comes before what was done; see the order of anchors.
        {{ days_between('one.anchor_on', 'other.anchor_on') }} as days_until
    from {{ ref('int_candidate_pairs') }} as pairs
    inner join profiles as one on pairs.profile_id = one.profile_id
    inner join profiles as other on pairs.parent_profile_id = other.profile_id
    where not pairs.is_told_apart
),

compatible as (
    select *
    from pairs
    where
        is_same_direction
        and (
            (target <> 'other' and sender <> 'other')
            -- Who acts and whom it hits may be read the wrong way round.
            or (coalesce(is_swapped, false) and measure = 'same' and is_same_action and are_dated and gap = 0)
        )
        and measure <> 'other'
        and case course
            when 'done' then gap <= case when are_dated then 3 when is_month then 16 else 21 end
            when 'held out' then gap <= 45
            else days_until between -1 and 60
        end
),

scored as (
    select
        profile_id,
        parent_profile_id,
        parent_rank,
        case target
            when 'same' then {{ merge_weight('sanction', 'target_same') }}
            when 'within' then {{ merge_weight('sanction', 'target_within') }}
            when 'other' then {{ merge_weight('sanction', 'roles_swapped') }}
            else 0
        end
        + case when sender = 'same' then {{ merge_weight('sanction', 'sender_same') }} else 0 end
        + case measure
            when 'same' then {{ merge_weight('sanction', 'measure_same') }}
            when 'general' then {{ merge_weight('sanction', 'measure_general') }}
            when 'kin' then {{ merge_weight('sanction', 'measure_kin') }}
            else {{ merge_weight('sanction', 'measure_half') }}
        end
        + case when is_same_action then {{ merge_weight('sanction', 'action_same') }} else 0 end
        + case when is_extension then {{ merge_weight('sanction', 'extension') }} else 0 end
        + case
            when course = 'course' and days_until <= 14 then {{ merge_weight('sanction', 'course_soon') }}
            when course = 'course' then {{ merge_weight('sanction', 'course') }}
            when course = 'done' and are_dated and gap = 0 then {{ merge_weight('sanction', 'day_same') }}
            when course = 'done' and are_dated and gap <= 2 then {{ merge_weight('sanction', 'day_near') }}
            when course = 'done' and are_dated then {{ merge_weight('sanction', 'day_off') }}
            when course = 'done' and is_month then {{ merge_weight('sanction', 'month_same') }}
            when course = 'done' and gap <= 3 then {{ merge_weight('sanction', 'time_near') }}
            when course = 'done' and gap <= 10 then {{ merge_weight('sanction', 'time_fair') }}
            when course = 'held out' and gap <= 7 then {{ merge_weight('sanction', 'time_near') }}
            when course = 'held out' and gap <= 21 then {{ merge_weight('sanction', 'time_loose') }}
            else 0
        end as score
    from compatible
)

select profile_id, parent_profile_id, parent_rank, score
from scored
where score >= {{ merge_weight('sanction', 'threshold') }}
