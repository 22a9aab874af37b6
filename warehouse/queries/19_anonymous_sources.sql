-- How much rests on sources without a name, by outlet?
select
    coalesce(a.outlet, '(unknown)') as outlet,
    count(*) as statement_count,
    avg(case when s.is_speaker_named then 0.0 else 1.0 end) as share_unnamed
from fct_statements as s
inner join dim_articles as a on s.article_id = a.article_id
group by 1
order by statement_count desc, outlet asc
