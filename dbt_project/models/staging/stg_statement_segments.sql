select
    statement_id,
    segment_index,
    start_char,
    end_char,
    text,
    load_id
from {{ source('raw', 'statement_segments') }}
