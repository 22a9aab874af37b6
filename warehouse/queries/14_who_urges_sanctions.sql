-- Who calls for sanctions that others would impose?
select
    advocate_name,
    sender_name,
    target_name,
    direction,
    measure,
    report_count,
    last_reported_on
from fct_sanctions
where advocate_name is not null
order by advocate_name asc, last_reported_on desc nulls last, sanction_id asc
