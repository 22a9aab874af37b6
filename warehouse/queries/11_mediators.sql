-- Who mediates between whom, and where?
select
    mediator,
    participants,
    place_name,
    status,
    starts_on
from fct_meetings
where mediator is not null
order by mediator asc, starts_on desc nulls last, participants asc
