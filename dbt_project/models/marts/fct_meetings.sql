{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='meeting_id',
    on_schema_change='fail',
    post_hook="delete from {{ this }} where meeting_id not in ("
        ~ "select event_id from {{ ref('int_events_merged') }} where fact = 'meeting')"
) }}

with reports as (
    select
        reports.*,
        merged.event_id as meeting_id,
        merged.published_on,
        merged.original_article_id,
        merged.is_independent,
        places.kind as place_kind,
        places.country_iso3 as place_country_iso3,
        {{ meeting_stage('reports.status') }} as stage
    from {{ ref('int_reports_touched') }} as merged
    inner join {{ ref('stg_meeting_reports') }} as reports
        on merged.report_id = reports.report_id and merged.fact = 'meeting'
    left join {{ ref('stg_place_mentions') }} as places
        on reports.place_id = places.place_id and reports.article_id = places.article_id
),

parties as (
    select distinct merged.event_id as meeting_id, parties.actor_name, parties.role, parties.kind, parties.country_iso3
    from {{ ref('int_meeting_parties') }} as parties
    inner join {{ ref('int_reports_touched') }} as merged
        on parties.report_id = merged.report_id and merged.fact = 'meeting'
),

-- A person stands for the country, so the country is not named beside its minister.
represented as (
    select distinct meeting_id, country_iso3
    from parties
    where role = 'participant' and kind = 'person' and country_iso3 is not null
),

attendance as (
    select
        parties.meeting_id,
        {{ joined_names("case when parties.role = 'participant' then parties.actor_name end") }} as participants,
        count(distinct case when parties.role = 'participant' then parties.actor_name end) as participant_count,
        {{ joined_names("case when parties.role = 'mediator' then parties.actor_name end") }} as mediator
    from parties
    left join represented
        on
            parties.meeting_id = represented.meeting_id
            and parties.country_iso3 = represented.country_iso3
            and parties.kind = 'country'
            and parties.role = 'participant'
    where represented.meeting_id is null
    group by parties.meeting_id
),

steps as (
    select
        meeting_id,
        status,
        stage,
        max(stage) over (
            partition by meeting_id
            order by published_on asc nulls first, stage asc, report_id asc
            rows between unbounded preceding and 1 preceding
        ) as stage_before
    from reports
    where is_independent
),

disputes as (
    select
        meeting_id,
        max(case when status = 'held' then 1 else 0 end) + max(case when status = 'cancelled' then 1 else 0 end) = 2
        or max(case when stage_before > stage then 1 else 0 end) = 1 as is_disputed
    from steps
    group by meeting_id
),

totals as (
    select
        meeting_id,
        sum(case when is_independent then 1 else 0 end) as report_count,
        count(distinct original_article_id) as article_count,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on
    from reports
    group by meeting_id
),

latest as (
    {{ first_value_by('reports', 'meeting_id', 'status',
        'published_on desc nulls last, stage desc nulls first, report_id asc') }}
),

formats as (
    {{ majority("(select * from reports where meeting_format <> 'unknown') as known_formats",
        'meeting_id', 'meeting_format') }}
),

topics as (
    {{ majority('reports', 'meeting_id', 'topic') }}
),

-- The most exact place that is named, and of equally exact ones that of most reports.
places as (
    select
        meeting_id,
        place_id,
        place_name,
        country_name,
        place_country_iso3,
        row_number() over (
            partition by meeting_id
            order by {{ place_rank('place_kind') }} asc, count(*) desc, place_name asc, place_id asc nulls last,
                country_name asc nulls last, place_country_iso3 asc nulls last
        ) as place_in_order
    from reports
    where place_name is not null
    group by meeting_id, place_id, place_name, place_kind, country_name, place_country_iso3
),

-- The most exact date that is given, and of equally exact ones the latest word on it.
dates as (
    select
        meeting_id,
        starts_on,
        ends_on,
        date_precision,
        row_number() over (
            partition by meeting_id
            order by {{ precision_rank('date_precision') }} asc, published_on desc nulls last, report_id asc
        ) as place_in_order
    from reports
    where starts_on is not null
),

visited as (
    select distinct parties.meeting_id
    from parties
    inner join places
        on
            parties.meeting_id = places.meeting_id
            and parties.country_iso3 = places.place_country_iso3
            and places.place_in_order = 1
    where parties.role = 'participant'
),

meetings as (
    select
        totals.meeting_id,
        latest.status,
        coalesce(formats.meeting_format, 'unknown') as meeting_format,
        attendance.participants,
        coalesce(attendance.participant_count, 0) as participant_count,
        attendance.mediator,
        places.place_id,
        places.place_name,
        places.country_name,
        dates.starts_on,
        dates.ends_on,
        dates.date_precision,
        topics.topic,
        totals.report_count,
        totals.article_count,
        totals.first_reported_on,
        totals.last_reported_on,
        disputes.is_disputed,
        case
            when formats.meeting_format = 'call' then 'call'
            when formats.meeting_format is null or places.place_country_iso3 is null then 'unknown'
            when visited.meeting_id is not null then 'visit'
            else 'third_place'
        end as form
    from totals
    inner join latest on totals.meeting_id = latest.meeting_id
    inner join disputes on totals.meeting_id = disputes.meeting_id
    left join attendance on totals.meeting_id = attendance.meeting_id
    left join formats on totals.meeting_id = formats.meeting_id
    left join places on totals.meeting_id = places.meeting_id and places.place_in_order = 1
    left join dates on totals.meeting_id = dates.meeting_id and dates.place_in_order = 1
    left join topics on totals.meeting_id = topics.meeting_id
    left join visited on totals.meeting_id = visited.meeting_id
)

select
    meetings.meeting_id,
    meetings.status,
    meetings.meeting_format,
    meetings.participants,
    meetings.participant_count,
    meetings.mediator,
    meetings.place_id,
    meetings.place_name,
    meetings.country_name,
    meetings.starts_on,
    meetings.ends_on,
    meetings.date_precision,
    meetings.topic,
    cast(meetings.report_count as bigint) as report_count,
    meetings.article_count,
    meetings.first_reported_on,
    meetings.last_reported_on,
    meetings.is_disputed,
    codes.cameo_code,
    codes.plover_type,
    codes.plover_mode
from meetings
left join {{ ref('event_codes') }} as codes
    on codes.fact = 'meeting' and meetings.status = codes.status and meetings.form = codes.form
