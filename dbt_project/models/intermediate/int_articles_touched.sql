-- The articles whose rows this run makes: those of loads that are not published yet, those that such a load found to be
-- copies, and every copy of one of them, since a copy decides which report counts. A run that was killed leaves its
-- load unpublished, so the next one does the same work again.
with pending as (
    select load_id from {{ ref('stg_loads') }}
    {%- if not is_full_build() %}
    where finished_at is null
    {%- endif %}
),

brought as (
    select articles.article_id
    from pending
    inner join {{ ref('stg_articles') }} as articles on pending.load_id = articles.load_id
    union all
    select pairs.article_id
    from pending
    inner join {{ ref('stg_duplicate_pairs') }} as pairs on pending.load_id = pairs.load_id
),

families as (
    select distinct articles.family
    from brought
    inner join {{ ref('int_articles_deduplicated') }} as articles on brought.article_id = articles.article_id
)

select copies.article_id
from families
inner join {{ ref('int_articles_deduplicated') }} as copies on families.family = copies.family
