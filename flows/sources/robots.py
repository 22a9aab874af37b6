"""What a site asks of visitors: its robots.txt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site for one visitor; `pause` is the number of seconds between requests that it asks for."""

    rules: Any
    user_agent: str
    pause: float

    def is_allowed(self, url: str) -> bool:
        """Whether the site lets the visitor read `url`."""
        return bool(self.rules.can_fetch(url, self.user_agent))


def read_robots(text: str, user_agent: str) -> Robots:
    """The rules in the robots.txt `text` for `user_agent`; an empty one allows everything."""
    from protego import Protego  # noqa: PLC0415 – only when something is fetched

    rules = Protego.parse(text)
    delay = rules.crawl_delay(user_agent) or 0.0
    return Robots(rules, user_agent, min(float(delay), _LONGEST_PAUSE))
