{#-
    The party that an actor stands for: the country of a person, ministry or country; an armed group, an international
    body and whoever has no known country stand for themselves.
-#}
{% macro party_of(kind, country_iso3, name) -%}
    case
        when {{ kind }} in ('country', 'person', 'organisation') and {{ country_iso3 }} is not null then {{ country_iso3 }}
        else lower({{ name }})
    end
{%- endmacro %}
