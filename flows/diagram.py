"""The entity-relationship diagram of the public tables, drawn as SVG from the keys that the models declare.

Four columns of boxes: the articles and what they lead to; the facts that rest on an article; the events and bridges,
each beside the fact that it belongs to; the other dimensions. Lines run in the gutters between the columns; those that
lead to the same table share a lane and a colour, and cross the third column in the gaps between its rows.
Lengths are pixels, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

ROW, HEADER, WIDTH = 15, 24, 250
MARGIN, TITLE, GUTTER, GAP, LANE, LEGEND = 28, 52, 74, 34, 9, 40
ROOT_TABLE = "dim_articles"
LINE_COLOURS = ("#0b7285", "#c2410c", "#6d28d9", "#15803d", "#b91c1c", "#1d4ed8", "#a16207", "#be185d", "#0369a1")
HEADER_COLOURS = {"dim": "#2f6f4f", "bridge": "#6b5b95", "fct": "#1f4e79"}
STYLE = (
    "text{font:11px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1f2937}"
    ".t{font-weight:bold;fill:#fff;font-size:12px}.k{font-weight:bold}.y{fill:#8a94a3;text-anchor:end;font-size:10px}"
    ".g{fill:#b45309;font-size:9px;font-weight:bold}.h{font-size:17px;font-weight:bold}.n{fill:#4b5563}"
    ".b{fill:#fff;stroke:#9aa5b1}.r{fill:#f4f6f8}.l{fill:none;stroke-width:1.4;stroke-linejoin:round}"
)


@dataclass(frozen=True)
class Link:
    """A foreign key: `column` leads to `to_column` of the table `to`."""

    column: str
    to: str
    to_column: str


@dataclass(frozen=True)
class Table:
    """A public table: its columns as name, type and meaning, its primary key, its foreign keys."""

    name: str
    description: str
    columns: tuple[tuple[str, str, str], ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def height(self) -> int:
        """Of its box."""
        return HEADER + ROW * len(self.columns) + 4


@dataclass(frozen=True)
class Box:
    """Where a table is drawn; `column` counts from the left, `gap` is the y of the free space above its row."""

    table: Table
    column: int
    x: int
    y: int
    gap: int

    def level(self, column: str) -> int:
        """The y of the middle of a column's line."""
        index = [name for name, *_ in self.table.columns].index(column)
        return self.y + HEADER + ROW * index + ROW // 2 + 2


