"""Turns of talk: transcripts and interviews, where a name and a colon open each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.annotate.model import Actor, Mention
from flows.facts.statements.draft import Draft, Source
from flows.facts.statements.line import Line

_NAMED = re.compile(r"[\"“‘]?((?:[A-Z][\w.’'\-]*\s?){1,5}):\s+(?=\S)")
_TITLED = re.compile(r"((?:[\w.’'\-]+ ){2,8}[A-Z][\w’'\-]+):\s+(?=\S)")
_LETTERED = re.compile(r"(Q|A|Question|Answer):\s+(?=\S)")
FIRST_PERSON = frozenset({"i", "my", "me", "we", "our", "us"})
LEAST_OWN, SHARE_OF_OWN, MOST_QUOTED = 3, 0.3, 0.1
"""Paragraphs in the first person that show a transcript, their share of a turn that goes on, and the share that may quote."""

_STAGE = re.compile(r"[\"“]?[(\[][^)\]]*[)\]].{0,3}$")
"""What a transcript notes besides the talk: `(CROSSTALK)`, `[laughter]`."""
LEAST_LABELS, LEAST_REPEATED = 6, 2
"""Labelled paragraphs that show a transcript where so many of the labels come back."""
SHORTEST_TURN = 15
"""Characters of a turn outside a dialogue, at least."""
_ASKING = frozenset({"question", "reporter", "moderator", "interviewer", "journalist", "press", "media"})
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "the"})

_NO_SPEAKER = frozenset(
    {
        "note",
        "update",
        "correction",
        "read more",
        "photo",
        "image",
        "source",
        "topics",
        "tags",
        "related",
        "watch",
        "listen",
        "video",
        "editor",
        "share",
        "opinion",
        "analysis",
        "breaking",
        "live",
    }
)


def find_turns(lines: Sequence[Line]) -> Iterator[Draft]:
    """The turns of a conversation in print; a lone `Name: …` counts only where the article names that person."""
    prefixed = [(line, match) for line in lines if (match := _match(line)) is not None]
    lettered = {match.group(1)[0] for _, match in prefixed if match.re is _LETTERED}
    for line, match in prefixed:
        label = match.group(1).strip()
        if match.re is _LETTERED:
            source = interviewee(line) if lettered == {"Q", "A"} and label[0] == "A" else None
        else:
            source = _named(line, match, label, is_dialogue=len(prefixed) > 2)
        if source is not None:
            body, end = line.passage.annotated.body, line.passage.paragraph.end
            text = body[match.end() : end].rstrip().rstrip('”"')
            act = "ask" if text.endswith("?") and source.actor is None else "say"
            span = (match.end(), match.end() + len(text))
            labelled = {other.passage.paragraph.index for other, _ in prefixed}
            rest = _continued(line, lines, labelled, is_transcript=_is_transcript([m for _, m in prefixed]))
            spans = [span, *((here.passage.paragraph.start, here.passage.paragraph.end) for here in rest)]
            yield Draft("turn_of_talk", act, source, spans, line, clause=(line.passage.paragraph.start, spans[-1][1]))


def _is_transcript(matches: Sequence[re.Match[str]]) -> bool:
    """Whether so many paragraphs are labelled, and labels come back so often, that the article is a conversation."""
    labels = [match.group(1).split()[-1].casefold() for match in matches]
    repeated = {label for label in labels if labels.count(label) > 1}
    return len(labels) >= LEAST_LABELS and len(repeated) >= LEAST_REPEATED


def _continued(line: Line, lines: Sequence[Line], labelled: set[int], *, is_transcript: bool) -> list[Line]:
    """The paragraphs without a label that go on with a turn in a transcript: somebody speaks of himself in them."""
    start = line.passage.paragraph.index + 1
    end = min((index for index in labelled if index >= start), default=len(lines))
    rest = list(lines[start:end])
    if is_transcript and end in labelled and start > 1:
        return [here for here in rest if not _STAGE.match(here.passage.paragraph.doc.text)]
    before = line.passage.annotated.body[: line.passage.paragraph.start].lower()
    own = sum(any(here.lower(i) in FIRST_PERSON for i in range(len(here))) for here in rest)
    quoted = sum(any(quote.is_clause for quote in here.quotes) for here in rest)
    is_transcript = is_transcript or "transcript" in before or (own >= LEAST_OWN and line.passage[0].is_upper)
    is_own = own >= max(1, SHARE_OF_OWN * len(rest)) and quoted <= MOST_QUOTED * len(rest)
    return rest if is_transcript and is_own else []


def _match(line: Line) -> re.Match[str] | None:
    body, paragraph = line.passage.annotated.body, line.passage.paragraph
    found = (pattern.match(body, paragraph.start, paragraph.end) for pattern in (_LETTERED, _NAMED, _TITLED))
    match = next((m for m in found if m is not None), None)
    if match is None or match.group(1).strip().casefold() in _NO_SPEAKER:
        return None
    if match.re is _TITLED and _person_at_end(line, match) is None:
        return None
    return match if paragraph.end - match.end() > 1 else None


def _person_at_end(line: Line, match: re.Match[str]) -> Mention | None:
    """The person with whose name a label ends: `Programme host Ana Ruiz:`."""
    mentions = line.passage.annotated.mentions_in(match.start(1), match.end(1))
    return next((m for m in mentions if m.label == "PERSON" and m.kind == "name" and m.end == match.end(1)), None)


def _named(line: Line, match: re.Match[str], label: str, *, is_dialogue: bool) -> Source | None:
    mentions = line.passage.annotated.mentions_in(match.start(1), match.end(1))
    mention = _person_at_end(line, match) or next((m for m in mentions if m.actor is not None), None)
    if not is_dialogue and line.passage.paragraph.end - match.end() < SHORTEST_TURN:
        return None
    if mention is not None and mention.actor is not None and mention.actor.kind == "country":
        return None
    if mention is not None and mention.actor is not None and (is_dialogue or mention.actor.kind == "person"):
        return Source(mention.actor.name, mention.actor, mention.start, mention.end, mention.role, mention)
    family = label.replace(".", " ").split()[-1].casefold()
    known = next(
        (m for m in line.passage.annotated.mentions if m.actor is not None and _is_called(m.actor, family)), None
    )
    if is_dialogue and known is not None and known.actor is not None:
        return Source(known.actor.name, known.actor, match.start(1), match.start(1) + len(label), None, known)
    if is_dialogue and label.isupper() and _returns(line, label) and label.casefold() not in _ASKING:
        words = label.title().split()
        named = [word for word in words if word.casefold().rstrip(".") not in _FORMS_OF_ADDRESS] or words
        return Source(" ".join(named), None, match.start(1), match.start(1) + len(label))
    return None


def _returns(line: Line, label: str) -> bool:
    """Whether a label opens more than one paragraph, as a speaker's does; one in capitals may also name a topic."""
    return line.passage.annotated.body.count(f"{label}:") > 1


def _is_called(actor: Actor, family: str) -> bool:
    """Whether the person bears that family name."""
    return actor.kind == "person" and actor.name.casefold().split()[-1] == family


def interviewee(here: Line) -> Source | None:
    """The one person whom the paragraphs before the interview name most."""
    counts: dict[str, int] = {}
    first: dict[str, tuple[Mention, Actor]] = {}
    for mention in here.passage.annotated.mentions:
        if mention.start >= here.passage.paragraph.start:
            break
        if mention.actor is not None and mention.actor.kind == "person":
            counts[mention.actor.name] = counts.get(mention.actor.name, 0) + 1
            first.setdefault(mention.actor.name, (mention, mention.actor))
    if not counts:
        return None
    mention, actor = first[max(counts, key=lambda name: counts[name])]
    return Source(actor.name, actor, mention.start, mention.end, mention.role, mention)
