"""Addresses: feeds, sitemaps and pages are read from real servers on this machine, politely and warily."""

import gzip
import ipaddress
from collections.abc import Iterator

import pytest

from flows.errors import SettingsError
from flows.records import RejectRecord
from flows.settings import Settings
from flows.sources import Document, FetchState, Validators, read_sources
from flows.sources.addresses import Address, is_public
from flows.sources.fetch import Fetcher
from flows.sources.web import read_address
from tests.sources.web_server import Site

PAGE = b"<html><body><p>The ministers met in Geneva on Monday.</p></body></html>"
HERE = Settings(
    allow_private_addresses=True,
    host_pause_seconds=0.02,
    fetch_timeout_seconds=1.0,
    fetch_retries=2,
    max_file_bytes=50_000,
)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site("127.0.0.1").serve() as served:
        yield served


def read(
    url: str,
    settings: Settings = HERE,
    state: FetchState | None = None,
) -> tuple[list[Document], list[tuple[str | None, str]]]:
    found = list(read_sources([url], settings, state))
    rejects = [(one.item, one.reason) for one in found if isinstance(one, RejectRecord)]
    return [one for one in found if isinstance(one, Document)], rejects


def rss(root: str, *paths: str) -> bytes:
    items = "".join(
        f"<item><title>Page {path}</title><link>{root}{path}</link>"
        f"<pubDate>Mon, 0{place} Mar 2026 10:00:00 GMT</pubDate></item>"
        for place, path in enumerate(paths, 1)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


def sitemap(root: str, *paths: str, kind: str = "url") -> bytes:
    outer = "urlset" if kind == "url" else "sitemapindex"
    entries = "".join(f"<{kind}><loc>{root}{path}</loc></{kind}>" for path in paths)
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f"<?xml version='1.0'?><{outer} xmlns='{schema}'>{entries}</{outer}>".encode()


def test_feed_gives_the_pages_that_it_lists_newest_first(site: Site) -> None:
    site.answers |= {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, rss(site.root, "/a", "/b", "/a")),
        "/a": (200, {}, PAGE),
        "/b": (200, {}, PAGE),
    }
    documents, rejects = read(f"{site.root}/feed")
    assert [document.url for document in documents] == [f"{site.root}/a", f"{site.root}/b"]
    assert (documents[1].title, documents[1].published_at) == ("Page /b", "Mon, 02 Mar 2026 10:00:00 GMT")
    assert documents[0].html == PAGE.decode()
    assert not rejects


def test_atom_is_a_feed_too(site: Site) -> None:
    atom = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title><entry><title>A &amp;amp; B</title>"
        b"<link href='/a'/><updated>2026-03-09T10:00:00Z</updated></entry></feed>"
    )
    site.answers |= {"/atom": (200, {"Content-Type": "application/atom+xml"}, atom), "/a": (200, {}, PAGE)}
    (document,), _ = read(f"{site.root}/atom")
    assert (document.url, document.published_at) == (f"{site.root}/a", "2026-03-09T10:00:00Z")


def test_sitemap_index_leads_to_packed_sitemaps(site: Site) -> None:
    site.answers |= {
        "/sitemap.xml": (
            200,
            {"Content-Type": "application/xml"},
            sitemap(site.root, "/s1.xml.gz", "/sitemap.xml", kind="sitemap"),
        ),
        "/s1.xml.gz": (200, {"Content-Type": "application/gzip"}, gzip.compress(sitemap(site.root, "/a"))),
        "/a": (200, {}, PAGE),
    }
    documents, rejects = read(f"{site.root}/sitemap.xml")
    assert [document.url for document in documents] == [f"{site.root}/a"]
    assert not rejects


def test_robots_txt_is_obeyed(site: Site) -> None:
    rules = b"User-agent: parley\nDisallow: /secret\nCrawl-delay: 0.3\n\nUser-agent: *\nDisallow: /"
    site.answers |= {
        "/robots.txt": (200, {}, rules),
        "/feed": (200, {}, rss(site.root, "/a", "/secret/b")),
        "/a": (200, {}, PAGE),
    }
    documents, rejects = read(f"{site.root}/feed")
    assert [document.url for document in documents] == [f"{site.root}/a"]
    assert rejects == [(f"{site.root}/secret/b", "robots")]
    assert "/secret/b" not in site.paths()
    moments = [moment for moment, path, _ in site.requests if path in {"/feed", "/a"}]
    assert moments[1] - moments[0] >= 0.25


def test_broken_robots_txt_forbids_everything(site: Site) -> None:
    site.answers |= {"/robots.txt": (503, {}, b""), "/a": (200, {}, PAGE)}
    assert read(f"{site.root}/a") == ([], [(f"{site.root}/a", "robots")])


def test_requests_carry_an_honest_name_and_come_one_at_a_time_with_a_pause(site: Site) -> None:
    site.answers |= {"/feed": (200, {}, rss(site.root, "/a", "/b", "/c"))}
    site.answers |= {f"/{name}": (200, {}, PAGE) for name in "abc"}
    read(f"{site.root}/feed", Settings(**{**vars(HERE), "host_pause_seconds": 0.1}))
    assert {headers["user-agent"] for _, _, headers in site.requests} == {Settings().user_agent}
    moments = [moment for moment, _, _ in site.requests]
    assert len(moments) == 5
    assert moments[-1] - moments[0] >= 0.35  # four pauses of 0.1 s, less what the first request took to arrive


