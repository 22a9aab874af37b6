with reports as (
    select
        merged.report_id,
        merged.strike_id,
        reports.article_id,
        articles.published_on,
        articles.original_article_id,
        row_number() over (
            partition by merged.strike_id, reports.article_id
            order by reports.start_char asc, reports.report_id asc
        ) as rank_in_article
    from {{ ref('int_strikes_merged') }} as merged
    inner join {{ ref('stg_strike_reports') }} as reports on merged.report_id = reports.report_id
    inner join {{ ref('int_articles_deduplicated') }} as articles on reports.article_id = articles.article_id
)

select
    report_id,
    strike_id,
    article_id,
    published_on,
    original_article_id,
    {{ is_first_copy('strike_id', 'rank_in_article') }} as is_independent
from reports
