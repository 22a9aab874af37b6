-- Whose words are reported most, by how many outlets, and how often verbatim?
select
    s.speaker_name,
    count(distinct s.quote_group_id) as statement_count,
    count(distinct a.outlet) as outlet_count,
    avg(case when s.quote_type = 'direct' then 1.0 else 0.0 end) as share_direct
from fct_statements as s
inner join dim_articles as a on s.article_id = a.article_id
where s.is_speaker_named
group by 1
order by statement_count desc, s.speaker_name asc
limit 50
