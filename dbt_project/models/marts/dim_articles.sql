{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='article_id',
    on_schema_change='fail'
) }}

select
    articles.article_id,
    articles.external_id,
    articles.source_uri,
    articles.outlet,
    articles.headline,
    articles.body,
    articles.byline,
    articles.language,
    articles.published_on,
    articles.published_at,
    articles.published_basis,
    articles.published_not_before,
    articles.published_not_after,
    articles.published_reason,
    articles.word_count,
    articles.content_hash,
    copies.duplicate_of,
    loads.started_at as loaded_at,
    articles.load_id
from {{ ref('stg_articles') }} as articles
inner join {{ ref('stg_loads') }} as loads on articles.load_id = loads.load_id
inner join {{ ref('int_articles_deduplicated') }} as copies on articles.article_id = copies.article_id
inner join {{ ref('int_articles_touched') }} as touched on articles.article_id = touched.article_id