def erd_svg(models: Iterable[Mapping[str, Any]]) -> str:
    """The diagram of `models`, as dbt's yml declares them."""
    tables = {str(model["name"]): _parse_table(model) for model in models}
    boxes = {box.table.name: box for box in _place(tables)}
    lanes = _assign_lanes(boxes)
    width = max(box.x for box in boxes.values()) + WIDTH + MARGIN
    height = max(box.y + box.table.height for box in boxes.values()) + LEGEND + MARGIN
    lines = [line for box in boxes.values() for line in _draw_links(box, boxes, lanes)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f"<style>{STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text class="h" x="{MARGIN}" y="34">The public tables and their keys</text>',
        *lines,
        *(part for box in boxes.values() for part in _draw_box(box)),
        f'<text class="n" x="{MARGIN}" y="{height - MARGIN}">PK primary key · FK foreign key, its line ends with a dot '
        "at the key that it leads to · dim_dates joins any *_on column by date_on</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _parse_table(model: Mapping[str, Any]) -> Table:
    constraints = model.get("constraints", [])
    columns = tuple((c["name"], c["data_type"], " ".join(c["description"].split())) for c in model["columns"])
    keys = [tuple(c["columns"]) for c in constraints if c["type"] == "primary_key"]
    links = tuple(
        Link(c["columns"][0], c["to"].removeprefix("ref('").removesuffix("')"), c["to_columns"][0])
        for c in constraints
        if c["type"] == "foreign_key"
    )
    return Table(model["name"], " ".join(model["description"].split()), columns, keys[0] if keys else (), links)


def _place(tables: Mapping[str, Table]) -> Iterator[Box]:
    """The boxes: the two middle columns in rows, the dimensions left and right spread over the same height."""
    left = [ROOT_TABLE, *(link.to for link in tables[ROOT_TABLE].links)]
    right = [name for name in tables if name.startswith("dim_") and name not in left]
    facts = [name for name in tables if name.startswith("fct_") and ROOT_TABLE in _targets(tables[name])]
    events = [name for name in tables if name not in {*left, *right, *facts}]
    y = MARGIN + TITLE
    for fact in sorted(facts, key=lambda name: (not _companions(name, events, tables), name)):
        beside = _companions(fact, events, tables)
        yield _box(tables[fact], 1, y + GAP, y)
        below = y + GAP
        for name in beside:
            yield _box(tables[name], 2, below, y)
            below += tables[name].height + GAP // 2
        y = max(y + GAP + tables[fact].height, below - GAP // 2)
    for column, names in ((0, left), (3, right)):
        free = (y - MARGIN - TITLE - sum(tables[name].height for name in names)) // (len(names) + 1)
        level = MARGIN + TITLE
        for name in names:
            level += free
            yield _box(tables[name], column, level, level)
            level += tables[name].height


def _box(table: Table, column: int, y: int, gap: int) -> Box:
    return Box(table, column, MARGIN + column * (WIDTH + GUTTER), y, gap)


def _targets(table: Table) -> set[str]:
    return {link.to for link in table.links}


def _companions(fact: str, events: Sequence[str], tables: Mapping[str, Table]) -> list[str]:
    """The events and bridges that stand beside a fact: those that it leads to, then those that lead to it."""
    told = [name for name in events if name in _targets(tables[fact])]
    return told + [name for name in events if fact in _targets(tables[name])]


def _assign_lanes(boxes: Mapping[str, Box]) -> dict[str, int]:
    """The lane of each table that a line leads to; those of the left column have a gutter to themselves."""
    targets = [name for name in boxes if any(name in _targets(box.table) for box in boxes.values())]
    by_side = (
        [name for name in targets if boxes[name].column == 0],
        [name for name in targets if boxes[name].column > 0],
    )
    return {name: lane for side in by_side for lane, name in enumerate(side)}


def _draw_box(box: Box) -> Iterator[str]:
    table, linked = box.table, {link.column for link in box.table.links}
    colour = HEADER_COLOURS[table.name.split("_")[0]]
    yield f'<g transform="translate({box.x},{box.y})"><title>{escape(table.description)}</title>'
    yield f'<rect class="b" width="{WIDTH}" height="{table.height}" rx="4"/>'
    yield f'<path fill="{colour}" d="M0 {HEADER}V4a4 4 0 0 1 4-4H{WIDTH - 4}a4 4 0 0 1 4 4V{HEADER}z"/>'
    yield f'<text class="t" x="9" y="16">{escape(table.name)}</text>'
    for index, (name, sql_type, meaning) in enumerate(table.columns):
        top = HEADER + ROW * index + 2
        mark = " ".join(["PK"] * (name in table.key) + ["FK"] * (name in linked))
        if index % 2:
            yield f'<rect class="r" x="1" y="{top}" width="{WIDTH - 2}" height="{ROW}"/>'
        shape = ' class="k"' if mark else ""
        yield f'<text class="g" x="9" y="{top + 11}">{mark}</text>' if mark else ""
        yield f'<text{shape} x="42" y="{top + 11}"><title>{escape(meaning)}</title>{escape(name)}</text>'
        yield f'<text class="y" x="{WIDTH - 8}" y="{top + 11}">{escape(sql_type)}</text>'
    yield "</g>"


def _draw_links(box: Box, boxes: Mapping[str, Box], lanes: Mapping[str, int]) -> Iterator[str]:
    for link in box.table.links:
        end = boxes[link.to]
        colour = LINE_COLOURS[list(lanes).index(link.to) % len(LINE_COLOURS)]
        points = _route(box, box.level(link.column), end, end.level(link.to_column), lanes[link.to])
        path = "M" + "L".join(f"{x} {y}" for x, y in points)
        x, y = points[-1]
        yield f'<path class="l" stroke="{colour}" d="{path}"/><circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'


def _route(start: Box, y: int, end: Box, end_y: int, lane: int) -> list[tuple[int, int]]:
    """The corners of a line: out of the box into the lane of its target, along it, and into the target."""

    def lane_of(column: int) -> int:
        """The x of the lane in the gutter to the right of a column."""
        return MARGIN + column * (WIDTH + GUTTER) + WIDTH + 10 + lane * LANE

    if start.column == end.column:
        # Within a column the lines turn towards the facts.
        gutter, side = (start.column, WIDTH) if start.column == 0 else (start.column - 1, 0)
        x = lane_of(gutter)
        return [(start.x + side, y), (x, y), (x, end_y), (end.x + side, end_y)]
    step, out, into = (1, WIDTH, 0) if start.column < end.column else (-1, 0, WIDTH)
    first = lane_of(start.column if step == 1 else start.column - 1)
    points = [(start.x + out, y), (first, y)]
    if abs(start.column - end.column) > 1:
        last = lane_of(end.column - 1 if step == 1 else end.column)
        crossing = start.gap + 6 + lane * 3
        points += [(first, crossing), (last, crossing)]
        first = last
    return [*points, (first, end_y), (end.x + into, end_y)]
