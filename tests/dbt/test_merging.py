"""Reports become events: right on corpora with answers, and the same in any order and batching."""

import itertools
import os
import random

import duckdb
import pytest
from building import load_records, rows_of, run_dbt
from telling import load
from told import agreement

# `make test-orders` tries ten; each costs as much as four builds.
ORDERS = int(os.environ.get("PARLEY_TESTED_ORDERS", "1"))
ONLY_MODELS = ("--exclude-resource-type", "unit_test", "test")
FACTS = ("meeting", "sanction", "strike", "quote")
# What depends on the batches by its nature: which load brought an article, and when.
TABLES = {
    "fct_statements": "*",
    "bridge_statement_segments": "*",
    "fct_meetings": "*",
    "fct_meeting_reports": "*",
    "bridge_meeting_participants": "*",
    "fct_sanctions": "*",
    "fct_sanction_reports": "*",
    "fct_strikes": "*",
    "fct_strike_reports": "*",
    "fct_event_history": "*",
    "dim_actors": "*",
    "dim_places": "*",
    "dim_dates": "*",
    "dim_articles": "* exclude (loaded_at, load_id)",
}


def groups(build):
    return dict(rows_of(build, "select report_id, event_id from intermediate.int_events_merged"))


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("corpus", ["tuned", "held"])
def test_reports_of_one_event_are_merged_and_others_are_not(build, request, corpus, fact):
    reached = agreement(request.getfixturevalue(corpus).events[fact], groups(build))
    assert reached.pair_precision >= 0.98, reached
    assert reached.pair_recall >= 0.90, reached


def test_agreement_counts_pairs_and_elements():
    reached = agreement({"a": "1", "b": "1", "c": "2", "d": "2"}, {"a": "x", "b": "x", "c": "x", "d": "y"})
    assert (reached.pair_precision, reached.pair_recall) == (1 / 3, 1 / 2)
    assert reached.b3_precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert reached.b3_recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)


def test_a_copy_stays_as_a_row_but_does_not_count(build):
    ((reports, articles, rows),) = rows_of(
        build,
        "select any_value(m.report_count), any_value(m.article_count), count(*) from marts.fct_meetings as m "
        "inner join marts.fct_meeting_reports as r using (meeting_id) "
        "where m.participants like '%Rustem Umerov%' and m.starts_on = date '2025-05-16' group by m.meeting_id",
    )
    assert rows == reports + 1
    assert articles <= reports


def test_the_earliest_copy_is_the_original(build):
    found = dict(rows_of(build, "select external_id, duplicate_of is not null from marts.dim_articles"))
    assert found["copy-later"] and not found["a04"]
    assert found["a28"] and not found["copy-earlier"]
    assert found["copy-undated"] and not found["a45"]


def draw_batches(articles, seed):
    """The articles in a random order, cut into three or four batches at random, and which of them is interrupted."""
    chance = random.Random(seed)
    shuffled = chance.sample(articles, len(articles))
    cuts = [0, *sorted(chance.sample(range(1, len(articles)), chance.choice((2, 3)))), len(articles)]
    batches = [shuffled[first:last] for first, last in itertools.pairwise(cuts)]
    return batches, chance.randrange(len(batches) - 1)


@pytest.mark.parametrize("seed", range(ORDERS))
def test_batches_in_another_order_one_of_them_interrupted_give_the_same_rows(build, target, tmp_path, articles, seed):
    batches, interrupted = draw_batches(articles, seed)
    other = tmp_path / "build.duckdb"
    for number, batch in enumerate(batches):
        load_records(other, load(number + 1, finished=False), [r for article in batch for r in article.records()])
        if number == interrupted:
            run_dbt(other, target, "build", "--select", "+int_links", *ONLY_MODELS)
            continue
        run_dbt(other, target, "build", *ONLY_MODELS)
        with duckdb.connect(str(other)) as connection:
            connection.execute("update raw.loads set finished_at = started_at")
    for table, shown in TABLES.items():
        query = f"select {shown} from marts.{table} order by all"
        assert rows_of(other, query) == rows_of(build, query), table


def test_broken_keys_stop_the_run(build, target, tmp_path):
    other = tmp_path / "build.duckdb"
    other.write_bytes(build.read_bytes())
    with duckdb.connect(str(other)) as connection:
        connection.execute("delete from marts.fct_meetings where report_count > 3")
    with pytest.raises(AssertionError, match="meeting_reports_lead_to_their_meeting_article_and_place"):
        run_dbt(other, target, "test", "--select", "fct_meeting_reports", "--exclude-resource-type", "unit_test")
