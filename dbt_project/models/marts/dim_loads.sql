-- A load that was refused and left nothing behind is not part of what readers see.
with newest as (
    select max(started_at) as started_at from {{ ref('stg_loads') }}
),

used as (
    select distinct load_id from {{ ref('stg_articles') }}
)

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
cross join newest
left join used on loads.load_id = used.load_id
where loads.finished_at is not null or loads.started_at = newest.started_at or used.load_id is not null
