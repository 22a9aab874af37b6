{{ config(materialized='ephemeral') }}

-- All reports of the events, and all statements of the groups of quotes, that this run makes anew.
select *
from {{ ref('int_events_merged') }}
where event_id in (select event_id from {{ ref('int_trees_walked') }})
