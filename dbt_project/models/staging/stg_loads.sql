select
    load_id,
    started_at,
    finished_at,
    source,
    input_count,
    article_count,
    reject_count,
    code_version,
    expectations_passed,
    expectations_failed
from {{ source('raw', 'loads') }}
