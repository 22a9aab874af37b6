{#-
    How the tolls of two reports, `one` and `other`, go together: the same, one growing into the other, near, in conflict,
    or unknown. A toll may grow with time, so the report that appeared later may give more; of reports of one day either
    may, but not twice as much and more than three.
-#}
{% macro toll_agreement(who) -%}
    case
        when one.{{ who }}_min is null or other.{{ who }}_min is null then 'unknown'
        when one.{{ who }}_min = other.{{ who }}_min and one.{{ who }}_max = other.{{ who }}_max then 'same'
        when one.{{ who }}_min <= coalesce(other.{{ who }}_max, one.{{ who }}_min)
            and other.{{ who }}_min <= coalesce(one.{{ who }}_max, other.{{ who }}_min) then 'grows'
        when one.published_on < other.published_on and one.{{ who }}_min <= other.{{ who }}_min then 'grows'
        when other.published_on < one.published_on and other.{{ who }}_min <= one.{{ who }}_min then 'grows'
        when one.published_on = other.published_on
            and abs(one.{{ who }}_min - other.{{ who }}_min) <= greatest(3, least(one.{{ who }}_min, other.{{ who }}_min))
            then 'grows'
        -- A report may lag behind.
        when 4 * abs(one.{{ who }}_min - other.{{ who }}_min) <= greatest(4, least(one.{{ who }}_min, other.{{ who }}_min))
            then 'near'
        else 'conflicts'
    end
{%- endmacro %}
