{{ config(materialized='ephemeral') }}

-- Where to look for reports of the same measure: two of sender, target (or its country) and named measure, in the same
-- two months or the next. Where both reports name sender and target, these find each other; so only who names one of
-- them alone asks by the measure.
with profiles as (
    select distinct profile_id, anchor_rank, sender, target, target_country, is_mutual, direction, measure, anchor_on
    from {{ ref('int_sanction_profiles') }}
    where is_mergeable and article_id in (select article_id from {{ ref('int_articles_touched') }})
),

keys as (
    select profile_id, anchor_rank, direction, target, sender as other_key, anchor_on, true as is_asking
    from profiles
    where sender is not null and target is not null
    union all
    select profile_id, anchor_rank, direction, target, measure as other_key, anchor_on, sender is null as is_asking
    from profiles
    where measure <> 'general' and target is not null
    union all
    select
        profile_id, anchor_rank, direction, 'of ' || sender as target, measure as other_key, anchor_on,
        target is null as is_asking
    from profiles
    where measure <> 'general' and sender is not null
    union all
    -- For who may be its country, or for the same two the other way round.
    select
        profile_id, anchor_rank, direction, target_country as target, sender as other_key, anchor_on, false as is_asking
    from profiles
    where target_country <> target and sender is not null
    union all
    select profile_id, anchor_rank, direction, sender as target, target as other_key, anchor_on, false as is_asking
    from profiles
    where sender is not null and target is not null and not is_mutual and measure <> 'general'
),

stretches as (
    select
        profile_id,
        anchor_rank,
        direction,
        target,
        other_key,
        is_asking,
        {{ each_number(stretch_of('anchor_on', 60), stretch_of('anchor_on', 60) ~ ' + 1') }} as stretch
    from keys
)

select
    profile_id,
    anchor_rank,
    {{ block_of(["'sanction'", 'direction', 'target', 'other_key', 'stretch']) }} as block,
    is_asking
from stretches
