-- How many were killed, by region and week? Lower and upper bounds over all
-- reports; open bounds stay open.
select
    p.country_name,
    p.admin1_name,
    d.week_starts_on,
    count(*) as strike_count,
    sum(s.killed_min) as killed_at_least,
    sum(s.killed_max) as killed_at_most_where_told,
    count(*) filter (where s.has_casualties and s.killed_max is null) as strikes_with_open_toll
from fct_strikes as s
inner join dim_places as p on s.place_id = p.place_id
inner join dim_dates as d on s.occurred_on = d.date_on
where s.status in ('occurred', 'claimed')
group by 1, 2, 3
order by d.week_starts_on desc, killed_at_least desc nulls last, p.admin1_name asc
