{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='statement_id',
    on_schema_change='fail'
) }}

select
    statements.statement_id,
    statements.article_id,
    statements.speaker_id,
    statements.speaker_name,
    statements.is_speaker_named,
    statements.speaker_role,
    statements.speaker_start_char,
    statements.speaker_end_char,
    statements.quote_type,
    statements.speech_act,
    statements.content,
    statements.start_char,
    statements.end_char,
    statements.cue_text,
    statements.cue_start_char,
    statements.cue_end_char,
    statements.addressee_id,
    statements.addressee_name,
    statements.venue,
    statements.is_negated,
    statements.said_on,
    statements.said_on_precision,
    quotes.event_id as quote_group_id,
    statements.confidence,
    statements.rule,
    quotes.published_on
from {{ ref('stg_statements') }} as statements
inner join {{ ref('int_reports_touched') }} as quotes
    on statements.statement_id = quotes.report_id and quotes.fact = 'quote'
