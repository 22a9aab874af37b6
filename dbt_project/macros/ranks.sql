{#- How far a meeting has come; null for one called off, which no stage precedes or follows. -#}
{% macro meeting_stage(status) -%}
    case {{ status }} when 'proposed' then 1 when 'planned' then 2 when 'held' then 3 end
{%- endmacro %}

{#- How exact a place is: the smaller the more exact. A place that is not in the gazetteer is taken for a district. -#}
{% macro place_rank(kind) -%}
    case {{ kind }} when 'site' then 1 when 'city' then 1 when 'region' then 3 when 'country' then 4 else 2 end
{%- endmacro %}

{#- How exact a date is: the smaller the more exact. -#}
{% macro precision_rank(precision) -%}
    case {{ precision }}
        when 'day' then 1 when 'range' then 2 when 'week' then 3 when 'month' then 4 when 'season' then 5 when 'year' then 6
        else 7
    end
{%- endmacro %}

{#- How far a measure has come: what is merely held out comes before what happened or expressly did not. -#}
{% macro sanction_stage(action) -%}
    case {{ action }} when 'urged' then 1 when 'proposed' then 1 when 'threatened' then 2 when 'planned' then 3 else 4 end
{%- endmacro %}

{#- How much a report commits itself to an attack having happened. -#}
{% macro strike_stage(status) -%}
    case {{ status }} when 'proposed' then 1 when 'threatened' then 2 when 'denied' then 3 when 'claimed' then 4 else 5 end
{%- endmacro %}
