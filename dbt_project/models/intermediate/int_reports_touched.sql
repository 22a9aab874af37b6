-- All reports, and all statements as reports of their words, that tell the events which this run makes anew. Of reports
-- of one event in articles that are copies of each other only the first is independent; the others stay as rows but do
-- not count.
with reports as (
    {%- for fact in ['meeting', 'sanction', 'strike', 'quote'] %}
    select report_id, article_id, profile_id, start_char from {{ ref('int_' ~ fact ~ '_profiles') }}
    where profile_id in (select profile_id from {{ ref('int_trees_walked') }} where fact = '{{ fact }}')
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

assigned as (
    select
        trees.fact,
        reports.report_id,
        trees.event_id,
        trees.tree_id,
        reports.profile_id,
        reports.article_id,
        articles.published_on,
        articles.original_article_id,
        row_number() over (
            partition by trees.event_id, reports.article_id
            order by reports.start_char asc, reports.report_id asc
        ) as place_in_article
    from reports
    inner join {{ ref('int_trees_walked') }} as trees on reports.profile_id = trees.profile_id
    inner join {{ ref('int_articles_deduplicated') }} as articles on reports.article_id = articles.article_id
)

select
    fact,
    report_id,
    event_id,
    tree_id,
    profile_id,
    article_id,
    published_on,
    original_article_id,
    row_number() over (
        partition by event_id, original_article_id, place_in_article
        order by case when article_id = original_article_id then 0 else 1 end asc, article_id asc
    ) = 1 as is_independent
from assigned
