with mentions as (
    select mentions.*, articles.published_on
    from {{ ref('stg_actor_mentions') }} as mentions
    inner join {{ ref('stg_articles') }} as articles on mentions.article_id = articles.article_id
),

names as (
    {{ majority('mentions', 'actor_id', 'name') }}
),

kinds as (
    {{ majority('mentions', 'actor_id', 'kind') }}
),

countries as (
    {{ majority('mentions', 'actor_id', 'country_iso3') }}
),

wikidata as (
    {{ majority('mentions', 'actor_id', 'wikidata_id') }}
),

roles as (
    {{ first_value_by('mentions', 'actor_id', 'role', 'published_on desc nulls last, role asc') }}
),

totals as (
    select
        actor_id,
        sum(mention_count) as mention_count,
        min(published_on) as first_seen_on,
        max(published_on) as last_seen_on
    from mentions
    group by actor_id
)

select
    totals.actor_id,
    names.name,
    kinds.kind,
    countries.country_iso3,
    roles.role as latest_role,
    wikidata.wikidata_id,
    cast(totals.mention_count as bigint) as mention_count,
    totals.first_seen_on,
    totals.last_seen_on
from totals
inner join names on totals.actor_id = names.actor_id
inner join kinds on totals.actor_id = kinds.actor_id
left join countries on totals.actor_id = countries.actor_id
left join wikidata on totals.actor_id = wikidata.actor_id
left join roles on totals.actor_id = roles.actor_id
