"""The semantic layer: MetricFlow's answers on the published file equal those of plain SQL."""

from __future__ import annotations

from datetime import date, datetime
from types import ModuleType
from typing import Any

import pytest

from flows.settings import Settings

from .conftest import Ask, load_module

HAPPENED = "from fct_strikes where status in ('occurred', 'claimed')"
ANNOUNCED = "from fct_event_history where fact = 'meeting' and status in ('planned', 'cancelled')"
CANCELLED = "from fct_event_history where fact = 'meeting' and status = 'cancelled'"
PLAIN = {
    "meetings_held": "select count(*) from fct_meetings where status = 'held'",
    "meetings_announced": f"select count(distinct event_id) {ANNOUNCED}",
    "meetings_cancelled": f"select count(distinct event_id) {CANCELLED}",
    "announced_meetings_cancelled_share": (
        f"select (select count(distinct event_id) {CANCELLED}) / (select count(distinct event_id) {ANNOUNCED})"
    ),
    "statements": "select count(*) from fct_statements",
    "direct_quotes": "select count(*) from fct_statements where quote_type = 'direct'",
    "direct_quote_share": "select avg(cast(quote_type = 'direct' as integer)) from fct_statements",
    "distinct_speakers": "select count(distinct speaker_id) from fct_statements",
    "threats": "select count(*) from fct_statements where speech_act = 'threaten'",
    "sanctions_imposed": "select count(*) from fct_sanctions where action in ('imposed', 'extended')",
    "sanctions_in_prospect": "select count(*) from fct_sanctions where action in ('threatened', 'planned', 'proposed', 'urged')",
    "strikes": f"select count(*) {HAPPENED}",
    "killed_at_least": f"select sum(killed_min) {HAPPENED}",
}
CUMULATIVE = {"strikes_of_four_weeks"}
# What the samples hold some of; the comparison of the others is of zeros.
PRESENT = {"meetings_held", "meetings_cancelled", "direct_quotes", "sanctions_in_prospect", "killed_at_least"}


@pytest.fixture(scope="module")
def metrics() -> ModuleType:
    return load_module("metrics")


@pytest.fixture(scope="module")
def engine(metrics: ModuleType, published: Settings) -> Any:
    return metrics.open_engine(published.current_path)


def count(metrics: ModuleType, engine: Any, published: Settings, *names: str, **given: Any) -> list[dict[str, Any]]:
    """The rows that MetricFlow counts, by column."""
    columns, rows = metrics.query_metrics(published.current_path, metrics.metrics_sql(engine, names, **given))
    return [dict(zip(columns, row, strict=True)) for row in rows]


def as_day(moment: date | datetime | None) -> date | None:
    """MetricFlow truncates to timestamps, plain SQL to dates."""
    return moment.date() if isinstance(moment, datetime) else moment


def test_every_metric_is_defined_and_checked_here(engine: Any) -> None:
    defined = {metric.name: metric for metric in engine.list_metrics(include_dimensions=False)}
    assert set(defined) == {*PLAIN, *CUMULATIVE}
    assert all(metric.description and metric.label for metric in defined.values())


def test_each_metric_counts_what_plain_sql_counts(
    metrics: ModuleType,
    engine: Any,
    published: Settings,
    ask: Ask,
) -> None:
    (counted,) = count(metrics, engine, published, *PLAIN)
    expected = {name: ask(sql)[0][0] for name, sql in PLAIN.items()}
    assert {name: float(value or 0) for name, value in counted.items()} == pytest.approx(
        {name: float(value or 0) for name, value in expected.items()}
    )
    assert all(counted[name] for name in PRESENT)


def test_metrics_by_month(metrics: ModuleType, engine: Any, published: Settings, ask: Ask) -> None:
    rows = count(metrics, engine, published, "statements", "strikes", by=["metric_time__month"])
    for metric, day, where in (
        ("statements", "published_on", "from fct_statements"),
        ("strikes", "occurred_on", HAPPENED),
    ):
        expected = ask(f"select date_trunc('month', {day}), count(*) {where} group by 1")
        counted = {as_day(row["metric_time__month"]): row[metric] for row in rows if row[metric]}
        assert counted == {as_day(month): number for month, number in expected}


def test_a_running_window_goes_over_the_days_of_the_calendar(
    metrics: ModuleType,
    engine: Any,
    published: Settings,
    ask: Ask,
) -> None:
    rows = count(metrics, engine, published, "strikes_of_four_weeks", by=["metric_time__day"])
    expected = ask(
        "select date_on, count(*) from dim_dates"
        f" inner join (select occurred_on {HAPPENED}) on occurred_on between date_on - 27 and date_on group by 1"
    )
    counted = {as_day(row["metric_time__day"]): row["strikes_of_four_weeks"] for row in rows}
    assert {day: number for day, number in counted.items() if day and number} == dict(expected)
    assert len(expected) >= 28


def test_metrics_by_what_is_known_of_an_actor_or_a_place(
    metrics: ModuleType,
    engine: Any,
    published: Settings,
    ask: Ask,
) -> None:
    rows = count(
        metrics,
        engine,
        published,
        "statements",
        by=["speaker__kind"],
        where="{{ Dimension('statement__quote_type') }} = 'direct'",
    )
    assert {r["speaker__kind"]: r["statements"] for r in rows} == dict(
        ask(
            "select a.kind, count(*) from fct_statements s left join dim_actors a on s.speaker_id = a.actor_id"
            " where quote_type = 'direct' group by 1"
        )
    )
    rows = count(metrics, engine, published, "killed_at_least", by=["place__country_name"])
    assert {r["place__country_name"]: r["killed_at_least"] for r in rows} == dict(
        ask(
            "select p.country_name, sum(killed_min) from fct_strikes s left join dim_places p using (place_id)"
            " where status in ('occurred', 'claimed') group by 1"
        )
    )


@pytest.mark.usefixtures("in_warehouse")
def test_the_command_line_lists_counts_and_says_what_is_wrong(
    metrics: ModuleType,
    capsys: pytest.CaptureFixture[str],
    ask: Ask,
) -> None:
    assert metrics.main([]) == 0
    listing = capsys.readouterr().out
    assert all(name in listing for name in (*PLAIN, "speaker__country_iso3"))
    assert metrics.main(["strikes"]) == 0
    assert capsys.readouterr().out.splitlines() == ["strikes", str(ask(f"select count(*) {HAPPENED}")[0][0])]
    assert metrics.main(["strikes", "--sql"]) == 0
    assert "main.fct_strikes" in capsys.readouterr().out
    assert metrics.main(["strike"]) == 1
    assert capsys.readouterr().err.startswith("metrics: ")


def test_without_a_warehouse_it_says_so(
    metrics: ModuleType,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Any,
) -> None:
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(tmp_path / "current.duckdb"))
    assert metrics.main([]) == 1
    assert "nothing has been published" in capsys.readouterr().err
