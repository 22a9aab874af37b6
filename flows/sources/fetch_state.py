"""What is remembered of addresses between runs, so that unchanged ones are not sent again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Validators:
    """The marks by which a server tells whether a page has changed, as it sent them."""

    etag: str | None
    last_modified: str | None


@dataclass(slots=True)
class FetchState:
    """`known`: validators by address from earlier runs; `seen`: those of this run, to be kept once it is published."""

    known: Mapping[str, Validators] = field(default_factory=dict)
    seen: dict[str, Validators] = field(default_factory=dict)

    def headers_for(self, url: str) -> dict[str, str]:
        """The request headers that ask for `url` only if it has changed."""
        validators = self.known.get(url)
        if validators is None:
            return {}
        given = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        return {name: value for name, value in given.items() if value}

    def remember(self, url: str, headers: Mapping[str, str]) -> None:
        """Keep the validators that came with `url`, if any."""
        etag, last_modified = headers.get("etag"), headers.get("last-modified")
        if etag or last_modified:
            self.seen[url] = Validators(etag, last_modified)
