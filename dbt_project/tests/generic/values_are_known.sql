{#- Each of the columns in `values` holds only what is listed for it, or null. -#}
{% test values_are_known(model, values) %}
    {%- for column, allowed in values.items() %}
        {%- if not loop.first %}
            union all
        {%- endif %}
        select '{{ column }}' as broken, {{ column }} as example
        from {{ model }}
        where {{ column }} not in ('{{ allowed | join("', '") }}')
    {%- endfor %}
{% endtest %}
