"""The entity-relationship diagram: every table, column and key of the contracts, and nothing drawn over a box."""

from __future__ import annotations

import itertools
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from flows import diagram, render

SVG = "{http://www.w3.org/2000/svg}"


Model = dict[str, Any]


def model(name: str, columns: list[str], *links: tuple[str, str, str], description: str = "What it is.") -> Model:
    constraints: list[Model] = [{"type": "primary_key", "columns": columns[:1]}]
    constraints += [
        {"type": "foreign_key", "columns": [column], "to": f"ref('{to}')", "to_columns": [key]}
        for column, to, key in links
    ]
    return {
        "name": name,
        "description": description,
        "constraints": constraints,
        "columns": [{"name": column, "data_type": "varchar", "description": "Means."} for column in columns],
    }


SMALL = [
    model("dim_articles", ["article_id", "load_id"], ("load_id", "dim_loads", "load_id")),
    model("dim_loads", ["load_id"]),
    model("dim_places", ["place_id"]),
    model(
        "fct_truce_reports",
        ["report_id", "truce_id", "article_id", "place_id"],
        ("truce_id", "fct_truces", "truce_id"),
        ("article_id", "dim_articles", "article_id"),
        ("place_id", "dim_places", "place_id"),
    ),
    model(
        "fct_truces", ["truce_id", "place_id"], ("place_id", "dim_places", "place_id"), description="A <truce> & more."
    ),
]


@pytest.fixture(scope="module")
def models() -> list[Model]:
    return list(render._mart_models())


def segments(svg: str) -> list[tuple[int, int, int, int]]:
    """The straight pieces of all lines as x, y, x, y."""
    found = []
    for path in re.findall(r'class="l"[^>]* d="M([^"]+)"', svg):
        points = [tuple(map(int, point.split())) for point in path.split("L")]
        found += [(*a, *b) for a, b in itertools.pairwise(points)]
    return found


def test_every_column_of_every_contract_stands_in_a_box_with_its_key(models: list[Model]) -> None:
    groups = ElementTree.fromstring(diagram.erd_svg(models)).findall(f"{SVG}g")
    drawn = {}
    for group in groups:
        texts = group.findall(f"{SVG}text")
        drawn[texts[0].text] = [t.find(f"{SVG}title").tail for t in texts if t.find(f"{SVG}title") is not None]
        marks = {t.text for t in texts if t.get("class") == "g"}
        assert any("PK" in mark for mark in marks), texts[0].text
    assert drawn == {m["name"]: [c["name"] for c in m["columns"]] for m in models}


def test_there_is_a_line_for_every_foreign_key(models: list[Model]) -> None:
    keys = [c for m in models for c in m["constraints"] if c["type"] == "foreign_key"]
    svg = diagram.erd_svg(models)
    assert svg.count('<path class="l"') == len(keys) > 20
    assert diagram.erd_svg(SMALL).count('<path class="l"') == 5


@pytest.mark.parametrize("which", ["contracts", "small"])
def test_lines_are_straight_and_cross_no_box_and_boxes_do_not_touch(which: str, models: list[Model]) -> None:
    tables = {m["name"]: diagram._parse_table(m) for m in (models if which == "contracts" else SMALL)}
    boxes = list(diagram._place(tables))
    assert sorted(box.table.name for box in boxes) == sorted(tables)
    for x1, y1, x2, y2 in segments(diagram.erd_svg(models if which == "contracts" else SMALL)):
        assert x1 == x2 or y1 == y2
        for box in boxes:
            is_beside = max(x1, x2) <= box.x or min(x1, x2) >= box.x + diagram.WIDTH
            is_above_or_below = max(y1, y2) < box.y or min(y1, y2) > box.y + box.table.height
            assert is_beside or is_above_or_below, (box.table.name, (x1, y1, x2, y2))
    for one in boxes:
        for other in boxes:
            if one is not other and one.column == other.column:
                assert one.y + one.table.height < other.y or other.y + other.table.height < one.y


def test_text_is_escaped() -> None:
    svg = diagram.erd_svg(SMALL)
    assert "A &lt;truce&gt; &amp; more." in svg
    assert "<truce>" not in svg
