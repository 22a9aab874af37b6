{#- The weight that `dbt_project.yml` gives to one piece of agreement or disagreement; see docs/merging.md. -#}
{% macro merge_weight(fact, piece) -%}
    {{ return(var('merge_weights')[fact][piece]) }}
{%- endmacro %}
