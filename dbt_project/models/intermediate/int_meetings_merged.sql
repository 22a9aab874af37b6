with parties as (
    select report_id, {{ joined_names('actor_name') }} as participants
    from {{ ref('stg_meeting_participants') }}
    where role = 'participant'
    group by report_id
)

select
    reports.report_id,
    {{ stable_hash('meeting', ['parties.participants', 'reports.starts_on', 'reports.place_name',
        "case when reports.starts_on is null then reports.report_id end"]) }} as meeting_id
from {{ ref('stg_meeting_reports') }} as reports
left join parties on reports.report_id = parties.report_id
