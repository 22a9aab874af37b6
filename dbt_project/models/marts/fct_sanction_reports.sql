{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='report_id',
    on_schema_change='fail'
) }}

select
    reports.report_id,
    merged.event_id as sanction_id,
    reports.article_id,
    reports.sender_id,
    reports.sender_name,
    reports.target_id,
    reports.target_name,
    reports.action,
    reports.direction,
    reports.advocate_name,
    reports.measure,
    reports.condition_text,
    reports.date_text,
    reports.effective_on,
    reports.date_precision,
    reports.start_char,
    reports.end_char,
    reports.evidence,
    reports.confidence,
    reports.rule,
    merged.published_on
from {{ ref('stg_sanction_reports') }} as reports
inner join {{ ref('int_reports_touched') }} as merged
    on reports.report_id = merged.report_id and merged.fact = 'sanction'
