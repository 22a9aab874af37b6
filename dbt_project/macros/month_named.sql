{#-
    The first day of the month that a date expression names (`in March`, `in March 2025`, `last month`), by the day of
    publication: without a year the last such month that had begun. Null if it names none, or if nothing says which year.
-#}
{% macro month_named(text, published_on) -%}
    {%- set months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
        'november', 'december'] -%}
    case
        {%- for month in months %}
        when regexp_matches(lower({{ text }}), '\b{{ month }}\b') then
            case
                when regexp_matches({{ text }}, '\b(19|20)[0-9][0-9]\b')
                    then make_date(cast(regexp_extract({{ text }}, '\b((19|20)[0-9][0-9])\b', 1) as integer), {{ loop.index }}, 1)
                when extract(month from {{ published_on }}) >= {{ loop.index }}
                    then make_date(cast(extract(year from {{ published_on }}) as integer), {{ loop.index }}, 1)
                else make_date(cast(extract(year from {{ published_on }}) as integer) - 1, {{ loop.index }}, 1)
            end
        {%- endfor %}
        when regexp_matches(lower({{ text }}), '\b(last|previous|a|one) month\b')
            then cast(date_trunc('month', date_trunc('month', {{ published_on }}) - interval 1 day) as date)
        when regexp_matches(lower({{ text }}), '\bthis month\b') then cast(date_trunc('month', {{ published_on }}) as date)
    end
{%- endmacro %}
