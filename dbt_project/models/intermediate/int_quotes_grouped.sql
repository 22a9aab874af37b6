select
    statement_id,
    {{ stable_hash('quote', ['coalesce(speaker_id, lower(speaker_name))', 'lower(content)']) }} as quote_group_id
from {{ ref('stg_statements') }}
