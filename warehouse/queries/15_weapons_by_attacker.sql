-- Who strikes with what?
select
    attacker_name,
    weapon,
    count(*) as strike_count,
    sum(killed_min) as killed_at_least
from fct_strikes
where status in ('occurred', 'claimed')
group by 1, 2
order by strike_count desc, attacker_name asc nulls last, weapon asc
