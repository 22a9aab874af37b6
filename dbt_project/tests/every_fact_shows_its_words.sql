-- `body[start_char:end_char]` is the evidence, and every piece of a statement stands in the body as it is given. Rows
-- of versions that were published were proved then.
with bodies as (
    select articles.article_id, articles.body
    from {{ ref('dim_articles') }} as articles
    inner join {{ ref('int_articles_touched') }} as touched on articles.article_id = touched.article_id
),

spans as (
    {%- for fact in ['meeting', 'sanction', 'strike'] %}
    select report_id as id, article_id, start_char, end_char, evidence as words from {{ ref('fct_' ~ fact ~ '_reports') }}
    where article_id in (select article_id from bodies)
    union all
    {%- endfor %}
    select
        segments.statement_id as id,
        statements.article_id,
        segments.start_char,
        segments.end_char,
        segments.text as words
    from {{ ref('bridge_statement_segments') }} as segments
    inner join {{ ref('fct_statements') }} as statements on segments.statement_id = statements.statement_id
    where statements.article_id in (select article_id from bodies)
)

select spans.id
from spans
inner join bodies on spans.article_id = bodies.article_id
where substr(bodies.body, cast(spans.start_char + 1 as integer), cast(spans.end_char - spans.start_char as integer)) <> spans.words
