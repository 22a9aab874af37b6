{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='report_id',
    on_schema_change='fail'
) }}

with reports as (
    select
        'meeting' as fact,
        meeting_id as event_id,
        report_id,
        article_id,
        published_on,
        status,
        {{ meeting_stage('status') }} as stage
    from {{ ref('fct_meeting_reports') }}
    where meeting_id in (select event_id from {{ ref('int_trees_walked') }})
    union all
    select
        'sanction' as fact,
        sanction_id as event_id,
        report_id,
        article_id,
        published_on,
        action as status,
        {{ sanction_stage('action') }} as stage
    from {{ ref('fct_sanction_reports') }}
    where sanction_id in (select event_id from {{ ref('int_trees_walked') }})
    union all
    select
        'strike' as fact,
        strike_id as event_id,
        report_id,
        article_id,
        published_on,
        status,
        {{ strike_stage('status') }} as stage
    from {{ ref('fct_strike_reports') }}
    where strike_id in (select event_id from {{ ref('int_trees_walked') }})
),

steps as (
    select
        fact,
        event_id,
        report_id,
        article_id,
        published_on,
        status,
        lag(status) over (
            partition by fact, event_id
            order by published_on asc nulls first, stage asc nulls last, report_id asc
        ) as previous_status
    from reports
)

select
    fact,
    event_id,
    report_id,
    article_id,
    published_on,
    status,
    previous_status,
    previous_status is not null and previous_status <> status as is_change
from steps
