-- Where does diplomacy happen? Meetings held and planned, by country and place.
select
    country_name,
    place_name,
    count(*) filter (where status = 'held') as held_count,
    count(*) filter (where status = 'planned') as planned_count,
    count(*) filter (where status = 'cancelled') as cancelled_count
from fct_meetings
where place_name is not null
group by 1, 2
order by held_count desc, planned_count desc, place_name asc
limit 50
