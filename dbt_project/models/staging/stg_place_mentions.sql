select
    article_id,
    place_id,
    name,
    kind,
    admin1_name,
    country_iso3,
    country_name,
    latitude,
    longitude,
    geonames_id,
    mention_count,
    load_id
from {{ source('raw', 'place_mentions') }}
