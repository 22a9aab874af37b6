select
    report_id,
    actor_name,
    actor_id,
    role,
    load_id
from {{ source('raw', 'meeting_participants') }}
