-- Who threatens and who promises, week by week?
select
    date_trunc('week', published_on) as week_starts_on,
    speaker_name,
    count(*) filter (where speech_act = 'threaten') as threat_count,
    count(*) filter (where speech_act = 'promise') as promise_count,
    count(*) filter (where speech_act = 'urge') as demand_count
from fct_statements
where is_speaker_named and published_on is not null
group by 1, 2
having count(*) filter (where speech_act in ('threaten', 'promise', 'urge')) > 0
order by week_starts_on desc, threat_count desc, speaker_name asc
