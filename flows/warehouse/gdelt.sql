-- Events in the 61 columns of GDELT 2.0. The quad class follows from the CAMEO root; the Goldstein scale and the tone
-- are left empty: nothing here measures them.
with events as (
    select
        meeting_id as event_id,
        starts_on as happened_on,
        first_reported_on,
        cameo_code,
        report_count,
        article_count,
        split_part(participants, '; ', 1) as actor1_name,
        nullif(split_part(participants, '; ', 2), '') as actor2_name,
        place_id,
        place_name
    from fct_meetings
    union all
    select
        sanction_id,
        effective_on,
        first_reported_on,
        cameo_code,
        report_count,
        article_count,
        coalesce(sender_name, advocate_name),
        target_name,
        null,
        null
    from fct_sanctions
    union all
    select
        strike_id,
        occurred_on,
        first_reported_on,
        cameo_code,
        report_count,
        article_count,
        attacker_name,
        country_name,
        place_id,
        place_name
    from fct_strikes
),

reports as (
    select meeting_id as event_id, article_id from fct_meeting_reports
    union all
    select sanction_id, article_id from fct_sanction_reports
    union all
    select strike_id, article_id from fct_strike_reports
),

sources as (
    select
        r.event_id,
        count(distinct a.outlet) as outlet_count,
        min(a.source_uri) as source_uri
    from reports as r
    inner join dim_articles as a on r.article_id = a.article_id
    group by r.event_id
),

coded as (
    select
        e.*,
        coalesce(e.happened_on, e.first_reported_on) as day,
        substring(e.cameo_code, 1, 2) as root
    from events as e
)

select
    cast('0x' || substring(c.event_id, 1, 15) as bigint) as global_event_id,
    strftime(c.day, '%Y%m%d') as sql_date,
    strftime(c.day, '%Y%m') as month_year,
    year(c.day) as year,
    round(year(c.day) + (month(c.day) * 30 + day(c.day)) / 365.0, 4) as fraction_date,
    a1.country_iso3 as actor1_code,
    upper(c.actor1_name) as actor1_name,
    a1.country_iso3 as actor1_country_code,
    null as actor1_known_group_code,
    null as actor1_ethnic_code,
    null as actor1_religion1_code,
    null as actor1_religion2_code,
    case a1.kind when 'armed_group' then 'REB' when 'country' then 'GOV' end as actor1_type1_code,
    null as actor1_type2_code,
    null as actor1_type3_code,
    a2.country_iso3 as actor2_code,
    upper(c.actor2_name) as actor2_name,
    a2.country_iso3 as actor2_country_code,
    null as actor2_known_group_code,
    null as actor2_ethnic_code,
    null as actor2_religion1_code,
    null as actor2_religion2_code,
    case a2.kind when 'armed_group' then 'REB' when 'country' then 'GOV' end as actor2_type1_code,
    null as actor2_type2_code,
    null as actor2_type3_code,
    1 as is_root_event,
    c.cameo_code as event_code,
    substring(c.cameo_code, 1, 3) as event_base_code,
    c.root as event_root_code,
    case
        when c.root <= '05' then 1
        when c.root <= '09' then 2
        when c.root <= '14' then 3
        else 4
    end as quad_class,
    null as goldstein_scale,
    c.report_count as num_mentions,
    s.outlet_count as num_sources,
    c.article_count as num_articles,
    null as avg_tone,
    null as actor1_geo_type,
    null as actor1_geo_full_name,
    null as actor1_geo_country_code,
    null as actor1_geo_adm1_code,
    null as actor1_geo_adm2_code,
    null as actor1_geo_lat,
    null as actor1_geo_long,
    null as actor1_geo_feature_id,
    null as actor2_geo_type,
    null as actor2_geo_full_name,
    null as actor2_geo_country_code,
    null as actor2_geo_adm1_code,
    null as actor2_geo_adm2_code,
    null as actor2_geo_lat,
    null as actor2_geo_long,
    null as actor2_geo_feature_id,
    case p.kind when 'country' then 1 when 'admin1' then 5 when 'city' then 4 end as action_geo_type,
    concat_ws(', ', c.place_name, p.admin1_name, p.country_name) as action_geo_full_name,
    p.country_iso3 as action_geo_country_code,
    null as action_geo_adm1_code,
    null as action_geo_adm2_code,
    p.latitude as action_geo_lat,
    p.longitude as action_geo_long,
    p.geonames_id as action_geo_feature_id,
    strftime(c.first_reported_on, '%Y%m%d000000') as date_added,
    s.source_uri as source_url
from coded as c
left join dim_actors as a1 on c.actor1_name = a1.name
left join dim_actors as a2 on c.actor2_name = a2.name
left join dim_places as p on c.place_id = p.place_id
left join sources as s on c.event_id = s.event_id
order by c.day asc nulls last, c.event_id asc
