"""A tour of the published warehouse, as a marimo notebook.

    marimo edit warehouse/notebooks/tour.py                       look and change
    marimo run warehouse/notebooks/tour.py                        look only
    marimo export html warehouse/notebooks/tour.py -o tour.html   a page to send

It opens the newest version read-only: `PARLEY_WAREHOUSE`, else `warehouse/current.duckdb`.
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Parley: a tour of the warehouse")


with app.setup:
    import os
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo


@app.cell
def _():
    warehouse = Path(os.environ.get("PARLEY_WAREHOUSE", "warehouse/current.duckdb"))
    if not warehouse.exists():
        raise FileNotFoundError(f"nothing has been published at {warehouse}; load something with `parley run`")
    connection = duckdb.connect(str(warehouse), read_only=True)

    def frame(sql, *parameters):
        """The answer to a query as a polars frame."""
        return connection.sql(sql, params=list(parameters)).pl()

    return frame, warehouse


@app.cell(hide_code=True)
def _(frame, warehouse):
    counts = frame("""
        select
            (select count(*) from dim_articles) as articles,
            (select count(*) from fct_statements) as statements,
            (select count(*) from fct_meetings) as meetings,
            (select count(*) from fct_sanctions) as sanctions,
            (select count(*) from fct_strikes) as strikes,
            (select min(published_on) from dim_articles) as first_on,
            (select max(published_on) from dim_articles) as last_on
    """).row(0, named=True)
    mo.vstack(
        [
            mo.md(
                f"# A tour of the warehouse\n`{warehouse.resolve().name}`, "
                f"articles from {counts['first_on']} to {counts['last_on']}"
            ),
            mo.hstack(
                [
                    mo.stat(f"{counts[name]:,}", label=name)
                    for name in ("articles", "statements", "meetings", "sanctions", "strikes")
                ],
                widths="equal",
            ),
        ]
    )
    return (counts,)


@app.cell(hide_code=True)
def _(frame):
    meetings = frame("""
        select d.month_starts_on as month, m.status, count(*) as meetings
        from fct_meetings as m
        inner join dim_dates as d on m.starts_on = d.date_on
        group by all
        order by all
    """)
    undated_meetings = frame("select count(*) from fct_meetings where starts_on is null").item()
    mo.vstack(
        [
            mo.md(f"## Meetings over time\nBy the month in which they begin; {undated_meetings} more have no date."),
            alt.Chart(meetings)
            .mark_bar()
            .encode(
                x=alt.X("yearmonth(month):O", title=None),
                y=alt.Y("meetings:Q", axis=alt.Axis(tickMinStep=1)),
                color=alt.Color("status:N", sort=["held", "planned", "proposed", "cancelled"]),
                tooltip=["status", "meetings"],
            )
            .properties(width="container", height=220),
        ]
    )
    return (meetings,)


@app.cell(hide_code=True)
def _(frame):
    pairs = frame("""
        with parties as (
            select distinct meeting_id, actor_name from bridge_meeting_participants where role = 'participant'
        )

        select
            a.actor_name as party,
            b.actor_name as other_party,
            count(*) as meetings,
            count(*) filter (where m.status = 'held') as held,
            count(*) filter (where m.status = 'cancelled') as cancelled,
            max(m.starts_on) as last_on
        from parties as a
        inner join parties as b on a.meeting_id = b.meeting_id and a.actor_name < b.actor_name
        inner join fct_meetings as m on a.meeting_id = m.meeting_id
        group by all
        order by meetings desc, held desc, party, other_party
    """)
    mo.vstack(
        [
            mo.md("## Who meets whom\nPairs of parties of one meeting, whatever became of it."),
            mo.ui.table(pairs, selection=None),
        ]
    )
    return (pairs,)


@app.cell(hide_code=True)
def _(frame):
    rungs = ["lifted", "eased", "withheld", "urged", "proposed", "threatened", "planned", "imposed", "extended"]
    steps = frame("""
        select
            published_on,
            action,
            coalesce(sender_name, '?') || ' → ' || coalesce(target_name, '?') as pair,
            measure,
            evidence
        from fct_sanction_reports
        where published_on is not null
        order by published_on, report_id
    """)
    ladder = alt.Chart(steps).encode(
        x=alt.X("published_on:T", title=None),
        y=alt.Y("action:N", sort=rungs[::-1], title=None),
        color=alt.Color("pair:N", title="sender → target"),
        tooltip=["pair", "action", "measure", "evidence"],
    )
    mo.vstack(
        [
            mo.md("## The ladder of sanctions\nEach report is a step, the most severe on top; hover for the words."),
            (ladder.mark_line(opacity=0.4) + ladder.mark_circle(size=110)).properties(width="container", height=260),
        ]
    )
    return (steps,)


@app.cell(hide_code=True)
def _(frame):
    places = frame("""
        select
            p.name as place,
            p.admin1_name as region,
            p.country_name as country,
            p.latitude,
            p.longitude,
            count(*) as strikes,
            cast(sum(s.killed_min) as bigint) as killed_at_least,
            max(s.occurred_on) as last_on
        from fct_strikes as s
        inner join dim_places as p on s.place_id = p.place_id
        where s.status in ('occurred', 'claimed')
        group by all
        order by strikes desc, killed_at_least desc nulls last, place
    """)
    scatter = (
        alt.Chart(places)
        .mark_circle(opacity=0.6)
        .encode(
            x=alt.X("longitude:Q", scale=alt.Scale(zero=False, padding=40)),
            y=alt.Y("latitude:Q", scale=alt.Scale(zero=False, padding=30)),
            size=alt.Size("strikes:Q", legend=None, scale=alt.Scale(domainMin=0, rangeMax=900)),
            color=alt.Color("country:N"),
            tooltip=["place", "region", "country", "strikes", "killed_at_least", "last_on"],
        )
    )
    names = alt.Chart(places).mark_text(dy=-16, fontSize=10).encode(x="longitude:Q", y="latitude:Q", text="place:N")
    mo.vstack(
        [
            mo.md(
                "## Strikes by place\nThose that took place or are claimed; the toll is the least that reports give."
            ),
            (scatter + names).properties(width="container", height=320),
            mo.ui.table(places, selection=None),
        ]
    )
    return (places,)


@app.cell(hide_code=True)
def _():
    wanted = mo.ui.text(value="talks", label="Words", debounce=True)
    speaker = mo.ui.text(label="Speaker", debounce=True)
    mo.vstack(
        [
            mo.md("## Statements\nWhat was said, with the place of the words in the article."),
            mo.hstack([wanted, speaker], justify="start"),
        ]
    )
    return speaker, wanted


@app.cell(hide_code=True)
def _(frame, speaker, wanted):
    statements = frame(
        """
        select
            s.published_on,
            s.speaker_name,
            s.speech_act,
            s.quote_type,
            s.content,
            a.outlet,
            s.article_id,
            s.start_char,
            s.end_char
        from fct_statements as s
        inner join dim_articles as a on s.article_id = a.article_id
        where contains(lower(s.content), lower($1)) and contains(lower(s.speaker_name), lower($2))
        order by s.published_on desc nulls last, s.article_id, s.start_char
        limit 500
    """,
        wanted.value,
        speaker.value,
    )
    mo.ui.table(statements, selection=None, wrapped_columns=["content"])
    return (statements,)


@app.cell(hide_code=True)
def _():
    folder = mo.notebook_dir().parent / "queries"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))]
    questions = {text.split("?")[0].replace("\n-- ", " ").removeprefix("-- ") + "?": text for text in texts}
    question = mo.ui.dropdown(questions, value=next(iter(questions)), full_width=True)
    mo.vstack([mo.md("## Twenty questions"), question])
    return question, questions


@app.cell(hide_code=True)
def _(frame, question):
    answer = frame(question.value)
    mo.vstack([mo.ui.table(answer, selection=None), mo.accordion({"SQL": mo.md(f"```sql\n{question.value}\n```")})])
    return (answer,)


if __name__ == "__main__":
    app.run()
