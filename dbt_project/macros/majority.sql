{#-
    A subquery of one row a `key`: the value of `column` that most rows of `relation` give, nulls aside. Of equally
    frequent values the first in order wins, so that the answer does not hang on the order of rows.
-#}
{% macro majority(relation, key, column) -%}
    select {{ key }}, {{ column }}
    from (
        select
            {{ key }},
            {{ column }},
            row_number() over (partition by {{ key }} order by count(*) desc, {{ column }} asc) as place_in_order
        from {{ relation }}
        where {{ column }} is not null
        group by {{ key }}, {{ column }}
    ) as counted
    where place_in_order = 1
{%- endmacro %}

{#- A subquery of one row a `key`: the value of `column` in the first row by `order_by`, nulls aside. -#}
{% macro first_value_by(relation, key, column, order_by) -%}
    select {{ key }}, {{ column }}
    from (
        select
            {{ key }},
            {{ column }},
            row_number() over (partition by {{ key }} order by {{ order_by }}) as place_in_order
        from {{ relation }}
        where {{ column }} is not null
    ) as ordered
    where place_in_order = 1
{%- endmacro %}
