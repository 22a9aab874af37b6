-- Copies are found in two steps: articles of one content hash are one text, and texts that were paired as near
-- duplicates are one family, however long the chain of pairs. A family is named by its smallest hash.
with recursive articles as (
    select article_id, content_hash, published_on from {{ ref('stg_articles') }}
),

paired_texts as (
    select one.content_hash, other.content_hash as other_hash
    from {{ ref('stg_duplicate_pairs') }} as pairs
    inner join articles as one on pairs.article_id = one.article_id
    inner join articles as other on pairs.other_article_id = other.article_id
    where one.content_hash <> other.content_hash
),

links as (
    select content_hash, other_hash from paired_texts
    union
    select other_hash, content_hash from paired_texts
),

reach as (
    select content_hash, content_hash as label from links
    union
    select links.other_hash, reach.label
    from reach
    inner join links on reach.content_hash = links.content_hash
    where reach.label < links.other_hash
),

families as (
    select content_hash, min(label) as family from reach group by content_hash
),

members as (
    select
        articles.article_id,
        articles.published_on,
        coalesce(families.family, articles.content_hash) as family
    from articles
    left join families on articles.content_hash = families.content_hash
),

ordered as (
    select
        article_id,
        published_on,
        family,
        first_value(article_id) over (
            partition by family
            order by published_on asc nulls last, article_id asc
        ) as original_article_id
    from members
)

select
    article_id,
    published_on,
    family,
    original_article_id,
    case when original_article_id <> article_id then original_article_id end as duplicate_of
from ordered
