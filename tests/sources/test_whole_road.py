"""A feed and an archive go the whole road into the warehouse, and a second run asks politely and changes nothing."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from flows import build
from flows.settings import Settings
from flows.warehouse.publish import find_versions
from tests.sources.test_warc import response
from tests.sources.test_web import rss
from tests.sources.web_server import Answer, Site

MEETING = (
    "The foreign ministry said that French President Emmanuel Macron met Turkish President Recep Tayyip Erdogan "
    "in Geneva on Monday."
)
STRIKE = "A drone strike on a depot in the port of Odesa killed three people on Sunday, Ukrainian officials said."
REST = (
    "The lake was calm, although the wind had been strong in the morning and the ferries stayed in the harbour.",
    "Shops in the old town were open until late, and the streets were as full as on any other day.",
)


def page(title: str, lead: str) -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in (lead, *REST))
    return (
        f"<html lang='en'><head><title>{title}</title><meta property='og:title' content='{title}'>"
        "<meta property='article:published_time' content='2026-03-09T10:00:00Z'></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


def tagged(tag: str, body: bytes) -> Answer:
    return 200, {"ETag": tag, "Content-Type": "text/html; charset=utf-8"}, body


def unless_known(tag: str, body: bytes) -> Callable[[dict[str, str]], Answer]:
    return lambda headers: (304, {"ETag": tag}, b"") if headers.get("if-none-match") == tag else tagged(tag, body)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_feed_and_archive_are_published_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    settings = Settings(warehouse_dir=tmp_path / "warehouse", allow_private_addresses=True, host_pause_seconds=0.01)
    archive = tmp_path / "pages.warc"
    archive.write_bytes(response("https://lake.example/strike", page("Depot hit in Odesa", STRIKE)))
    with Site("127.0.0.1").serve() as site:
        feed, story = f"{site.root}/feed", f"{site.root}/talks"
        site.answers |= {
            "/feed": unless_known('"f1"', rss(site.root, "/talks")),
            "/talks": unless_known('"t1"', page("Presidents meet in Geneva", MEETING)),
        }
        first = build.run([feed, str(archive)], settings, lambda: datetime(2026, 3, 10))
        asked = len(site.requests)
        second = build.run([feed, story, str(archive)], settings, lambda: datetime(2026, 3, 11))
    assert (first.is_new, first.article_count, first.reject_count) == (True, 2, 0)
    assert rows(settings.current_path, "select headline, published_on::varchar from dim_articles order by all") == [
        ("Depot hit in Odesa", "2026-03-09"),
        ("Page /talks", "2026-03-01"),
    ]
    assert rows(settings.current_path, "select place_name, killed_min from fct_strikes") == [("Odesa", 3)]
    assert rows(settings.current_path, "select place_name from fct_meetings") == [("Geneva",)]
    assert rows(settings.build_path, "select url, etag from raw.fetches order by url") == [
        (feed, '"f1"'),
        (story, '"t1"'),
    ]
    again = {path: headers.get("if-none-match") for _, path, headers in site.requests[asked:]}
    assert again == {"/robots.txt": None, "/feed": '"f1"', "/talks": '"t1"'}
    assert not second.is_new
    assert find_versions(settings) == [first.version.stem if first.version else None]
