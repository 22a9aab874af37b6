select
    article_id,
    actor_id,
    name,
    kind,
    country_iso3,
    role,
    wikidata_id,
    mention_count,
    load_id
from {{ source('raw', 'actor_mentions') }}
