{#- What engines say differently, each behind one name. Another engine dispatches its own version of these. -#}

{#- The distinct values of `expression` in a group, sorted and joined by `; `; null for none. -#}
{% macro joined_names(expression) -%}
    {{ return(adapter.dispatch('joined_names', 'parley')(expression)) }}
{%- endmacro %}
{% macro default__joined_names(expression) -%}
    string_agg(distinct {{ expression }}, '; ' order by {{ expression }})
{%- endmacro %}

{#- A short stable hash of `parts`, apart from those of every other `kind` of thing. -#}
{% macro stable_hash(kind, parts) -%}
    {{ return(adapter.dispatch('stable_hash', 'parley')(kind, parts)) }}
{%- endmacro %}
{% macro default__stable_hash(kind, parts) -%}
    substr(md5('{{ kind }}'
    {%- for part in parts %} || chr(31) || coalesce(cast({{ part }} as varchar), chr(30)){% endfor -%}
    ), 1, 20)
{%- endmacro %}

{#- Whole days from `earlier` to `later`. -#}
{% macro days_between(earlier, later) -%}
    {{ return(adapter.dispatch('days_between', 'parley')(earlier, later)) }}
{%- endmacro %}
{% macro default__days_between(earlier, later) -%}
    date_diff('day', {{ earlier }}, {{ later }})
{%- endmacro %}

{#- `day` moved by `count` days. -#}
{% macro plus_days(day, count) -%}
    {{ return(adapter.dispatch('plus_days', 'parley')(day, count)) }}
{%- endmacro %}
{% macro default__plus_days(day, count) -%}
    cast({{ day }} + cast({{ count }} as integer) as date)
{%- endmacro %}

{#- A table function of one column `day`: every day from `first` to `last`. -#}
{% macro days_from_to(first, last) -%}
    {{ return(adapter.dispatch('days_from_to', 'parley')(first, last)) }}
{%- endmacro %}
{% macro default__days_from_to(first, last) -%}
    unnest(generate_series({{ first }}, {{ last }}, interval 1 day))
{%- endmacro %}

{#- Parts of a calendar day, English names, weeks by ISO 8601 (1 is Monday). -#}
{% macro month_name(day) -%}
    {{ return(adapter.dispatch('month_name', 'parley')(day)) }}
{%- endmacro %}
{% macro default__month_name(day) -%} monthname({{ day }}) {%- endmacro %}

{% macro day_name(day) -%}
    {{ return(adapter.dispatch('day_name', 'parley')(day)) }}
{%- endmacro %}
{% macro default__day_name(day) -%} dayname({{ day }}) {%- endmacro %}

{% macro iso_weekday(day) -%}
    {{ return(adapter.dispatch('iso_weekday', 'parley')(day)) }}
{%- endmacro %}
{% macro default__iso_weekday(day) -%} extract(isodow from {{ day }}) {%- endmacro %}

{% macro iso_week(day) -%}
    {{ return(adapter.dispatch('iso_week', 'parley')(day)) }}
{%- endmacro %}
{% macro default__iso_week(day) -%} extract(week from {{ day }}) {%- endmacro %}

{% macro iso_year(day) -%}
    {{ return(adapter.dispatch('iso_year', 'parley')(day)) }}
{%- endmacro %}
{% macro default__iso_year(day) -%} extract(isoyear from {{ day }}) {%- endmacro %}

{#- How many of the names that `joined_names` joined are in both `one` and `other`; null counts as none. -#}
{% macro shared_count(one, other) -%}
    {{ return(adapter.dispatch('shared_count', 'parley')(one, other)) }}
{%- endmacro %}
{% macro default__shared_count(one, other) -%}
    len(list_intersect(string_split(coalesce({{ one }}, ''), '; '), string_split(coalesce({{ other }}, ' '), '; ')))
{%- endmacro %}

{#- One row for each of the names that `joined_names` joined. -#}
{% macro each_name(names) -%}
    {{ return(adapter.dispatch('each_name', 'parley')(names)) }}
{%- endmacro %}
{% macro default__each_name(names) -%}
    unnest(string_split({{ names }}, '; '))
{%- endmacro %}

{#- A number that equal `parts` share and unequal ones hardly ever: for joins, not for ids. -#}
{% macro block_of(parts) -%}
    {{ return(adapter.dispatch('block_of', 'parley')(parts)) }}
{%- endmacro %}
{% macro default__block_of(parts) -%}
    hash({{ parts | join(', ') }})
{%- endmacro %}

{#- Which stretch of `length` days since 1970 a day falls into. -#}
{% macro stretch_of(day, length) -%}
    cast(floor({{ days_between("cast('1970-01-01' as date)", day) }} / {{ length }}) as bigint)
{%- endmacro %}

{#- One row for each whole number from `first` to `last`. -#}
{% macro each_number(first, last) -%}
    {{ return(adapter.dispatch('each_number', 'parley')(first, last)) }}
{%- endmacro %}
{% macro default__each_number(first, last) -%}
    unnest(generate_series({{ first }}, {{ last }}))
{%- endmacro %}

{#- `text` in lower case without punctuation, words parted by one space. -#}
{% macro bare_words(text) -%}
    {{ return(adapter.dispatch('bare_words', 'parley')(text)) }}
{%- endmacro %}
{% macro default__bare_words(text) -%}
    trim(regexp_replace(regexp_replace(lower({{ text }}), '[''’]', '', 'g'), '[^\p{L}\p{N}]+', ' ', 'g'))
{%- endmacro %}

{#- The list of all runs of `size` words of `words`; of the whole if it is shorter. -#}
{% macro shingles(words, size) -%}
    {{ return(adapter.dispatch('shingles', 'parley')(words, size)) }}
{%- endmacro %}
{% macro default__shingles(words, size) -%}
    list_distinct(list_transform(
        generate_series(1, greatest(len(string_split({{ words }}, ' ')) - {{ size - 1 }}, 1)),
        lambda i: array_to_string(list_slice(string_split({{ words }}, ' '), i, i + {{ size - 1 }}), ' ')
    ))
{%- endmacro %}

{#- How many elements two lists share, and how many one holds. -#}
{% macro shared_elements(one, other) -%}
    {{ return(adapter.dispatch('shared_elements', 'parley')(one, other)) }}
{%- endmacro %}
{% macro default__shared_elements(one, other) -%} len(list_intersect({{ one }}, {{ other }})) {%- endmacro %}

{% macro element_count(list) -%}
    {{ return(adapter.dispatch('element_count', 'parley')(list)) }}
{%- endmacro %}
{% macro default__element_count(list) -%} len({{ list }}) {%- endmacro %}

{% macro each_element(list) -%}
    {{ return(adapter.dispatch('each_element', 'parley')(list)) }}
{%- endmacro %}
{% macro default__each_element(list) -%} unnest({{ list }}) {%- endmacro %}

{#- The last word of a person's name, without an article in front: `al-Burhan` is `Burhan`. -#}
{% macro last_name(name) -%}
    {{ return(adapter.dispatch('last_name', 'parley')(name)) }}
{%- endmacro %}
{% macro default__last_name(name) -%}
    regexp_replace(regexp_extract(trim({{ name }}), '[^ ]+$'), '^(al|el|an|ar|as)[-‑’'']', '', 'i')
{%- endmacro %}

{#-
    A name by its consonants, so that spellings from another alphabet fall together: `Raouf Nabiyev` and
    `Rauf Nabijev` are both `rf nbv`. Only good enough where party, place and time agree besides.
-#}
{% macro sound_of(name) -%}
    {{ return(adapter.dispatch('sound_of', 'parley')(name)) }}
{%- endmacro %}
{% macro default__sound_of(name) -%}
    {%- set plain = "regexp_replace(lower(strip_accents(" ~ name ~ ")), '[^a-z0-9 ]', '', 'g')" -%}
    {%- set sound = namespace(sql="translate(replace(" ~ plain ~ ", 'ph', 'f'), 'qcwj', 'kkvy')") -%}
    {%- set sound.sql = "regexp_replace(" ~ sound.sql ~ ", '\\b[aeiouy]+', 'a', 'g')" -%}
    {%- set sound.sql = "regexp_replace(" ~ sound.sql ~ ", '\\B[aeiouy]', '', 'g')" -%}
    {%- for letter in 'bdfgklmnprstvz' -%}
        {%- set sound.sql = "replace(" ~ sound.sql ~ ", '" ~ letter ~ letter ~ "', '" ~ letter ~ "')" -%}
    {%- endfor -%}
    coalesce(nullif({{ sound.sql }}, ''), lower({{ name }}))
{%- endmacro %}
