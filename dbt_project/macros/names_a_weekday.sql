{#- True if a date expression says no more than the day of the week: of which week, two readers may not agree. -#}
{% macro names_a_weekday(text) -%}
    coalesce(
        regexp_matches(lower({{ text }}), '\b(mon|tues|wednes|thurs|fri|satur|sun)day\b')
        and not regexp_matches({{ text }}, '[0-9]'),
        false
    )
{%- endmacro %}
