-- The articles whose rows this run makes: those of loads that are not published yet, and every copy of one of them,
-- since a copy decides which report counts. A run that was killed leaves its load unpublished, so the next one does
-- the same work again.
select copies.article_id
from {{ ref('int_articles_deduplicated') }} as copies
where copies.family in (
    select pending.family
    from {{ ref('int_articles_deduplicated') }} as pending
    inner join {{ ref('stg_articles') }} as articles on pending.article_id = articles.article_id
    inner join {{ ref('stg_loads') }} as loads on articles.load_id = loads.load_id
    {%- if not is_full_build() %}
    where loads.finished_at is null
    {%- endif %}
)
