with spans as (
    select min(published_on) as first_on, max(published_on) as last_on from {{ ref('dim_articles') }}
    union all
    select min(said_on) as first_on, max(said_on) as last_on from {{ ref('fct_statements') }}
    union all
    select min(starts_on) as first_on, max(coalesce(ends_on, starts_on)) as last_on from {{ ref('fct_meetings') }}
    union all
    select min(effective_on) as first_on, max(effective_on) as last_on from {{ ref('fct_sanctions') }}
    union all
    select min(occurred_on) as first_on, max(occurred_on) as last_on from {{ ref('fct_strikes') }}
),

-- A misread year must not make a calendar of millennia.
span as (
    select
        greatest(min(first_on), cast('1900-01-01' as date)) as first_on,
        least(max(last_on), cast('2100-12-31' as date)) as last_on
    from spans
),

days as (
    select cast(day as date) as date_on
    from (select {{ days_from_to('first_on', 'last_on') }} as day from span) as every_day
)

select
    date_on,
    extract(year from date_on) as year,
    extract(quarter from date_on) as quarter,
    extract(month from date_on) as month,
    {{ month_name('date_on') }} as month_name,
    {{ iso_year('date_on') }} as iso_year,
    {{ iso_week('date_on') }} as iso_week,
    extract(day from date_on) as day_of_month,
    {{ iso_weekday('date_on') }} as day_of_week,
    {{ day_name('date_on') }} as day_name,
    {{ iso_weekday('date_on') }} >= 6 as is_weekend,
    {{ plus_days('date_on', '1 - ' ~ iso_weekday('date_on')) }} as week_starts_on,
    cast(date_trunc('month', date_on) as date) as month_starts_on
from days
