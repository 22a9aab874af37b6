"""Rows whose key is taken: a fault of a reader, or a clash of ids, costs a row and not the load."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import duckdb

from flows.records import LOAD_ID, RECORDS, ArticleRecord, Record, RejectRecord, columns_of
from flows.sources.model import reject
from flows.warehouse.load import FOUND_AGAIN, find_unknown_ids

# A table and the values of its key.
Key = tuple[str, tuple[object, ...]]
_KEY_COLUMNS = {kind.TABLE: [column.name for column in columns_of(kind) if column.is_key] for kind in RECORDS}
# The columns of a table that lead to other rows, with their tables: a row is part of the first.
_WHOLES = {
    kind.TABLE: [(c.name, c.references.split(".")[0]) for c in columns_of(kind) if c.references and c is not LOAD_ID]
    for kind in RECORDS
}


def keep_first(connection: duckdb.DuckDBPyConnection, records: Sequence[Record]) -> list[Record]:
    """`records` without rows whose key the warehouse or an earlier row has; a reject for each such key stands at the end.

    A row is followed by its parts, as readers yield them: segments by their statement, facts by their article. Parts of
    a row that is not kept go with it.
    """
    taken = _find_known(connection, records)
    kept: list[Record] = []
    repeats: Counter[tuple[str, Key]] = Counter()
    is_kept: dict[Key, bool] = {}
    source_uri = ""
    for record in records:
        if isinstance(record, FOUND_AGAIN):
            kept.append(record)
            continue
        if isinstance(record, ArticleRecord):
            source_uri = record.source_uri
        key, whole = _key_of(record), _whole_of(record)
        is_part_of_repeat = whole is not None and not is_kept.get(whole, True)
        is_kept[key] = not is_part_of_repeat and key not in taken
        if is_kept[key]:
            taken.add(key)
            kept.append(record)
        elif not is_part_of_repeat:
            repeats[source_uri, key] += 1
    return kept + [_reject_repeats(source_uri, key, count) for (source_uri, key), count in repeats.items()]


def _find_known(connection: duckdb.DuckDBPyConnection, records: Iterable[Record]) -> set[Key]:
    """The keys of those `records` with an id of their own that some load has brought already."""
    ids: dict[type[Record], set[str]] = defaultdict(set)
    for record in records:
        _, key = _key_of(record)
        if len(key) == 1:
            ids[type(record)].add(str(key[0]))
    return {
        (kind.TABLE, (found,))
        for kind, wanted in ids.items()
        for found in wanted - find_unknown_ids(connection, kind, wanted)
    }


def _reject_repeats(source_uri: str, key: Key, count: int) -> RejectRecord:
    table, values = key
    detail = f"{count} more row{'s' if count > 1 else ''} of {table} with this key; the first is kept"
    return reject("extract", source_uri, " ".join(map(str, (table, *values))), "duplicate_id", detail)


def _key_of(record: Record) -> Key:
    return record.TABLE, tuple(getattr(record, name) for name in _KEY_COLUMNS[record.TABLE])


def _whole_of(record: Record) -> Key | None:
    """The key of the row that `record` is a part of, if it is a part of one."""
    wholes = _WHOLES[record.TABLE]
    return next(((table, (getattr(record, name),)) for name, table in wholes), None)
