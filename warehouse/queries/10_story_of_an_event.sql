-- How did a story move? The reports of the most told meeting, in order, with
-- their words.
with most_told as (
    select meeting_id
    from fct_meetings
    order by report_count desc, meeting_id asc
    limit 1
)

select
    r.published_on,
    h.previous_status,
    r.status,
    r.evidence,
    a.headline
from fct_meeting_reports as r
inner join most_told on r.meeting_id = most_told.meeting_id
inner join fct_event_history as h on r.report_id = h.report_id and h.fact = 'meeting'
inner join dim_articles as a on r.article_id = a.article_id
order by r.published_on asc nulls last, r.report_id asc
