{#-
    True for the first of several copies of one report: reports of articles that are copies of each other, of one
    event, at the same place in the order of their article. A copy stays as a row but does not count.
-#}
{% macro is_first_copy(event_id, rank_in_article) -%}
    row_number() over (
        partition by {{ event_id }}, original_article_id, {{ rank_in_article }}
        order by case when article_id = original_article_id then 0 else 1 end asc, article_id asc
    ) = 1
{%- endmacro %}
