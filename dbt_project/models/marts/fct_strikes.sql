{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='strike_id',
    on_schema_change='fail',
    post_hook="delete from {{ this }} where strike_id not in ("
        ~ "select event_id from {{ ref('int_events_merged') }} where fact = 'strike')"
) }}

with reports as (
    select
        reports.*,
        merged.event_id as strike_id,
        merged.published_on,
        merged.original_article_id,
        merged.is_independent,
        places.kind as place_kind,
        {{ strike_stage('reports.status') }} as stage
    from {{ ref('int_reports_touched') }} as merged
    inner join {{ ref('stg_strike_reports') }} as reports
        on merged.report_id = reports.report_id and merged.fact = 'strike'
    left join {{ ref('stg_place_mentions') }} as places
        on reports.place_id = places.place_id and reports.article_id = places.article_id
),

-- Tolls grow as rescuers dig, so a later, higher one is no dispute; a lower one than was already certain is.
tolls as (
    select
        strike_id,
        status,
        killed_max,
        injured_max,
        max(killed_min) over (
            partition by strike_id
            order by published_on asc nulls first, killed_min asc nulls first, report_id asc
            rows between unbounded preceding and current row
        ) as killed_before,
        max(injured_min) over (
            partition by strike_id
            order by published_on asc nulls first, injured_min asc nulls first, report_id asc
            rows between unbounded preceding and current row
        ) as injured_before
    from reports
    where is_independent
),

disputes as (
    select
        strike_id,
        max(case when status = 'denied' then 1 else 0 end) = 1
        and max(case when status in ('occurred', 'claimed') then 1 else 0 end) = 1 as is_disputed,
        max(case when killed_max < killed_before or injured_max < injured_before then 1 else 0 end) = 1
            as is_casualty_disputed
    from tolls
    group by strike_id
),

totals as (
    select
        strike_id,
        min(killed_min) as killed_min,
        case when max(killed_max) is not null then greatest(max(killed_max), coalesce(max(killed_min), 0)) end
            as killed_max,
        min(injured_min) as injured_min,
        case when max(injured_max) is not null then greatest(max(injured_max), coalesce(max(injured_min), 0)) end
            as injured_max,
        max(case when has_casualties then 1 else 0 end) = 1 as has_casualties,
        min(case when is_plural then 1 else 0 end) = 1 as is_plural,
        sum(case when is_independent then 1 else 0 end) as report_count,
        count(distinct original_article_id) as article_count,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on
    from reports
    group by strike_id
),

latest as (
    {{ first_value_by('reports', 'strike_id', 'status',
        'published_on desc nulls last, stage desc, report_id asc') }}
),

attackers as (
    {{ majority('reports', 'strike_id', 'attacker_name') }}
),

attacker_ids as (
    {{ majority('reports', 'strike_id', 'attacker_id') }}
),

claimants as (
    {{ first_value_by('reports', 'strike_id', 'claimed_by', 'published_on desc nulls last, report_id asc') }}
),

targets as (
    {{ majority('reports', 'strike_id', 'target_text') }}
),

weapons as (
    {{ majority("(select * from reports where weapon <> 'unknown') as named_weapons", 'strike_id', 'weapon') }}
),

-- The words of the latest report that gives casualties.
casualties as (
    {{ first_value_by('reports', 'strike_id', 'casualty_text', 'published_on desc nulls last, report_id asc') }}
),

-- The most exact place that is named, and of equally exact ones that of most reports.
places as (
    select
        strike_id,
        place_id,
        place_name,
        country_name,
        row_number() over (
            partition by strike_id
            order by {{ place_rank('place_kind') }} asc, count(*) desc, place_name asc, place_id asc nulls last,
                country_name asc nulls last
        ) as place_in_order
    from reports
    where place_name is not null
    group by strike_id, place_id, place_name, place_kind, country_name
),

countries as (
    {{ majority('reports', 'strike_id', 'country_name') }}
),

dates as (
    select
        strike_id,
        date_text,
        occurred_on,
        date_precision,
        row_number() over (
            partition by strike_id
            order by
                case when occurred_on is null then 1 else 0 end asc,
                {{ precision_rank('date_precision') }} asc,
                published_on asc nulls last,
                report_id asc
        ) as place_in_order
    from reports
    where date_text is not null or occurred_on is not null
)

select
    totals.strike_id,
    attacker_ids.attacker_id,
    attackers.attacker_name,
    places.place_id,
    places.place_name,
    coalesce(places.country_name, countries.country_name) as country_name,
    targets.target_text,
    coalesce(weapons.weapon, 'unknown') as weapon,
    totals.killed_min,
    totals.killed_max,
    totals.injured_min,
    totals.injured_max,
    totals.has_casualties,
    casualties.casualty_text,
    latest.status,
    claimants.claimed_by,
    dates.date_text,
    dates.occurred_on,
    dates.date_precision,
    totals.is_plural,
    cast(totals.report_count as bigint) as report_count,
    totals.article_count,
    totals.first_reported_on,
    totals.last_reported_on,
    disputes.is_disputed,
    disputes.is_casualty_disputed,
    codes.cameo_code,
    codes.plover_type,
    codes.plover_mode
from totals
inner join latest on totals.strike_id = latest.strike_id
inner join disputes on totals.strike_id = disputes.strike_id
left join attackers on totals.strike_id = attackers.strike_id
left join attacker_ids on totals.strike_id = attacker_ids.strike_id
left join claimants on totals.strike_id = claimants.strike_id
left join targets on totals.strike_id = targets.strike_id
left join weapons on totals.strike_id = weapons.strike_id
left join casualties on totals.strike_id = casualties.strike_id
left join places on totals.strike_id = places.strike_id and places.place_in_order = 1
left join countries on totals.strike_id = countries.strike_id
left join dates on totals.strike_id = dates.strike_id and dates.place_in_order = 1
left join {{ ref('event_codes') }} as codes
    on
        codes.fact = 'strike'
        and latest.status = codes.status
        and coalesce(weapons.weapon, 'unknown') = codes.form
