-- An event is nothing but what reports say of it.
{%- for fact, id in [('meeting', 'meeting_id'), ('sanction', 'sanction_id'), ('strike', 'strike_id')] %}
select {{ id }} as event_id from {{ ref('fct_' ~ fact ~ 's') }}
where {{ id }} not in (select {{ id }} from {{ ref('fct_' ~ fact ~ '_reports') }}) or report_count < 1
{%- if not loop.last %}
union all
{%- endif %}
{%- endfor %}
