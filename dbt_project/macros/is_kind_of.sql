{#- True if the sanction `measure` is one of those that the broader `other` covers. -#}
{% macro is_kind_of(measure, other) -%}
    ({{ other }} = 'trade' and {{ measure }} in ('tariff', 'energy', 'arms_embargo'))
    or ({{ other }} = 'finance' and {{ measure }} = 'asset_freeze')
{%- endmacro %}