def test_unchanged_pages_are_not_sent_again(site: Site) -> None:
    def page(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        fields = {"ETag": '"1"', "Last-Modified": "Mon, 09 Mar 2026 10:00:00 GMT"}
        return (304, fields, b"") if headers.get("if-none-match") == '"1"' else (200, fields, PAGE)

    site.answers |= {"/a": page}
    state = FetchState()
    assert len(read(f"{site.root}/a", state=state)[0]) == 1
    assert state.seen == {f"{site.root}/a": Validators('"1"', "Mon, 09 Mar 2026 10:00:00 GMT")}
    assert read(f"{site.root}/a", state=FetchState(known=state.seen)) == ([], [])
    assert site.requests[-1][2]["if-modified-since"] == "Mon, 09 Mar 2026 10:00:00 GMT"


def test_list_with_a_failing_page_is_asked_for_again(site: Site) -> None:
    site.answers |= {"/feed": (200, {"ETag": '"1"'}, rss(site.root, "/a", "/gone")), "/a": (200, {"ETag": '"2"'}, PAGE)}
    state = FetchState()
    _, rejects = read(f"{site.root}/feed", state=state)
    assert rejects == [(f"{site.root}/gone", "http_404")]
    assert list(state.seen) == [f"{site.root}/a"]


def test_overload_and_passing_failures_are_tried_again(site: Site) -> None:
    calls = iter([(429, {"Retry-After": "0"}, b""), (503, {}, b""), (200, {}, PAGE)])
    site.answers |= {"/a": lambda _: next(calls)}
    documents, rejects = read(f"{site.root}/a")
    assert len(documents) == 1
    assert site.paths().count("/a") == 3
    assert not rejects


def test_lasting_failures_are_rejects(site: Site) -> None:
    site.answers |= {
        "/busy": (429, {"Retry-After": "0"}, b""),
        "/slow": (200, {}, PAGE * 40),
        "/big": (200, {}, b"x" * 60_000),
        "/round": (302, {"Location": "/round"}, b""),
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000)),
        "/broken": (200, {"Content-Encoding": "gzip"}, b"\x1f\x8bnot gzip"),
        "/image": (200, {}, b"\x89PNG\r\n"),
        "/feed": (200, {}, b"<?xml version='1.0'?><rss><channel>"),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    }
    site.slow["/slow"] = 0.2
    reasons = {}
    for path in [*site.answers, "/none"]:
        documents, ((_, reasons[path]),) = read(f"{site.root}{path}")
        assert not documents
    assert reasons == {
        "/busy": "http_429",
        "/slow": "timeout",
        "/big": "too_large",
        "/round": "too_many_redirects",
        "/bomb": "too_large",
        "/broken": "unreachable",
        "/image": "binary",
        "/feed": reasons["/feed"],
        "/file": "bad_address",
        "/none": "http_404",
    }
    assert reasons["/feed"] in {"empty", "bad_feed"}


def test_unreachable_host_is_a_reject() -> None:
    with Site("127.0.0.1").serve() as gone:
        root = gone.root
    assert read(f"{root}/a")[1] == [(f"{root}/a", "unreachable")]


def test_pages_at_a_time_are_limited(site: Site) -> None:
    site.answers |= {"/map": (200, {}, sitemap(site.root, *(f"/{number}" for number in range(9))))}
    site.answers |= {f"/{number}": (200, {}, PAGE) for number in range(9)}
    documents, rejects = read(f"{site.root}/map", Settings(**{**vars(HERE), "max_pages_per_source": 3}))
    assert len(documents) == 3
    assert rejects == [(None, "too_many")]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://2130706433:1/",
        "http://0.0.0.0:1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:127.0.0.1]:1/",
    ],
)
def test_private_addresses_are_refused_unless_allowed(url: str) -> None:
    assert [reason for _, reason in read(url, Settings(fetch_retries=0))[1]] == ["private_address"]


@pytest.mark.parametrize("source", ["ftp://lake.example/a", "file:///etc/passwd", "gopher://lake.example"])
def test_other_schemes_stop_the_run(source: str) -> None:
    with pytest.raises(SettingsError, match="only http and https"):
        read_sources([source], HERE)


def test_redirects_are_followed_but_not_to_a_private_address(site: Site) -> None:
    def only_first_site(address: Address) -> bool:
        return str(address) == "127.0.0.1" or is_public(address)

    with Site("127.0.0.2").serve() as private:
        private.answers |= {"/": (200, {}, PAGE)}
        site.answers |= {
            "/moved": (301, {"Location": "/a"}, b""),
            "/a": (200, {}, PAGE),
            "/trap": (302, {"Location": f"{private.root}/"}, b""),
        }
        state = FetchState()
        found = [
            one
            for path in ("/moved", "/trap")
            for one in read_address(f"{site.root}{path}", HERE, state, Fetcher(HERE, state, only_first_site))
        ]
        assert isinstance(found[0], Document)
        assert found[0].url == f"{site.root}/a"
        assert isinstance(found[1], RejectRecord)
        assert found[1].reason == "private_address"
        assert private.requests == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("192.168.1.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("0.0.0.0", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(address: str, expected: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is expected
