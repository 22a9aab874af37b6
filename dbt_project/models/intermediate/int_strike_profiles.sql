{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='report_id') }}

-- What of a report decides which strike it tells; reports that agree in all of it share a profile.
with reports as (
    select
        reports.report_id,
        reports.article_id,
        reports.start_char,
        case
            when actors.actor_id is not null
                then {{ party_of('actors.kind', 'actors.country_iso3', 'actors.name') }}
            else lower(reports.attacker_name)
        end as attacker,
        coalesce(reports.place_id, {{ sound_of('reports.place_name') }}) as place_key,
        {{ sound_of('reports.place_name') }} as place_sound,
        reports.place_id is not null as is_listed,
        places.kind as place_kind,
        coalesce(places.admin1_name, case when places.kind = 'admin1' then places.name end) as district,
        places.country_iso3 as place_country,
        case when reports.status in ('threatened', 'proposed') then 'held out' else 'done' end as course,
        reports.weapon,
        reports.killed_min,
        reports.killed_max,
        reports.injured_min,
        reports.injured_max,
        {{ telling_words('reports.target_text', 'reports.place_name') }} as target_words,
        reports.occurred_on,
        articles.published_on,
        reports.is_plural,
        reports.evidence,
        case when reports.occurred_on is null then coalesce(reports.date_precision, 'day') end as vagueness,
        {{ month_named('reports.date_text', 'articles.published_on') }} as month_on
    from {{ ref('stg_strike_reports') }} as reports
    inner join {{ ref('int_articles_touched') }} as touched on reports.article_id = touched.article_id
    inner join {{ ref('stg_articles') }} as articles on reports.article_id = articles.article_id
    left join {{ ref('stg_actor_mentions') }} as actors
        on reports.attacker_id = actors.actor_id and reports.article_id = actors.article_id
    left join {{ ref('stg_place_mentions') }} as places
        on reports.place_id = places.place_id and reports.article_id = places.article_id
),

judged as (
    select
        *,
        case
            when occurred_on is not null then occurred_on
            when vagueness = 'month' then month_on
            when vagueness = 'week' then {{ plus_days('published_on', -16) }}
            -- What took many lives is told for weeks.
            when killed_min >= 5 then {{ plus_days('published_on', -30) }}
            else {{ plus_days('published_on', -7) }}
        end as from_on,
        case
            when occurred_on is not null then occurred_on
            when vagueness = 'month' then {{ plus_days('month_on', 30) }}
            when course = 'held out' then {{ plus_days('published_on', 7) }}
            else published_on
        end as to_on,
        not is_plural
        and (occurred_on is not null or vagueness in ('day', 'week') or (vagueness = 'month' and month_on is not null))
        and (place_key is not null or (attacker is not null and occurred_on is not null))
        and (
            occurred_on is not null
            or (
                published_on is not null
                and (attacker is not null or killed_min is not null or injured_min is not null)
            )
        ) as is_mergeable
    from reports
)

select
    report_id,
    article_id,
    start_char,
    {{ stable_hash('strike', ['attacker', 'place_key', 'place_sound', 'course', 'weapon', 'killed_min', 'killed_max',
        'injured_min', 'injured_max', 'target_words', 'occurred_on', 'vagueness', 'month_on', 'published_on',
        "case when not is_mergeable then lower(evidence) end"]) }} as profile_id,
    is_mergeable,
    attacker,
    place_key,
    place_sound,
    is_listed,
    place_kind,
    district,
    place_country,
    course,
    weapon,
    killed_min,
    killed_max,
    injured_min,
    injured_max,
    target_words,
    occurred_on,
    vagueness,
    published_on,
    from_on,
    to_on,
    -- What took many lives is recalled days later: its day of publication anchors nothing.
    coalesce(
        occurred_on, case when vagueness = 'day' and coalesce(killed_min, 0) < 5 then published_on end
    ) as anchor_on,
    case when occurred_on is null and vagueness <> 'day' then 256 when occurred_on is null then 32 else 0 end
    + case when place_kind in ('city', 'site') then 0 when place_key is not null then 16 else 64 end
    + case when attacker is null then 8 else 0 end
    + case when killed_min is null then 4 else 0 end
    + case when injured_min is null then 2 else 0 end
    + case when weapon = 'unknown' then 1 else 0 end as anchor_rank
from judged
