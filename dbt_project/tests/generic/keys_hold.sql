{#-
    The keys that a model declares in its contract hold: the primary key is there and tells rows apart, and every
    foreign key leads to a row. One query for all keys of a model, since each test costs as much as a small model.
    `among` names the rows that a run has made, for tables whose older rows never change.
-#}
{% test keys_hold(model, among='true') %}
{%- if execute %}
    {%- set node = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model')
        | selectattr('name', 'equalto', model.identifier) | first -%}
    {%- for constraint in node.constraints %}
        {%- if not loop.first %}
            union all
        {%- endif %}
        {%- if constraint.type == 'primary_key' %}
            select 'two rows share a key' as broken, cast(min({{ constraint.columns[0] }}) as varchar) as example
            from {{ model }}
            where {{ among }}
            group by {{ constraint.columns | join(', ') }}
            having count(*) > 1 or {{ constraint.columns | join(' is null or ') }} is null
        {%- else %}
            {%- set parent = constraint.to.split('.')[-1] | replace('"', '') | replace("ref('", '') | replace("')", '') %}
            {%- set child_key, parent_key = constraint.columns[0], constraint.to_columns[0] %}
            select '{{ child_key }} leads nowhere' as broken, cast({{ child_key }} as varchar) as example
            from {{ model }}
            where {{ among }} and {{ child_key }} is not null and {{ child_key }} not in (
                select {{ parent_key }} from {{ api.Relation.create(model.database, model.schema, parent) }}
                {%- if among != 'true' %}
                where {{ parent_key }} in (select {{ child_key }} from {{ model }} where {{ among }})
                {%- endif %}
            )
        {%- endif %}
    {%- endfor %}
{%- endif %}
{% endtest %}
