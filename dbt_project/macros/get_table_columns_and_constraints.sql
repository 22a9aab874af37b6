{#-
    The columns of a mart, with NOT NULL but without its keys. Keys are declared in the yml, proved by tests and
    enforced in the published file; here their indexes would only cost memory and forbid delete and insert of one
    key in one transaction.
-#}
{% macro duckdb__get_table_columns_and_constraints() -%}
    ({{ adapter.render_raw_columns_constraints(raw_columns=model['columns']) | join(', ') }})
{%- endmacro %}
