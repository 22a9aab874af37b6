-- On which events do reports disagree: on the status, or on the toll?
select 'meeting' as fact, meeting_id as event_id, participants as what, status, report_count
from fct_meetings
where is_disputed
union all
select 'sanction', sanction_id, concat_ws(' > ', sender_name, target_name), action, report_count
from fct_sanctions
where is_disputed
union all
select 'strike', strike_id, concat_ws(' > ', attacker_name, place_name), status, report_count
from fct_strikes
where is_disputed or is_casualty_disputed
order by 1, 2
