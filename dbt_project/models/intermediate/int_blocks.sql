{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='profile_id') }}

-- Where each profile looks for others of its event. Of two that meet, at least one must be asking.
{%- for fact in ['meeting', 'sanction', 'strike', 'quote'] %}
select profile_id, anchor_rank, block, is_asking from {{ ref('int_' ~ fact ~ '_blocks') }}
{%- if not loop.last %}
union all
{%- endif %}
{%- endfor %}
