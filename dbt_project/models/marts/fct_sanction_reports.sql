select
    reports.report_id,
    counted.sanction_id,
    reports.article_id,
    reports.sender_id,
    reports.sender_name,
    reports.target_id,
    reports.target_name,
    reports.action,
    reports.direction,
    reports.advocate_name,
    reports.measure,
    reports.condition_text,
    reports.date_text,
    reports.effective_on,
    reports.date_precision,
    reports.start_char,
    reports.end_char,
    reports.evidence,
    reports.confidence,
    reports.rule,
    counted.published_on
from {{ ref('stg_sanction_reports') }} as reports
inner join {{ ref('int_sanctions_counted') }} as counted on reports.report_id = counted.report_id
