"""The corpus that the models learn from: every article is well formed, and what is not is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import ContractError
from flows.facts.learned.corpus import FOLDER, read_article, read_corpus

STATES = {
    "meeting": {"held", "planned", "proposed", "cancelled"},
    "sanction": {
        "imposed",
        "extended",
        "eased",
        "lifted",
        "planned",
        "threatened",
        "urged",
        "proposed",
        "withheld",
    },
    "strike": {"occurred", "claimed", "threatened", "proposed", "denied"},
}
ARTICLE = """# island; wire; 2026-03-04
Two ministers meet on the pier

Anna Berg met Tomas Lind on the pier of Havn on Tuesday. The talks lasted an hour.

== names
PERSON: Anna Berg; Tomas Lind
GPE: Havn
== facts
meeting held | Anna Berg; Tomas Lind | place: Havn | date: 2026-03-03 | at: Anna Berg [met] Tomas | at: The [talks] lasted
sanction threatened tighten trade | ? > Havn | at: on the [pier] of
"""


def test_an_article_is_read_with_offsets_into_its_body() -> None:
    taught = read_article(ARTICLE, "pier")
    meeting, sanction = taught.facts
    body = taught.article.body
    assert [body[start:end] for start, end in meeting.at] == ["met", "talks"]
    assert meeting.parties == ("Anna Berg", "Tomas Lind")
    assert (meeting.state, meeting.slots["place"]) == ("held", "Havn")
    assert sanction.parties == (None, "Havn")
    assert sanction.slots["details"] == "tighten trade"
    assert taught.names == {"Anna Berg": "PERSON", "Tomas Lind": "PERSON", "Havn": "GPE"}


@pytest.mark.parametrize(
    "broken",
    [
        ARTICLE.replace("# island", "island"),
        ARTICLE.replace("== facts", "== records"),
        ARTICLE.replace("[met]", "[saw]"),
        ARTICLE.replace("[met]", "met"),
    ],
)
def test_a_malformed_article_is_refused(broken: str) -> None:
    with pytest.raises(ContractError, match="pier"):
        read_article(broken, "pier")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda p: p.stem)
def test_the_shipped_corpus_is_well_formed(path: Path) -> None:
    taught = read_article(path.read_text(encoding="utf-8"), path.stem)
    for fact in taught.facts:
        assert fact.state in STATES[fact.kind]
        assert fact.at
        assert len(fact.parties) == 2 or fact.kind == "meeting"
    text = f"{taught.article.headline}\n{taught.article.body}"
    assert all(name in text for name in taught.names)


def test_the_shipped_corpus_is_found() -> None:
    assert sum(1 for _ in read_corpus()) > 400
