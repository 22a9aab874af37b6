-- A place is described in the same words wherever it is mentioned; if the gazetteer was mended between two loads,
-- the description that most articles have wins, as a whole.
with described as (
    select
        place_id,
        name,
        kind,
        admin1_name,
        country_iso3,
        country_name,
        latitude,
        longitude,
        geonames_id,
        row_number() over (
            partition by place_id
            order by count(*) desc, name asc, kind asc, admin1_name asc nulls last, country_iso3 asc nulls last,
                latitude asc nulls last, longitude asc nulls last, geonames_id asc nulls last
        ) as place_in_order
    from {{ ref('stg_place_mentions') }}
    group by place_id, name, kind, admin1_name, country_iso3, country_name, latitude, longitude, geonames_id
)

select
    place_id,
    name,
    kind,
    admin1_name,
    country_iso3,
    country_name,
    latitude,
    longitude,
    geonames_id
from described
where place_in_order = 1
