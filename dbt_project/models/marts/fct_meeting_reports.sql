{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='report_id',
    on_schema_change='fail'
) }}

with parties as (
    select
        report_id,
        {{ joined_names("case when role = 'participant' then actor_name end") }} as participants,
        {{ joined_names("case when role = 'absent' then actor_name end") }} as absentees,
        {{ joined_names("case when role = 'mediator' then actor_name end") }} as mediator
    from {{ ref('int_meeting_parties') }}
    where report_id in (select report_id from {{ ref('int_reports_touched') }})
    group by report_id
)

select
    reports.report_id,
    merged.event_id as meeting_id,
    reports.article_id,
    parties.participants,
    parties.absentees,
    parties.mediator,
    reports.meeting_format,
    reports.status,
    reports.place_id,
    reports.place_name,
    reports.date_text,
    reports.starts_on,
    reports.ends_on,
    reports.date_precision,
    reports.topic,
    reports.is_plural,
    reports.start_char,
    reports.end_char,
    reports.evidence,
    reports.confidence,
    reports.rule,
    merged.published_on
from {{ ref('stg_meeting_reports') }} as reports
inner join {{ ref('int_reports_touched') }} as merged
    on reports.report_id = merged.report_id and merged.fact = 'meeting'
left join parties on reports.report_id = parties.report_id
