-- The profiles of what this run makes.
{%- for fact in ['meeting', 'sanction', 'strike'] %}
select distinct '{{ fact }}' as fact, profile_id from {{ ref('int_' ~ fact ~ '_profiles') }}
where article_id in (select article_id from {{ ref('int_articles_touched') }})
union all
{%- endfor %}
select distinct 'quote' as fact, profile_id from {{ ref('int_quote_profiles') }}
where article_id in (select article_id from {{ ref('int_articles_touched') }})
