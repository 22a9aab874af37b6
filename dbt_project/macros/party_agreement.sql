{#-
    How far the parties of two meeting reports, `one` and `other`, are the same, by what they stand for or by name:
    equal, contained in the other's, filled (contained, if a person of unknown country stands for a country that the
    other names without a person, or if a party that the article names sits where its report leaves the seat open),
    mostly shared, some (two or more), one, none.
-#}
{% macro party_agreement() -%}
    {%- set shared_parties = shared_count('one.parties', 'other.parties') -%}
    {%- set shared_names = shared_count('one.names', 'other.names') -%}
    {%- set filled = 'greatest(' ~ seats_filled('one', 'other') ~ ', ' ~ seats_filled('other', 'one') ~ ')' -%}
    case
        when ({{ shared_parties }} = one.party_count and one.party_count = other.party_count)
            or ({{ shared_names }} = one.name_count and one.name_count = other.name_count)
            then case when least(one.party_count, other.party_count) > 1 or one.name_count > 1 then 'equal' else 'one' end
        when greatest({{ shared_parties }}, {{ shared_names }}) > 1
            and (
                {{ shared_parties }} = least(one.party_count, other.party_count)
                or {{ shared_names }} = least(one.name_count, other.name_count)
            ) then 'contained'
        when {{ filled }} > 0
            and greatest({{ shared_parties }}, {{ shared_names }}) + {{ filled }}
                >= greatest(2, least(one.party_count, other.party_count)) then 'filled'
        when greatest({{ shared_parties }}, {{ shared_names }}) > 1
            and 2 * {{ shared_parties }} >= one.party_count + other.party_count - {{ shared_parties }} then 'mostly'
        when greatest({{ shared_parties }}, {{ shared_names }}) > 1 then 'some'
        when greatest({{ shared_parties }}, {{ shared_names }}) + {{ filled }} = 1 then 'one'
        else 'none'
    end
{%- endmacro %}

{#-
    How many parties of `other` may sit in `report`: for each person of unknown country one that `other` names without a
    person; where `report` names one party only, any that its article names.
-#}
{% macro seats_filled(report, other) -%}
    case
        when {{ report }}.stranger_count > 0
            then greatest(0, least(
                {{ report }}.stranger_count - {{ shared_count(report ~ '.persons', other ~ '.persons') }},
                {{ shared_count(report ~ '.guessed_parties', other ~ '.bare_parties') }}
            ))
        when {{ report }}.name_count = 1
            then least(1, {{ shared_count(report ~ '.guessed_parties', other ~ '.parties') }})
        else 0
    end
{%- endmacro %}
