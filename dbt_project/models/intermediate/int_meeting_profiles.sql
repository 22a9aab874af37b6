{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='report_id') }}

-- What of a report decides which meeting it tells. Reports that agree in all of it share a profile, and only
-- profiles are compared, so a meeting told by a thousand articles costs little more than one told by ten.
with parties as (
    select
        report_id,
        article_id,
        {{ joined_names("case when role = 'participant' then party end") }} as parties,
        count(distinct case when role = 'participant' then party end) as party_count,
        {{ joined_names("case when role = 'participant' then name_key end") }} as names,
        count(distinct case when role = 'participant' then name_key end) as name_count,
        {{ joined_names("case when role = 'participant' and kind = 'person' then name_key end") }} as persons,
        count(distinct case when role = 'participant' and kind = 'person' then name_key end) as person_count,
        {{ joined_names("case when role = 'participant' and kind = 'person' then country_iso3 end") }}
            as person_parties,
        {{ joined_names("case when role = 'participant' and kind <> 'person' then party end") }} as bare_parties,
        -- Persons beyond one for each country that is known of them: their countries are unknown or mistaken.
        count(distinct case when role = 'participant' and kind = 'person' then name_key end)
        - count(distinct case when role = 'participant' and kind = 'person' then country_iso3 end) as stranger_count
    from {{ ref('int_meeting_parties') }}
    where article_id in (select article_id from {{ ref('int_articles_touched') }})
    group by report_id, article_id
),

-- The parties that an article names most: one of them may sit where its report leaves a seat open, and for one of them
-- a person may stand whose country the article does not say.
mentioned as (
    select
        article_id,
        {{ party_of('kind', 'country_iso3', 'name') }} as party,
        sum(mention_count) as mention_count
    from {{ ref('stg_actor_mentions') }}
    where
        (kind <> 'person' or country_iso3 is not null)
        and article_id in (select article_id from {{ ref('int_articles_touched') }})
    group by article_id, {{ party_of('kind', 'country_iso3', 'name') }}
),

guesses as (
    select parties.report_id, {{ joined_names('mentioned.party') }} as parties
    from parties
    inner join (
        select *, row_number() over (partition by article_id order by mention_count desc, party asc) as place_in_order
        from mentioned
    ) as mentioned on parties.article_id = mentioned.article_id
    where
        mentioned.place_in_order <= 5
        and (parties.stranger_count > 0 or parties.name_count = 1)
        and {{ shared_count('parties.parties', 'mentioned.party') }} = 0
    group by parties.report_id
),

