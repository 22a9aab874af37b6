-- What begins does not end before, and the least of a range is not above its greatest.
select meeting_id as id from {{ ref('fct_meetings') }} where ends_on < starts_on or last_reported_on < first_reported_on
union all
select strike_id as id from {{ ref('fct_strikes') }}
where killed_max < killed_min or injured_max < injured_min or last_reported_on < first_reported_on
union all
select sanction_id as id from {{ ref('fct_sanctions') }} where last_reported_on < first_reported_on
union all
select statement_id as id from {{ ref('fct_statements') }} where end_char <= start_char or confidence not between 0 and 1
