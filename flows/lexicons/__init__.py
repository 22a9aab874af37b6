"""Lexicons: words are data. Each is a YAML file that says what it holds, where it comes from and what it lacks.

A big table stands in one literal block, `rows`, one row a line, cells separated by ` | ` and values within a cell
by `; `: people can read it and it loads in a millisecond.
"""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import Any

import yaml

from flows.errors import ContractError


@functools.cache
def load(name: str) -> dict[str, Any]:
    """The content of the lexicon `name` (a file name without `.yaml`).

    Raises:
        ContractError: The file does not hold a mapping.
    """
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(content, dict):
        raise ContractError(f"lexicon {name}: expected a mapping of keys to values")
    return content


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the table in the lexicon `name`, column by column; an empty cell is the empty string.

    Raises:
        ContractError: A row has more or fewer cells than there are columns.
    """
    lexicon = load(name)
    columns: list[str] = lexicon["columns"]
    table = []
    for line in lexicon["rows"].splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != len(columns):
            raise ContractError(f"lexicon {name}: {len(cells)} cells instead of {len(columns)} in: {line}")
        table.append(dict(zip(columns, cells, strict=True)))
    return tuple(table)


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """The closed list `key` of the lexicon `name`."""
    return frozenset(load(name)[key])


def values(cell: str) -> tuple[str, ...]:
    """The values in one cell of a table."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())
