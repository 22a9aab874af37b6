"""What dbt has parsed, handed from one warehouse to the next."""

from __future__ import annotations

from pathlib import Path

from flows.parsed import PARSE, find_fingerprint, keep_parse, lend_parse
from flows.settings import Settings


def test_other_models_have_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    model = tmp_path / "models" / "a.sql"
    model.write_text("select 1")
    first = find_fingerprint(tmp_path)
    assert find_fingerprint(tmp_path) == first
    model.write_text("select 2")
    changed = find_fingerprint(tmp_path)
    model.rename(tmp_path / "models" / "b.sql")
    assert len({first, changed, find_fingerprint(tmp_path)}) == 3


def test_what_dbt_leaves_behind_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("select 1")
    before = find_fingerprint(tmp_path)
    (tmp_path / "target" / "compiled").mkdir(parents=True)
    (tmp_path / "target" / "compiled" / "a.sql").write_text("select 1")
    assert find_fingerprint(tmp_path) == before


def warehouse(folder: Path, name: str, parse: bytes | None = None) -> Path:
    target = folder / name
    if parse is not None:
        target.mkdir()
        (target / PARSE).write_bytes(parse)
    return target


def test_a_kept_parse_serves_a_warehouse_that_has_none(tmp_path: Path) -> None:
    settings = Settings(dbt_dir=tmp_path / "project")
    keep_parse(settings, "f", warehouse(tmp_path, "one", b"parsed"))
    fresh, other = warehouse(tmp_path, "two"), warehouse(tmp_path, "three", b"its own")
    for target in (fresh, other):
        lend_parse(settings, "f", target)
    assert (fresh / PARSE).read_bytes() == b"parsed"
    assert (other / PARSE).read_bytes() == b"its own"


def test_a_parse_of_other_models_is_not_lent(tmp_path: Path) -> None:
    settings = Settings(dbt_dir=tmp_path / "project")
    keep_parse(settings, "f", warehouse(tmp_path, "one", b"parsed"))
    lend_parse(settings, "g", fresh := warehouse(tmp_path, "two"))
    assert not (fresh / PARSE).exists()


def test_few_are_kept(tmp_path: Path) -> None:
    settings = Settings(dbt_dir=tmp_path / "project")
    target = warehouse(tmp_path, "one", b"parsed")
    for fingerprint in "abcde":
        keep_parse(settings, fingerprint, target)
    assert len(list((tmp_path / "project" / "target" / "parsed").iterdir())) == 2


def test_a_project_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "project").write_text("not a folder")
    keep_parse(Settings(dbt_dir=tmp_path / "project"), "f", warehouse(tmp_path, "one", b"parsed"))
    assert (tmp_path / "project").read_text() == "not a folder"
