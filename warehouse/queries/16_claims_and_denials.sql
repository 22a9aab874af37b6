-- Which strikes rest on a claim alone, and which are denied?
select
    s.occurred_on,
    s.attacker_name,
    s.place_name,
    s.status,
    s.claimed_by,
    r.evidence
from fct_strikes as s
inner join fct_strike_reports as r on s.strike_id = r.strike_id
where s.status in ('claimed', 'denied')
order by s.occurred_on desc nulls last, s.strike_id asc, r.report_id asc
