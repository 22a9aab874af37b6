select
    counted.meeting_id,
    parties.report_id,
    parties.actor_id,
    parties.actor_name,
    parties.role
from {{ ref('int_meeting_parties') }} as parties
inner join {{ ref('int_meetings_counted') }} as counted on parties.report_id = counted.report_id
