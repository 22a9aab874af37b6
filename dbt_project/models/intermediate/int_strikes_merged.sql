select
    report_id,
    {{ stable_hash('strike', ['attacker_name', 'place_name', 'occurred_on',
        "case when occurred_on is null or place_name is null then report_id end"]) }} as strike_id
from {{ ref('stg_strike_reports') }}