-- A plan for a day gone by, or a meeting held in days to come, is dated wrongly: as if not dated at all.
dates as (
    select
        report_id,
        case when not is_misdated then starts_on end as starts_on,
        case when not is_misdated then coalesce(ends_on, starts_on) end as ends_on,
        -- It may also be a plan told in hindsight.
        case when is_misdated and {{ days_between('starts_on', 'published_on') }} between 1 and 30 then starts_on end
            as told_on
    from (
        select
            reports.report_id,
            reports.starts_on,
            reports.ends_on,
            articles.published_on,
            coalesce(
                case
                    when reports.status in ('planned', 'proposed')
                        then {{ days_between('coalesce(reports.ends_on, reports.starts_on)',
                            'articles.published_on') }} > 1
                    when reports.status = 'held'
                        then {{ days_between('articles.published_on', 'reports.starts_on') }} > 1
                end,
                false
            ) as is_misdated
        from {{ ref('stg_meeting_reports') }} as reports
        inner join {{ ref('int_articles_touched') }} as touched on reports.article_id = touched.article_id
        inner join {{ ref('stg_articles') }} as articles on reports.article_id = articles.article_id
    ) as told
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
        coalesce(parties.person_count, 0) as person_count,
        parties.person_parties,
        parties.bare_parties,
        coalesce(parties.stranger_count, 0) as stranger_count,
        guesses.parties as guessed_parties,
        coalesce(reports.place_id, {{ sound_of('reports.place_name') }}) as place_key,
        {{ sound_of('reports.place_name') }} as place_sound,
        reports.place_id is not null as is_listed,
        places.kind as place_kind,
        places.country_iso3 as place_country,
        dates.starts_on,
        dates.ends_on,
        case
            when dates.starts_on is null
                then coalesce(dates.told_on, articles.published_on, articles.published_not_before)
        end as published_from,
        case when dates.starts_on is null then coalesce(articles.published_on, articles.published_not_after) end
            as published_to,
        -- `Next Wednesday` may be meant for a week later or earlier than it is read.
        reports.status in ('planned', 'proposed')
        and dates.starts_on is not null
        and {{ names_a_weekday('reports.date_text') }} as is_weekday,
        -- `In the coming days` and `later that day` leave a report to its publication; `last spring` does not say
        -- which one.
        reports.starts_on is null
        and articles.published_on is not null
        and reports.date_text is not null
        and (
            coalesce(reports.date_precision, 'day') not in ('day', 'week')
            or (reports.status = 'held' and not {{ names_a_day('reports.date_text') }})
        ) as is_unplaced,
        case when reports.starts_on is null and reports.date_precision = 'month'
            then {{ month_named('reports.date_text', 'articles.published_on') }} end as month_on
    from {{ ref('stg_meeting_reports') }} as reports
    inner join dates on reports.report_id = dates.report_id
    inner join {{ ref('int_articles_touched') }} as touched on reports.article_id = touched.article_id
    inner join {{ ref('stg_articles') }} as articles on reports.article_id = articles.article_id
    left join parties on reports.report_id = parties.report_id
    left join guesses on reports.report_id = guesses.report_id
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
            when month_on is not null then month_on
            when status = 'held' then {{ plus_days('published_from', -30) }}
            when status = 'cancelled' then {{ plus_days('published_from', -45) }}
            else published_from
        end as from_on,
        case
            when starts_on is not null then ends_on
            when month_on is not null then {{ plus_days('month_on', 30) }}
            when status = 'held' then published_to
            else {{ plus_days('published_to', 30) }}
        end as to_on
    from reports
),

judged as (
    select
        *,
        not is_plural
        and (not is_unplaced or month_on is not null)
        and (party_count >= 2 or name_count >= 2 or (party_count = 1 and place_key is not null))
        and (is_open or {{ days_between('from_on', 'to_on') }} between 0 and 80) as is_mergeable
    from windows
)

select
    report_id,
    article_id,
    start_char,
    {{ stable_hash('meeting', ['parties', 'names', 'persons', 'person_parties', 'bare_parties',
        'guessed_parties', 'place_key', 'place_sound', 'meeting_format', 'status', 'starts_on', 'ends_on', 'is_weekday',
        'month_on', 'published_from', 'published_to',
        "case when not is_mergeable then lower(evidence) end"]) }} as profile_id,
    is_mergeable,
    parties,
    party_count,
    names,
    name_count,
    persons,
    person_count,
    person_parties,
    bare_parties,
    stranger_count,
    guessed_parties,
    place_key,
    place_sound,
    is_listed,
    place_kind,
    place_country,
    meeting_format,
    status,
    starts_on,
    ends_on,
    is_weekday,
    published_from,
    published_to,
    is_open,
    from_on,
    to_on,
    coalesce(starts_on, case when not is_open then published_to end) as anchor_on,
    case
        when starts_on is null then 48
        when {{ days_between('starts_on', 'ends_on') }} <= 4 then 0
        when {{ days_between('starts_on', 'ends_on') }} <= 10 then 16
        else 32
    end
    + case when place_key is null then 8 when place_kind = 'country' then 4 else 0 end
    + case
        when persons is null then 3
        when party_count = 1 or stranger_count > 0 then 2
        when bare_parties is not null then 1
        else 0
    end as anchor_rank
from judged
