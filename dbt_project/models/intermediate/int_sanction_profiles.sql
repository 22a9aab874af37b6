{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='report_id') }}

-- What of a report decides which measure it tells; reports that agree in all of it share a profile.
with reports as (
    select
        reports.report_id,
        reports.article_id,
        reports.start_char,
        case when senders.actor_id is not null
            then {{ party_of('senders.kind', 'senders.country_iso3', 'reports.sender_name') }}
            else lower(reports.sender_name) end as sender,
        -- A listed person or firm is not its country, so only a country stands for one here.
        case when targets.kind = 'country' then coalesce(targets.country_iso3, lower(reports.target_name))
            else lower(reports.target_name) end as target,
        targets.country_iso3 as target_country,
        reports.direction,
        reports.measure,
        reports.action,
        case
            when reports.action in ('imposed', 'extended', 'eased', 'lifted', 'withheld') then 'done'
            else 'held out'
        end as course,
        reports.effective_on,
        articles.published_on,
        reports.evidence,
        {{ month_named('reports.date_text', 'articles.published_on') }} as month_on,
        reports.effective_on is null and coalesce(reports.date_precision, 'day') not in ('day', 'week') as is_vague
    from {{ ref('stg_sanction_reports') }} as reports
    inner join {{ ref('int_articles_touched') }} as touched on reports.article_id = touched.article_id
    inner join {{ ref('stg_articles') }} as articles on reports.article_id = articles.article_id
    left join {{ ref('stg_actor_mentions') }} as senders
        on reports.sender_id = senders.actor_id and reports.article_id = senders.article_id
    left join {{ ref('stg_actor_mentions') }} as targets
        on reports.target_id = targets.actor_id and reports.article_id = targets.article_id
),

-- Who tells that each of two has acted against the other has not mistaken one for the other.
mutual as (
    select distinct one.report_id
    from reports as one
    inner join reports as other
        on one.article_id = other.article_id and one.sender = other.target and one.target = other.sender
),

judged as (
    select
        reports.*,
        mutual.report_id is not null as is_mutual,
        case
            when effective_on is not null then 'day'
            when month_on is not null and is_vague then 'month'
            when is_vague and course = 'done' then 'vague'
            else 'published'
        end as basis
    from reports
    left join mutual on reports.report_id = mutual.report_id
),

dated as (
    select
        *,
        case basis
            when 'day' then effective_on
            when 'month' then {{ plus_days('month_on', 14) }}
            else published_on
        end as anchor_on
    from judged
)

select
    report_id,
    article_id,
    start_char,
    {{ stable_hash('sanction', ['sender', 'target', 'target_country', 'is_mutual', 'direction', 'measure', 'action',
        'basis', 'anchor_on',
        "case when basis = 'vague' or anchor_on is null or target is null then lower(evidence) end"]) }} as profile_id,
    basis <> 'vague'
    and anchor_on is not null
    and (target is not null or (sender is not null and measure <> 'general' and basis = 'day')) as is_mergeable,
    sender,
    target,
    target_country,
    is_mutual,
    direction,
    measure,
    action,
    course,
    effective_on,
    basis,
    anchor_on,
    case when course = 'done' and basis = 'day' then 0 when course = 'done' then 8 else 16 end
    + case when target is null then 4 else 0 end
    + case when sender is null then 2 else 0 end
    + case when measure in ('general', 'trade', 'finance') then 1 else 0 end as anchor_rank
from dated
