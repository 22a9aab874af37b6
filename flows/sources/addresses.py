"""Which addresses may be fetched: http and https only, and no machine on a private network unless that is allowed."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from flows.sources.fetch_errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS = {"http": 80, "https": 443}


def is_public(address: Address) -> bool:
    """Whether `address` belongs to the open Internet: not to this machine, its network, or a reserved range."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return is_public(mapped) if mapped else address.is_global and not address.is_multicast


def find_address(url: str, is_allowed: Callable[[Address], bool]) -> str:
    """The numeric address to which a request for `url` may go.

    The request goes to this very address, so that a name cannot be looked up to another one in between.

    Raises:
        FetchError: the scheme is not http or https, the name is unknown, or one of its addresses is not allowed.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError("bad_address", f"{url[:200]}: {error}") from error
    if parts.scheme not in _PORTS or not host:
        raise FetchError("bad_address", f"{url[:200]}: only http and https addresses are read")
    try:
        found = socket.getaddrinfo(host, port or _PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("unreachable", f"{host}: {error}") from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    for address in addresses:
        if not is_allowed(address):
            raise FetchError("private_address", f"{host} is {address}, on a private network; a setting may allow it")
    return str(addresses[0])
