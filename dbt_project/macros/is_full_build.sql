{#-
    True if this run builds everything anew: it was asked to, or a table that is only ever added to is not there yet.
    The one place that decides; every model then works on the articles that `int_articles_touched` names.
-#}
{% macro is_full_build() -%}
    {%- if flags.FULL_REFRESH or not execute -%} {{ return(true) }} {%- endif -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.config.materialized == 'incremental' -%}
        {%- if load_relation(api.Relation.create(node.database, node.schema, node.alias)) is none -%}
            {{ return(true) }}
        {%- endif -%}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}
