"""Why an address could not be fetched."""

from __future__ import annotations

from flows.errors import SourceError


class FetchError(SourceError):
    """One address cannot be fetched; `reason` is the short code for its reject."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
