"""Addresses as sources: a feed or sitemap gives the pages that it lists, any other address gives itself."""

from __future__ import annotations

from collections.abc import Iterator

from flows.errors import SourceError
from flows.records import RejectRecord
from flows.settings import Settings
from flows.sources.encoding import decode_text, find_declared_charset
from flows.sources.feeds import Link, find_links
from flows.sources.fetch import Fetched, Fetcher
from flows.sources.fetch_errors import FetchError
from flows.sources.fetch_state import FetchState
from flows.sources.model import Document, reject

_DEEPEST_LIST = 3


def read_address(
    url: str, settings: Settings, state: FetchState, fetcher: Fetcher | None = None
) -> Iterator[Document | RejectRecord]:
    """The pages behind `url`, at most `settings.max_pages_per_source`, and rejects for those that cannot be read.

    A list is remembered as seen only if all its pages could be read, so that the next run tries the others again.
    """
    with fetcher or Fetcher(settings, state) as guest:
        yield from _Visit(url, settings, state, guest).read(Link(url), depth=0)


class _Visit:
    """One walk from an address to the pages that it leads to."""

    def __init__(self, source_uri: str, settings: Settings, state: FetchState, fetcher: Fetcher) -> None:
        self._source_uri = source_uri
        self._settings = settings
        self._state = state
        self._fetcher = fetcher
        self._is_complete = True
        self._visited: set[str] = set()
        self._page_count = 0

    def read(self, link: Link, depth: int) -> Iterator[Document | RejectRecord]:
        """The pages at `link` and, where it is a list, behind it."""
        if link.url in self._visited:
            return
        self._visited.add(link.url)
        try:
            fetched = self._fetcher.fetch(link.url)
            links = None if fetched is None else find_links(fetched.body, fetched.url, self._settings.max_file_bytes)
        except FetchError as error:
            self._is_complete = False
            yield reject("source", self._source_uri, link.url, error.reason, str(error))
            return
        if fetched is None:
            return
        if links is None:
            self._page_count += 1
            yield self._document(link, fetched)
        elif depth < _DEEPEST_LIST:
            yield from self._read_list(links, depth)
            if not self._is_complete:
                self._state.seen.pop(link.url, None)

    def _read_list(self, links: list[Link], depth: int) -> Iterator[Document | RejectRecord]:
        if not links:
            yield reject("source", self._source_uri, None, "empty", "the list names no pages")
        for place, link in enumerate(links):
            if self._page_count >= self._settings.max_pages_per_source:
                self._is_complete = False
                yield reject(
                    "source",
                    self._source_uri,
                    None,
                    "too_many",
                    f"{len(links) - place} pages left: {self._page_count} are read at a time, newest first",
                )
                return
            yield from self.read(link, depth + 1)

    def _document(self, link: Link, fetched: Fetched) -> Document | RejectRecord:
        try:
            text = decode_text(fetched.body, fetched.charset or find_declared_charset(fetched.body))
        except SourceError as error:
            return reject("source", self._source_uri, link.url, "binary", str(error))
        is_text = fetched.content_type == "text/plain"
        return Document(
            source_uri=self._source_uri,
            identity=fetched.url,
            item=link.url,
            url=fetched.url,
            text=text if is_text else None,
            html=None if is_text else text,
            title=link.title,
            published_at=link.published_at,
        )
