-- Which meetings were announced but never held: called off, or past their date
-- without a report that they took place?
with newest as (select max(published_on) as day from dim_articles)

select
    m.participants,
    m.place_name,
    m.starts_on,
    m.status,
    m.report_count
from fct_meetings as m
cross join newest
where
    m.status = 'cancelled'
    or (m.status = 'planned' and coalesce(m.ends_on, m.starts_on) < newest.day)
order by m.starts_on desc nulls last, m.participants asc
