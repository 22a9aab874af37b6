-- What changed since yesterday? Events whose state moved in the newest day of
-- news.
with newest as (select max(published_on) as day from fct_event_history)

select
    h.fact,
    h.event_id,
    h.previous_status,
    h.status,
    h.published_on,
    a.headline
from fct_event_history as h
cross join newest
inner join dim_articles as a on h.article_id = a.article_id
where h.is_change and h.published_on >= newest.day - 1
order by h.published_on desc, h.fact asc, h.event_id asc
