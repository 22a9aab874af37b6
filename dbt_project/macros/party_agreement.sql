{#-
    How far the parties of two meeting reports, `one` and `other`, are the same, by what they stand for or by name:
    equal, contained in the other's, mostly shared, some (two or more), one, none.
-#}
{% macro party_agreement() -%}
    {%- set shared_parties = shared_count('one.parties', 'other.parties') -%}
    {%- set shared_names = shared_count('one.names', 'other.names') -%}
    case
        when greatest({{ shared_parties }}, {{ shared_names }}) = 0 then 'none'
        when greatest({{ shared_parties }}, {{ shared_names }}) = 1 then 'one'
        when ({{ shared_parties }} = one.party_count and one.party_count = other.party_count)
            or ({{ shared_names }} = one.name_count and one.name_count = other.name_count) then 'equal'
        when {{ shared_parties }} = least(one.party_count, other.party_count)
            or {{ shared_names }} = least(one.name_count, other.name_count) then 'contained'
        when 2 * {{ shared_parties }} >= one.party_count + other.party_count - {{ shared_parties }} then 'mostly'
        else 'some'
    end
{%- endmacro %}
