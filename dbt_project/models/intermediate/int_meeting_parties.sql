-- Who takes part in a report, and the country that stands behind each, as that very article has it: what another
-- article says of an actor must not change how this one is read.
select
    participants.report_id,
    reports.article_id,
    participants.actor_id,
    participants.actor_name,
    participants.role,
    mentions.kind,
    mentions.country_iso3
from {{ ref('stg_meeting_participants') }} as participants
inner join {{ ref('stg_meeting_reports') }} as reports on participants.report_id = reports.report_id
left join {{ ref('stg_actor_mentions') }} as mentions
    on participants.actor_id = mentions.actor_id and reports.article_id = mentions.article_id
