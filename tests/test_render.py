import duckdb
import pytest
import yaml

from flows import render
from flows.records import RECORDS, columns_of


def test_raw_ddl_makes_every_raw_table_with_its_columns_and_can_run_twice():
    with duckdb.connect() as connection:
        for statement in (*render.raw_ddl(), *render.raw_ddl()):
            connection.execute(statement)
        for record in RECORDS:
            found = connection.execute(f"describe raw.{record.TABLE}").fetchall()
            expected = [
                (c.name, c.sql_type, "YES" if c.is_nullable else "NO", "PRI" if c.is_key else None)
                for c in columns_of(record)
            ]
            assert [row[:4] for row in found] == expected


def test_raw_ddl_refuses_a_second_row_with_the_same_key():
    with duckdb.connect() as connection:
        for statement in render.raw_ddl():
            connection.execute(statement)
        row = "insert into raw.duplicate_pairs values ('a', 'b', 0.9, 'load')"
        connection.execute(row)
        with pytest.raises(duckdb.ConstraintException):
            connection.execute(row)


def test_sources_describe_every_column_and_list_allowed_values():
    (source,) = yaml.safe_load(render.sources_yml())["sources"]
    tables = {table["name"]: table for table in source["tables"]}
    assert set(tables) == {record.TABLE for record in RECORDS}
    for record in RECORDS:
        assert [c["name"] for c in tables[record.TABLE]["columns"]] == [c.name for c in columns_of(record)]
        assert all(c["description"] and c["data_type"] for c in tables[record.TABLE]["columns"])
    (status,) = (c for c in tables["meetings"]["columns"] if c["name"] == "status")
    assert status["description"].endswith("One of: held, planned, proposed, cancelled.")


def test_dictionary_has_a_section_for_every_public_and_raw_table():
    text = render.dictionary_md()
    for model in (path.stem for path in render.MARTS.glob("*.sql")):
        assert f"### {model}\n" in text
    for record in RECORDS:
        assert f"### raw.{record.TABLE}\n" in text
    assert "| meeting_id | VARCHAR | The meeting that it reports. → fct_meetings |" in text


def test_check_fails_on_a_file_that_was_edited_by_hand_and_not_otherwise(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(render, "PROJECT", tmp_path)
    monkeypatch.setattr(render, "SOURCES_YML", tmp_path / "sources.yml")
    monkeypatch.setattr(render, "DICTIONARY_MD", tmp_path / "dictionary.md")
    assert render.main(["--check"]) == 1
    assert render.main([]) == 0
    assert render.main(["--check"]) == 0
    (tmp_path / "dictionary.md").write_text("edited", "utf-8")
    assert render.main(["--check"]) == 1
    assert "dictionary.md" in capsys.readouterr().err


def test_rendered_files_are_up_to_date():
    assert render.find_drift() == []
