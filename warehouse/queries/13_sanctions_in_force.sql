-- Which measures were last reported as in force, by sender and target?
with newest_first as (
    select
        *,
        row_number() over (
            partition by sender_id, target_id, measure
            order by last_reported_on desc nulls last, sanction_id asc
        ) as age_rank
    from fct_sanctions
    where sender_name is not null and target_name is not null and direction = 'tighten'
)

select
    sender_name,
    target_name,
    measure,
    action,
    last_reported_on
from newest_first
where age_rank = 1 and action in ('imposed', 'extended')
order by sender_name asc, target_name asc, measure asc
