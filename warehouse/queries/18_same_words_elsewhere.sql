-- Which quotations appear in several articles, and who printed them first?
with repeated as (
    select quote_group_id
    from fct_statements
    group by quote_group_id
    having count(*) > 1
)

select
    s.quote_group_id,
    min(s.speaker_name) as speaker_name,
    count(distinct s.article_id) as article_count,
    count(distinct a.outlet) as outlet_count,
    min(s.published_on) as first_published_on,
    min(s.content) as content
from fct_statements as s
inner join repeated on s.quote_group_id = repeated.quote_group_id
inner join dim_articles as a on s.article_id = a.article_id
group by s.quote_group_id
having count(distinct s.article_id) > 1
order by article_count desc, s.quote_group_id asc
