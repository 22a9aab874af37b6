{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='report_id') }}

-- What of a report decides which meeting it tells. Reports that agree in all of it share a profile, and only
-- profiles are compared, so a meeting told by a thousand articles costs little more than one told by ten.
with parties as (
    select
        report_id,
        {{ joined_names("case when role = 'participant' then party end") }} as parties,
        count(distinct case when role = 'participant' then party end) as party_count,
        {{ joined_names("case when role = 'participant' then name_key end") }} as names,
        count(distinct case when role = 'participant' then name_key end) as name_count,
        {{ joined_names("case when role = 'participant' and kind = 'person' then party || ': ' || name_key end") }}
            as persons,
        {{ joined_names("case when role = 'participant' and kind = 'person' then party end") }} as person_parties
    from {{ ref('int_meeting_parties') }}
    where article_id in (select article_id from {{ ref('int_articles_touched') }})
    group by report_id
),

reports as (
    select
        reports.report_id,
        reports.article_id,
        reports.status,
        reports.meeting_format,
        reports.is_plural,
        reports.evidence,
        reports.start_char,
        parties.parties,
        coalesce(parties.party_count, 0) as party_count,
        parties.names,
        coalesce(parties.name_count, 0) as name_count,
        parties.persons,
        parties.person_parties,
        coalesce(reports.place_id, {{ sound_of('reports.place_name') }}) as place_key,
        places.kind as place_kind,
        places.country_iso3 as place_country,
        reports.starts_on,
        coalesce(reports.ends_on, reports.starts_on) as ends_on,
        case when reports.starts_on is null then coalesce(articles.published_on, articles.published_not_before) end
            as published_from,
        case when reports.starts_on is null then coalesce(articles.published_on, articles.published_not_after) end
            as published_to,
        -- `In the coming days` leaves a plan to its publication; `last spring` does not say which one.
        reports.starts_on is null
        and articles.published_on is not null
        and reports.date_text is not null
        and (reports.status = 'held' or coalesce(reports.date_precision, 'day') not in ('day', 'week')) as is_unplaced
    from {{ ref('stg_meeting_reports') }} as reports
    inner join {{ ref('int_articles_touched') }} as touched on reports.article_id = touched.article_id
    inner join {{ ref('stg_articles') }} as articles on reports.article_id = articles.article_id
    left join parties on reports.report_id = parties.report_id
    left join {{ ref('stg_place_mentions') }} as places
        on reports.place_id = places.place_id and reports.article_id = places.article_id
),

-- When it may have been: as dated, else what the publication makes plausible for its status. Without either it is
-- open, and only parties and place can tell.
windows as (
    select
        *,
        starts_on is null
        and (
            published_from is null
            or published_to is null
            or {{ days_between('published_from', 'published_to') }} > 30
        ) as is_open,
        case
            when starts_on is not null then starts_on
            when status = 'held' then {{ plus_days('published_from', -4) }}
            when status = 'cancelled' then {{ plus_days('published_from', -10) }}
            else published_from
        end as from_on,
        case
            when starts_on is not null then ends_on
            when status = 'held' then published_to
            else {{ plus_days('published_to', 30) }}
        end as to_on
    from reports
),

judged as (
    select
        *,
        not is_plural
        and not is_unplaced
        and (party_count >= 2 or name_count >= 2 or (party_count = 1 and place_key is not null))
        and (is_open or {{ days_between('from_on', 'to_on') }} between 0 and 65) as is_mergeable
    from windows
)

select
    report_id,
    article_id,
    start_char,
    {{ stable_hash('meeting', ['parties', 'names', 'persons', 'place_key', 'meeting_format', 'status', 'starts_on',
        'ends_on', 'published_from', 'published_to', "case when not is_mergeable then lower(evidence) end"]) }}
        as profile_id,
    is_mergeable,
    parties,
    party_count,
    names,
    name_count,
    persons,
    person_parties,
    place_key,
    place_kind,
    place_country,
    meeting_format,
    status,
    starts_on,
    ends_on,
    published_from,
    published_to,
    is_open,
    from_on,
    to_on,
    coalesce(starts_on, case when not is_open then published_to end) as anchor_on,
    case
        when starts_on is null then 24
        when {{ days_between('starts_on', 'ends_on') }} <= 4 then 0
        when {{ days_between('starts_on', 'ends_on') }} <= 10 then 8
        else 16
    end
    + case when place_key is null then 4 when place_kind = 'country' then 2 else 0 end
    + case when persons is null then 1 else 0 end as anchor_rank
from judged
