select
    statement_id,
    segment_index,
    start_char,
    end_char,
    text
from {{ ref('stg_statement_segments') }}
