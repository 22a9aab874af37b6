-- What did a person say in their own words, and where can I read it? Change the
-- name in `wanted`.
with wanted as (
    select speaker_name
    from fct_statements
    where is_speaker_named and quote_type = 'direct'
    group by 1
    order by count(*) desc, speaker_name asc
    limit 1
)

select
    s.published_on,
    s.speaker_name,
    s.content,
    a.outlet,
    coalesce(a.external_id, a.source_uri) as article,
    s.start_char,
    s.end_char
from fct_statements as s
inner join wanted on s.speaker_name = wanted.speaker_name
inner join dim_articles as a on s.article_id = a.article_id
where s.quote_type in ('direct', 'mixed')
order by s.published_on desc nulls last, s.start_char asc
