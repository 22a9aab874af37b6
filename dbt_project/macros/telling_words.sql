{#- The words of `text` that tell one thing from another, sorted and joined: no small words, none of `beside`. -#}
{% macro telling_words(text, beside) -%}
    {{ return(adapter.dispatch('telling_words', 'parley')(text, beside)) }}
{%- endmacro %}
{% macro default__telling_words(text, beside) -%}
    nullif(array_to_string(list_sort(list_distinct(list_filter(
        string_split({{ bare_words(text) }}, ' '),
        lambda word: len(word) > 3
            and word not in ('this', 'that', 'these', 'those', 'their', 'from', 'with', 'near', 'into', 'over', 'city', 'town', 'area')
            and not list_contains(string_split(coalesce({{ bare_words(beside) }}, ''), ' '), word)
    ))), ' '), '')
{%- endmacro %}
