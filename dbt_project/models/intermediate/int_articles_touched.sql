-- The articles whose rows this run makes: those of loads that are not published yet, and every copy of one of them,
-- since a copy decides which report counts. A run that was killed leaves its load unpublished, so the next one does
-- the same work again.
with pending as (
    select articles.article_id, copies.family
    from {{ ref('stg_articles') }} as articles
    inner join {{ ref('stg_loads') }} as loads on articles.load_id = loads.load_id
    inner join {{ ref('int_articles_deduplicated') }} as copies on articles.article_id = copies.article_id
    {%- if not is_full_build() %}
    where loads.finished_at is null
    {%- endif %}
)

select copies.article_id
from {{ ref('int_articles_deduplicated') }} as copies
where copies.family in (select pending.family from pending)
