{#- What engines say differently, each behind one name. Another engine dispatches its own version of these. -#}

{#- The distinct values of `expression` in a group, sorted and joined by `; `; null for none. -#}
{% macro joined_names(expression) -%}
    {{ return(adapter.dispatch('joined_names', 'parley')(expression)) }}
{%- endmacro %}
{% macro default__joined_names(expression) -%}
    string_agg(distinct {{ expression }}, '; ' order by {{ expression }})
{%- endmacro %}

{#- A short stable hash of `parts`, apart from those of every other `kind` of thing. -#}
{% macro stable_hash(kind, parts) -%}
    {{ return(adapter.dispatch('stable_hash', 'parley')(kind, parts)) }}
{%- endmacro %}
{% macro default__stable_hash(kind, parts) -%}
    substr(md5('{{ kind }}'
    {%- for part in parts %} || chr(31) || coalesce(cast({{ part }} as varchar), chr(30)){% endfor -%}
    ), 1, 20)
{%- endmacro %}

{#- Whole days from `earlier` to `later`. -#}
{% macro days_between(earlier, later) -%}
    {{ return(adapter.dispatch('days_between', 'parley')(earlier, later)) }}
{%- endmacro %}
{% macro default__days_between(earlier, later) -%}
    date_diff('day', {{ earlier }}, {{ later }})
{%- endmacro %}

{#- `day` moved by `count` days. -#}
{% macro plus_days(day, count) -%}
    {{ return(adapter.dispatch('plus_days', 'parley')(day, count)) }}
{%- endmacro %}
{% macro default__plus_days(day, count) -%}
    cast({{ day }} + cast({{ count }} as integer) as date)
{%- endmacro %}

{#- A table function of one column `day`: every day from `first` to `last`. -#}
{% macro days_from_to(first, last) -%}
    {{ return(adapter.dispatch('days_from_to', 'parley')(first, last)) }}
{%- endmacro %}
{% macro default__days_from_to(first, last) -%}
    unnest(generate_series({{ first }}, {{ last }}, interval 1 day))
{%- endmacro %}

{#- Parts of a calendar day, English names, weeks by ISO 8601 (1 is Monday). -#}
{% macro month_name(day) -%}
    {{ return(adapter.dispatch('month_name', 'parley')(day)) }}
{%- endmacro %}
{% macro default__month_name(day) -%} monthname({{ day }}) {%- endmacro %}

{% macro day_name(day) -%}
    {{ return(adapter.dispatch('day_name', 'parley')(day)) }}
{%- endmacro %}
{% macro default__day_name(day) -%} dayname({{ day }}) {%- endmacro %}

{% macro iso_weekday(day) -%}
    {{ return(adapter.dispatch('iso_weekday', 'parley')(day)) }}
{%- endmacro %}
{% macro default__iso_weekday(day) -%} extract(isodow from {{ day }}) {%- endmacro %}

{% macro iso_week(day) -%}
    {{ return(adapter.dispatch('iso_week', 'parley')(day)) }}
{%- endmacro %}
{% macro default__iso_week(day) -%} extract(week from {{ day }}) {%- endmacro %}

{% macro iso_year(day) -%}
    {{ return(adapter.dispatch('iso_year', 'parley')(day)) }}
{%- endmacro %}
{% macro default__iso_year(day) -%} extract(isoyear from {{ day }}) {%- endmacro %}
