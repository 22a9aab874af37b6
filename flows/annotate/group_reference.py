"""What nominals for several refer to: `the two leaders`, `both countries`."""

from __future__ import annotations

from flows.annotate.cast import LEADERS, Part
from flows.annotate.discourse import Discourse, Point
from flows.annotate.model import Actor, Mention
from flows.lexicons import load

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}


def resolve_group(mention: Mention, point: Point, discourse: Discourse) -> list[Actor]:
    """The members of `the two leaders`, `both presidents`, `the two countries`; empty unless they can be told."""
    words = point.words
    phrase = words.lower[mention.first : mention.last]
    count = next((COUNTS[word] for word in phrase if word in COUNTS), 0)
    noun = phrase[-1].rstrip("s") if phrase[-1] not in ("men", "women", "countries") else phrase[-1]
    before = words.lower[mention.first - 1] if mention.first else ""
    if not count or not {"the", "both", "all"} & {before, *phrase} or (noun == "side" and count > COUNTS["two"]):
        return []
    if noun in ("countries", "side", "government", "nation", "capital", "state"):
        wanted = [
            trace.actor
            for trace in reversed(discourse.traces)
            if trace.actor and trace.actor.kind == "country" and trace.sentence < point.sentence
        ]
    elif noun in load("nominals")["plural_leaders"]:
        cast = discourse.cast.parts
        wanted = [
            trace.actor
            for trace in reversed(discourse.traces)
            if trace.actor
            and trace.actor.name in cast
            and (noun != "leader" or cast[trace.actor.name].holds("leader") or _leads(cast[trace.actor.name]))
        ]
    else:
        return []
    members = list({actor.name: actor for actor in wanted[:12]}.values())[:count]
    return list(reversed(members)) if len(members) == count else []


def _leads(part: Part) -> bool:
    return any(office in role for role in part.roles for office in LEADERS)
