{#- True if two days lie further apart than one event of that kind may reach; unknown days are never too far. -#}
{% macro is_too_far(fact, one_on, other_on) -%}
    coalesce(
        abs({{ days_between(one_on, other_on) }}) > case {{ fact }}
            {%- for name, weights in var('merge_weights').items() %}
            when '{{ name }}' then {{ weights['span_days'] }}
            {%- endfor %}
        end,
        false
    )
{%- endmacro %}

{#- What belonged to which event before this run; `int_events_merged` is made from this one, so it cannot be a ref. -#}
{% macro events_before() -%}
    {{ api.Relation.create(this.database, this.schema, 'int_events_merged') }}
{%- endmacro %}
