-- A load that was refused and left nothing behind is not part of what readers see.
select
    loads.load_id,
    loads.started_at,
    loads.finished_at,
    loads.source,
    loads.input_count,
    loads.article_count,
    loads.reject_count,
    loads.code_version,
    loads.expectations_passed,
    loads.expectations_failed
from {{ ref('stg_loads') }} as loads
where
    loads.finished_at is not null
    or loads.started_at = (select max(newest.started_at) from {{ ref('stg_loads') }} as newest)
    or loads.load_id in (select articles.load_id from {{ ref('stg_articles') }} as articles)
