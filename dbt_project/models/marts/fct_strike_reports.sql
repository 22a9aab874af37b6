{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='report_id',
    on_schema_change='fail'
) }}

select
    reports.report_id,
    merged.event_id as strike_id,
    reports.article_id,
    reports.attacker_id,
    reports.attacker_name,
    reports.place_id,
    reports.place_name,
    reports.country_name,
    reports.target_text,
    reports.weapon,
    reports.killed_min,
    reports.killed_max,
    reports.injured_min,
    reports.injured_max,
    reports.has_casualties,
    reports.casualty_text,
    reports.status,
    reports.claimed_by,
    reports.date_text,
    reports.occurred_on,
    reports.date_precision,
    reports.is_plural,
    reports.start_char,
    reports.end_char,
    reports.evidence,
    reports.confidence,
    reports.rule,
    merged.published_on
from {{ ref('stg_strike_reports') }} as reports
inner join {{ ref('int_reports_touched') }} as merged
    on reports.report_id = merged.report_id and merged.fact = 'strike'
