"""Fetching by http and https as a polite and wary guest: robots.txt, pauses, retries, limits on size and time."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import httpx

from flows.settings import Settings
from flows.sources.addresses import Address, find_address, is_public
from flows.sources.fetch_errors import FetchError
from flows.sources.fetch_state import FetchState
from flows.sources.robots import Robots, read_robots

_MOST_REDIRECTS = 5
_LONGEST_WAIT = 60.0
_FIRST_BACK_OFF = 1.0
_RETRIED = frozenset({429, 500, 502, 503, 504})
_ROBOTS_BYTES = 512_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where the last redirect led, the body decoded from its transfer, its type and charset."""

    url: str
    body: bytes
    content_type: str
    charset: str | None


class Fetcher:
    """Fetches one address after the other; use it in a `with` statement.

    `is_allowed` says to which numeric addresses requests may go; by default as the settings say.
    """

    def __init__(
        self, settings: Settings, state: FetchState, is_allowed: Callable[[Address], bool] | None = None
    ) -> None:
        self._settings = settings
        self._state = state
        self._is_allowed = is_allowed or ((lambda _: True) if settings.allow_private_addresses else is_public)
        self._client = httpx.Client(
            timeout=settings.fetch_timeout_seconds,
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": "gzip, deflate"},
        )
        self._robots: dict[str, Robots] = {}
        self._next_at: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str) -> Fetched | None:
        """What `url` gives, or None where it has not changed since it was last fetched.

        Raises:
            FetchError: robots.txt forbids it, it cannot be reached, is too large or slow, or gives an error.
        """
        current = url
        for _ in range(_MOST_REDIRECTS + 1):
            robots = self._robots_for(current)
            if not robots.is_allowed(current):
                raise FetchError("robots", f"{current}: robots.txt asks not to read it")
            response, body = self._request(
                current, self._state.headers_for(url), robots.pause, self._settings.max_file_bytes
            )
            if response.status_code == 304:
                return None
            if not response.is_redirect:
                _check_status(current, response)
                self._state.remember(url, response.headers)
                kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
                return Fetched(current, body, kind, response.charset_encoding)
            current = urljoin(current, response.headers.get("location", ""))
        raise FetchError("too_many_redirects", f"{url}: more than {_MOST_REDIRECTS} redirects")

    def _robots_for(self, url: str) -> Robots:
        """The rules of the site of `url`; none where it has no robots.txt, and nothing is allowed where that fails."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._fetch_robots(origin)
        return self._robots[origin]

    def _fetch_robots(self, origin: str) -> Robots:
        current = f"{origin}/robots.txt"
        for _ in range(_MOST_REDIRECTS + 1):
            response, body = self._request(current, {}, 0.0, _ROBOTS_BYTES)
            if response.is_redirect:
                current = urljoin(current, response.headers.get("location", ""))
                continue
            if response.status_code >= 500:
                raise FetchError("robots", f"{origin}: robots.txt cannot be read (status {response.status_code})")
            text = body.decode("utf-8", "replace") if response.status_code == 200 else ""
            return read_robots(text, self._settings.user_agent)
        return read_robots("", self._settings.user_agent)

    def _request(self, url: str, headers: dict[str, str], pause: float, limit: int) -> tuple[httpx.Response, bytes]:
        """The response to one request, tried again with growing pauses where that may help.

        Raises:
            FetchError: it cannot be reached, is too large or too slow.
        """
        back_off = _FIRST_BACK_OFF * min(1.0, self._settings.host_pause_seconds)
        for attempt in range(self._settings.fetch_retries + 1):
            is_last = attempt == self._settings.fetch_retries
            try:
                self._wait(url, pause)
                response, body = self._send(url, headers, limit)
            except httpx.TransportError as error:
                if is_last:
                    kind = "timeout" if isinstance(error, httpx.TimeoutException) else "unreachable"
                    raise FetchError(kind, f"{url}: {error or type(error).__name__}") from error
                time.sleep(back_off * 2**attempt)
                continue
            if response.status_code not in _RETRIED or is_last:
                return response, body
            time.sleep(_retry_after(response) or back_off * 2**attempt)
        raise FetchError("unreachable", f"{url}: no answer")

    def _wait(self, url: str, pause: float) -> None:
        """Wait until the host of `url` may be asked again."""
        host = urlsplit(url).netloc
        time.sleep(max(0.0, self._next_at.get(host, 0.0) - time.monotonic()))
        self._next_at[host] = time.monotonic() + max(pause, self._settings.host_pause_seconds)

    def _send(self, url: str, headers: dict[str, str], limit: int) -> tuple[httpx.Response, bytes]:
        """One request to the very address that was checked, its body read up to `limit` bytes and the time limit."""
        address = find_address(url, self._is_allowed)
        request = self._client.build_request("GET", url, headers=headers)
        host = request.url.host
        request.url = request.url.copy_with(host=address)
        request.extensions = {**request.extensions, "sni_hostname": host}
        deadline = time.monotonic() + self._settings.fetch_timeout_seconds
        body = bytearray()
        response = self._client.send(request, stream=True)
        try:
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > limit:
                    raise FetchError("too_large", f"{url}: larger than {limit / 1e6:,.1f} MB")
                if time.monotonic() > deadline:
                    raise FetchError("timeout", f"{url}: not sent within {self._settings.fetch_timeout_seconds:g} s")
        except httpx.DecodingError as error:
            raise FetchError("unreachable", f"{url}: damaged in transfer: {error}") from error
        finally:
            response.close()
        return response, bytes(body)


def _check_status(url: str, response: Any) -> None:
    if response.status_code != 200:
        raise FetchError(f"http_{response.status_code}", f"{url}: the server answers {response.status_code}")


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds that the server asks to wait, at most a minute."""
    text: str = response.headers.get("retry-after", "").strip()
    if text.isdigit():
        return min(float(text), _LONGEST_WAIT)
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return min(max(0.0, moment.timestamp() - time.time()), _LONGEST_WAIT)
