"""Names that stand for others: staff for their country, a person for those around him, a post for its holder."""

from __future__ import annotations

from flows.annotate.model import Mention
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.sanctions.lexicon import word_set
from flows.facts.sanctions.organs import named_in


def is_stand_in(passage: Passage, mention: Mention, position: int) -> bool:
    """Whether a nominal that begins at `position` stands for one actor: `its neighbour`; not `the leader of …`."""
    is_one = mention.actor is not None and position == mention.first and not mention.is_plural
    is_described = mention.last < len(passage) and passage[mention.last].lower_ == "of"
    return is_one and not is_described


def behind_staff(passage: Passage, mention: Mention, limit: int) -> Party | None:
    """The country whose organ employs those named: `Georgian police commanders`."""
    if mention.actor is None or mention.actor.kind != "organisation":
        return None
    if mention.last >= limit or passage[mention.last].tag_ != "NNS":
        return None
    return next((p for p in named_in(mention.text) if p.is_country), None)


def is_of_allies(passage: Passage, mention: Mention) -> bool:
    """Whether a body is named only to say who is meant: `their NATO ally`, `EU members`."""
    after = passage[mention.last].lower_ if mention.last < len(passage) else ""
    is_body = mention.actor is not None and mention.actor.kind == "organisation"
    return is_body and after.removesuffix("s") in word_set("fellows")


def is_circle(passage: Passage, start: int, index: int) -> bool:
    """Whether those around the person at `index` are meant: `people close to Putin`."""
    return any(passage[i].lower_ in word_set("circles") for i in range(start, index))


def is_led(passage: Passage, start: int, index: int) -> bool:
    """Whether the person at `index` is named behind his post: `the leader of the front, Abu Ali`."""
    return passage[index - 1].text == "," and any(passage[i].lower_ in word_set("posts") for i in range(start, index))
