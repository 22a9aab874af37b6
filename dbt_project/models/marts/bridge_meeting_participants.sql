{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='report_id',
    on_schema_change='fail'
) }}

select
    merged.event_id as meeting_id,
    parties.report_id,
    parties.actor_id,
    parties.actor_name,
    parties.role
from {{ ref('int_meeting_parties') }} as parties
inner join {{ ref('int_reports_touched') }} as merged
    on parties.report_id = merged.report_id and merged.fact = 'meeting'
