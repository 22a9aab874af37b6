{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='report_id') }}

-- Each report, and each statement as a report of its words, with the event that it tells.
select * from {{ ref('int_reports_touched') }}
