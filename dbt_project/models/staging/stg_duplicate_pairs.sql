select
    article_id,
    other_article_id,
    similarity,
    load_id
from {{ source('raw', 'duplicate_pairs') }}
