{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='report_id') }}

-- Who takes part in a report, and the party that each stands for, as that very article has it: what another article
-- says of an actor must not change how this one is read. A delegation leader stands for the country; an armed group
-- stands for itself, also where it has a home country.
select
    participants.report_id,
    reports.article_id,
    participants.actor_id,
    participants.actor_name,
    participants.role,
    mentions.kind,
    mentions.country_iso3,
    {{ party_of('mentions.kind', 'mentions.country_iso3', 'participants.actor_name') }} as party,
    {{ name_key('mentions.kind', 'mentions.country_iso3', 'participants.actor_name') }} as name_key
from {{ ref('stg_meeting_participants') }} as participants
inner join {{ ref('stg_meeting_reports') }} as reports on participants.report_id = reports.report_id
inner join {{ ref('int_articles_touched') }} as touched on reports.article_id = touched.article_id
left join {{ ref('stg_actor_mentions') }} as mentions
    on participants.actor_id = mentions.actor_id and reports.article_id = mentions.article_id
