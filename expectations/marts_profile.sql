select
    -- The marts in one row: what the suite `marts` speaks of. Shares are null, and then pass, where there is nothing to share.
    (select count(*) from raw.articles) - (select count(*) from marts.dim_articles) as articles_lost,
    abs((select count(*) from raw.statements) - (select count(*) from marts.fct_statements))
    + abs((select count(*) from raw.meetings) - (select count(*) from marts.fct_meeting_reports))
    + abs((select count(*) from raw.sanctions) - (select count(*) from marts.fct_sanction_reports))
    + abs((select count(*) from raw.strikes) - (select count(*) from marts.fct_strike_reports))
        as facts_lost_or_doubled,
    (select count(*) from marts.fct_meetings anti join marts.fct_meeting_reports using (meeting_id))
    + (select count(*) from marts.fct_sanctions anti join marts.fct_sanction_reports using (sanction_id))
    + (select count(*) from marts.fct_strikes anti join marts.fct_strike_reports using (strike_id))
        as events_without_report,
    greatest(
        (select count(*) from marts.fct_meetings) - (select count(*) from marts.fct_meeting_reports),
        (select count(*) from marts.fct_sanctions) - (select count(*) from marts.fct_sanction_reports),
        (select count(*) from marts.fct_strikes) - (select count(*) from marts.fct_strike_reports),
        0
    ) as events_beyond_reports,
    (select count(*) from marts.fct_statements)
    / cast(nullif((select count(*) from marts.dim_articles), 0) as double) as statements_per_article,
    (select avg(case when is_speaker_named then 1.0 else 0.0 end) from marts.fct_statements)
        as share_of_named_speakers,
    (
        select avg(case when place_id is null then 0.0 else 1.0 end)
        from (
            select place_id from marts.fct_meeting_reports where place_name is not null
            union all
            select place_id from marts.fct_strike_reports where place_name is not null
        )
    ) as share_of_places_known
