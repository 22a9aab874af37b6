-- Who meets whom, and how often? Counts events that took place, each once,
-- however many articles tell of it.
select
    least(a.actor_name, b.actor_name) as party,
    greatest(a.actor_name, b.actor_name) as other_party,
    count(distinct a.meeting_id) as meeting_count,
    max(m.starts_on) as last_met_on
from bridge_meeting_participants as a
inner join bridge_meeting_participants as b
    on a.meeting_id = b.meeting_id and a.actor_name < b.actor_name
inner join fct_meetings as m on a.meeting_id = m.meeting_id
where a.role = 'participant' and b.role = 'participant' and m.status = 'held'
group by 1, 2
order by meeting_count desc, party asc, other_party asc
limit 50
