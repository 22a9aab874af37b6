select
    report_id,
    {{ stable_hash('sanction', ['sender_name', 'target_name', 'direction', 'measure', 'effective_on',
        "case when effective_on is null then report_id end"]) }} as sanction_id
from {{ ref('stg_sanction_reports') }}
