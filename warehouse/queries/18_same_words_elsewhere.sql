-- Which quotations appear in several articles, and who printed them first?
-- The hundred that most articles print.
with said_twice as (
    select quote_group_id
    from fct_statements
    group by quote_group_id
    having count(*) > 1
),

repeated as (
    select
        p.quote_group_id,
        count(distinct p.article_id) as article_count
    from fct_statements as p
    inner join said_twice as t on p.quote_group_id = t.quote_group_id
    group by p.quote_group_id
    having count(distinct p.article_id) > 1
    order by article_count desc, p.quote_group_id asc
    limit 100
)

select
    s.quote_group_id,
    min(s.speaker_name) as speaker_name,
    min(r.article_count) as article_count,
    count(distinct a.outlet) as outlet_count,
    min(s.published_on) as first_published_on,
    min(s.content) as content
from repeated as r
inner join fct_statements as s on r.quote_group_id = s.quote_group_id
inner join dim_articles as a on s.article_id = a.article_id
group by s.quote_group_id
order by article_count desc, s.quote_group_id asc
