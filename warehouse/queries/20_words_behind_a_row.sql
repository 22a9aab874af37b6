-- Which words does a row rest on? Any report, with forty characters of context
-- on either side.
select
    r.strike_id,
    r.rule,
    r.confidence,
    substring(
        a.body, greatest(r.start_char - 39, 1), least(r.start_char, 40)
    ) as before_it,
    r.evidence,
    substring(a.body, r.end_char + 1, 40) as after_it
from fct_strike_reports as r
inner join dim_articles as a on r.article_id = a.article_id
order by r.confidence asc, r.report_id asc
limit 50
