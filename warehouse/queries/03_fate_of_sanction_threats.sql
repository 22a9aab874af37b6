-- What became of the sanction threats of a sender? Each threat beside the steps
-- that the same sender took on the same target.
select
    t.sender_name,
    t.target_name,
    t.measure as threatened_measure,
    t.first_reported_on as threatened_on,
    s.action as followed_by,
    s.measure,
    s.first_reported_on as followed_on
from fct_sanctions as t
left join fct_sanctions as s
    on
        t.sender_id = s.sender_id
        and t.target_id = s.target_id
        and s.action in ('imposed', 'withheld', 'lifted', 'eased')
        and s.first_reported_on >= t.first_reported_on
where t.action = 'threatened'
order by t.sender_name asc nulls last, t.target_name asc nulls last, followed_on asc nulls last
