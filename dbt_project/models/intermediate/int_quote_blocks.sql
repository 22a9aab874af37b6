{{ config(materialized='ephemeral') }}

-- Where to look for the same words: runs of four words of one speaker. About one run in four is taken, which near-same
-- words of more than a few runs cannot all miss, and always the one with the smallest hash.
with profiles as (
    select distinct profile_id, anchor_rank, speaker, words
    from {{ ref('int_quote_profiles') }}
    where article_id in (select article_id from {{ ref('int_articles_touched') }})
),

runs as (
    select profile_id, anchor_rank, speaker, {{ each_element(shingles('words', 4)) }} as run from profiles
),

hashed as (
    select profile_id, anchor_rank, {{ block_of(["'quote'", 'speaker', 'run']) }} as block from runs
),

ordered as (
    select *, row_number() over (partition by profile_id order by block asc) as place_in_order from hashed
)

select profile_id, anchor_rank, block, true as is_asking
from ordered
where block % 4 = 0 or place_in_order = 1
