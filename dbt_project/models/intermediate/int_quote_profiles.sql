{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='report_id') }}

-- The words of a statement, bare of case and punctuation, and who said them. Statements that agree in both share a
-- profile. `report_id` is the statement's id: a statement reports words as a report reports an event.
with worded as (
    select
        statements.statement_id,
        statements.article_id,
        statements.start_char,
        coalesce(statements.speaker_id, lower(statements.speaker_name)) as speaker,
        {{ bare_words('statements.content') }} as words
    from {{ ref('stg_statements') }} as statements
    inner join {{ ref('int_articles_touched') }} as touched on statements.article_id = touched.article_id
)

select
    statement_id as report_id,
    article_id,
    start_char,
    {{ stable_hash('quote', ['speaker', 'words']) }} as profile_id,
    speaker,
    words,
    cast(null as date) as anchor_on,
    1000000 - length(words) as anchor_rank
from worded
