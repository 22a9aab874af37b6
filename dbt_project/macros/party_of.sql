{#-
    The party that an actor stands for: the country of a person, ministry or country; an armed group, an international
    body and whoever has no known country stand for themselves, persons in whichever spelling.
-#}
{% macro party_of(kind, country_iso3, name) -%}
    case
        when {{ kind }} in ('country', 'person', 'organisation') and {{ country_iso3 }} is not null then {{ country_iso3 }}
        else {{ name_key(kind, country_iso3, name) }}
    end
{%- endmacro %}

{#- What an actor is called, persons by their last name in whichever spelling and countries by their code. -#}
{% macro name_key(kind, country_iso3, name) -%}
    case
        when {{ kind }} = 'country' and {{ country_iso3 }} is not null then {{ country_iso3 }}
        when {{ kind }} = 'person' then {{ sound_of(last_name(name)) }}
        else lower({{ name }})
    end
{%- endmacro %}
