{#- True if a date expression that could not be resolved still speaks of a day near the news: `later that day`. -#}
{% macro names_a_day(text) -%}
    regexp_matches(lower({{ text }}), '\b(day|today|tonight|night|overnight|morning|afternoon|evening|hours?)\b')
    and not regexp_matches(lower({{ text }}), '\b(years?|months?|decades?|spring|summer|autumn|winter)\b')
{%- endmacro %}
