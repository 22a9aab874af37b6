{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='sanction_id',
    on_schema_change='fail',
    post_hook="delete from {{ this }} where sanction_id not in ("
        ~ "select event_id from {{ ref('int_events_merged') }} where fact = 'sanction')"
) }}

with reports as (
    select
        reports.*,
        merged.event_id as sanction_id,
        merged.published_on,
        merged.original_article_id,
        merged.is_independent,
        {{ sanction_stage('reports.action') }} as stage
    from {{ ref('int_reports_touched') }} as merged
    inner join {{ ref('stg_sanction_reports') }} as reports
        on merged.report_id = reports.report_id and merged.fact = 'sanction'
),

totals as (
    select
        sanction_id,
        min(direction) as direction,
        sum(case when is_independent then 1 else 0 end) as report_count,
        count(distinct original_article_id) as article_count,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on,
        max(case when action = 'withheld' then 1 else 0 end) = 1
        and max(case when action in ('imposed', 'extended', 'eased', 'lifted') then 1 else 0 end) = 1 as is_disputed
    from reports
    group by sanction_id
),

latest as (
    {{ first_value_by('reports', 'sanction_id', 'action',
        'published_on desc nulls last, stage desc, report_id asc') }}
),

senders as (
    {{ majority('reports', 'sanction_id', 'sender_name') }}
),

sender_ids as (
    {{ majority('reports', 'sanction_id', 'sender_id') }}
),

targets as (
    {{ majority('reports', 'sanction_id', 'target_name') }}
),

target_ids as (
    {{ majority('reports', 'sanction_id', 'target_id') }}
),

advocates as (
    {{ majority('reports', 'sanction_id', 'advocate_name') }}
),

-- A named kind of measure says more than `general`.
measures as (
    {{ majority("(select * from reports where measure <> 'general') as named_measures", 'sanction_id', 'measure') }}
),

conditions as (
    {{ first_value_by('reports', 'sanction_id', 'condition_text',
        'published_on desc nulls last, report_id asc') }}
),

dates as (
    select
        sanction_id,
        date_text,
        effective_on,
        date_precision,
        row_number() over (
            partition by sanction_id
            order by
                case when effective_on is null then 1 else 0 end asc,
                {{ precision_rank('date_precision') }} asc,
                published_on desc nulls last,
                report_id asc
        ) as place_in_order
    from reports
    where date_text is not null or effective_on is not null
)

select
    totals.sanction_id,
    sender_ids.sender_id,
    senders.sender_name,
    target_ids.target_id,
    targets.target_name,
    latest.action,
    totals.direction,
    advocates.advocate_name,
    coalesce(measures.measure, 'general') as measure,
    conditions.condition_text,
    dates.date_text,
    dates.effective_on,
    dates.date_precision,
    cast(totals.report_count as bigint) as report_count,
    totals.article_count,
    totals.first_reported_on,
    totals.last_reported_on,
    totals.is_disputed,
    codes.cameo_code,
    codes.plover_type,
    codes.plover_mode
from totals
inner join latest on totals.sanction_id = latest.sanction_id
left join senders on totals.sanction_id = senders.sanction_id
left join sender_ids on totals.sanction_id = sender_ids.sanction_id
left join targets on totals.sanction_id = targets.sanction_id
left join target_ids on totals.sanction_id = target_ids.sanction_id
left join advocates on totals.sanction_id = advocates.sanction_id
left join measures on totals.sanction_id = measures.sanction_id
left join conditions on totals.sanction_id = conditions.sanction_id
left join dates on totals.sanction_id = dates.sanction_id and dates.place_in_order = 1
left join {{ ref('event_codes') }} as codes
    on codes.fact = 'sanction' and latest.action = codes.status and totals.direction = codes.form
