"""The public tables are those of the contract: names, columns in order, types, keys, descriptions."""

import csv
import json

import pytest
from building import PROJECT, rows_of

from flows import records

REPORT_TAIL = "start_char end_char evidence confidence rule published_on"
EVENT_TAIL = (
    "report_count article_count first_reported_on last_reported_on is_disputed cameo_code plover_type plover_mode"
)
SANCTION = (
    "sender_id sender_name target_id target_name action direction advocate_name measure condition_text date_text "
    "effective_on date_precision"
)
STRIKE = (
    "attacker_id attacker_name place_id place_name country_name target_text weapon killed_min killed_max injured_min "
    "injured_max has_casualties casualty_text status claimed_by date_text occurred_on date_precision is_plural"
)
TABLES = {
    "fct_statements": (
        "statement_id article_id speaker_id speaker_name is_speaker_named speaker_role speaker_start_char "
        "speaker_end_char quote_type speech_act content start_char end_char cue_text cue_start_char cue_end_char "
        "addressee_id addressee_name venue is_negated said_on said_on_precision quote_group_id confidence rule "
        "published_on"
    ),
    "bridge_statement_segments": "statement_id segment_index start_char end_char text",
    "fct_meetings": (
        "meeting_id status meeting_format participants participant_count mediator place_id place_name country_name "
        f"starts_on ends_on date_precision topic {EVENT_TAIL}"
    ),
    "fct_meeting_reports": (
        "report_id meeting_id article_id participants absentees mediator meeting_format status place_id place_name "
        f"date_text starts_on ends_on date_precision topic is_plural {REPORT_TAIL}"
    ),
    "bridge_meeting_participants": "meeting_id report_id actor_id actor_name role",
    "fct_sanctions": f"sanction_id {SANCTION} {EVENT_TAIL}",
    "fct_sanction_reports": f"report_id sanction_id article_id {SANCTION} {REPORT_TAIL}",
    "fct_strikes": f"strike_id {STRIKE} {EVENT_TAIL}".replace("is_disputed", "is_disputed is_casualty_disputed"),
    "fct_strike_reports": f"report_id strike_id article_id {STRIKE} {REPORT_TAIL}",
    "fct_event_history": "fact event_id report_id article_id published_on status previous_status is_change",
    "dim_articles": (
        "article_id external_id source_uri outlet headline body byline language published_on published_at "
        "published_basis published_not_before published_not_after published_reason word_count content_hash "
        "duplicate_of loaded_at load_id"
    ),
    "dim_actors": "actor_id name kind country_iso3 latest_role wikidata_id mention_count first_seen_on last_seen_on",
    "dim_places": "place_id name kind admin1_name country_iso3 country_name latitude longitude geonames_id",
    "dim_loads": (
        "load_id started_at finished_at source input_count article_count reject_count code_version "
        "expectations_passed expectations_failed"
    ),
}
SUFFIXES = {"_id": "VARCHAR", "_on": "DATE", "_at": "TIMESTAMP", "_count": "BIGINT"}


def columns(build, table):
    return rows_of(
        build,
        "select column_name, data_type from information_schema.columns "
        f"where table_schema = 'marts' and table_name = '{table}' order by ordinal_position",
    )


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_those_of_the_contract_in_its_order(build, table):
    assert [name for name, _ in columns(build, table)] == TABLES[table].split()


def test_no_other_table_is_public_but_the_calendar(build):
    found = rows_of(build, "select table_name from information_schema.tables where table_schema = 'marts'")
    assert {name for (name,) in found} == {*TABLES, "dim_dates"}


@pytest.mark.parametrize("table", [*TABLES, "dim_dates"])
def test_types_are_flat_and_follow_the_names(build, table):
    for name, sql_type in columns(build, table):
        assert sql_type in {"VARCHAR", "DATE", "TIMESTAMP", "BOOLEAN", "BIGINT", "DOUBLE"}, name
        if name.startswith(("is_", "has_")):
            assert sql_type == "BOOLEAN", name
        for suffix, expected in SUFFIXES.items():
            if name.endswith(suffix) and name != "geonames_id":
                assert sql_type == expected, name


def test_every_model_is_described_and_every_mart_declares_a_contract_and_a_key(build, target):
    nodes = json.loads((target / "manifest.json").read_text("utf-8"))["nodes"].values()
    models = [node for node in nodes if node["resource_type"] in ("model", "seed")]
    for model in models:
        assert model["description"], model["name"]
        assert all(column["description"] for column in model["columns"].values()), model["name"]
    marts = [model for model in models if model["schema"] == "marts"]
    for mart in marts:
        assert mart["contract"]["enforced"], mart["name"]
        assert [c["type"] for c in mart["constraints"]].count("primary_key") == 1, mart["name"]


def test_every_column_that_is_built_is_declared(build, target):
    nodes = json.loads((target / "manifest.json").read_text("utf-8"))["nodes"].values()
    for model in nodes:
        if model["resource_type"] != "model" or model["config"]["materialized"] == "ephemeral":
            continue
        found = rows_of(build, f"select column_name from (describe {model['schema']}.{model['name']})")
        assert [name for (name,) in found] == list(model["columns"]), model["name"]


def test_every_state_of_every_fact_has_codes():
    with (PROJECT / "seeds" / "event_codes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    coded = {(row["fact"], row["status"], row["form"]) for row in rows}
    assert len(coded) == len(rows)
    assert coded == {
        *(("meeting", s, f) for s in records.MEETING_STATUSES for f in ("call", "visit", "third_place", "unknown")),
        *(("sanction", a, d) for a in records.SANCTION_ACTIONS for d in records.SANCTION_DIRECTIONS),
        *(("strike", s, w) for s in records.STRIKE_STATUSES for w in records.STRIKE_WEAPONS),
    }
