{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='statement_id',
    on_schema_change='fail'
) }}

select
    segments.statement_id,
    segments.segment_index,
    segments.start_char,
    segments.end_char,
    segments.text
from {{ ref('stg_statement_segments') }} as segments
inner join {{ ref('stg_statements') }} as statements on segments.statement_id = statements.statement_id
inner join {{ ref('int_articles_touched') }} as touched on statements.article_id = touched.article_id
