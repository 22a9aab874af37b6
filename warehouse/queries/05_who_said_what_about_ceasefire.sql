-- Who said what about a ceasefire, and how did they put it?
select
    s.published_on,
    s.speaker_name,
    s.speaker_role,
    s.speech_act,
    s.quote_type,
    s.content,
    a.headline
from fct_statements as s
inner join dim_articles as a on s.article_id = a.article_id
where
    (s.content ilike '%ceasefire%' or s.content ilike '%cease-fire%' or s.content ilike '%truce%')
    and a.duplicate_of is null
order by s.published_on desc nulls last, s.speaker_name asc, s.statement_id asc
limit 200
