"""Lemmas from a table: what the treebanks say of a form and its tag, and endings for forms they lack."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

LONGEST_ENDING = 6
PROPER_TAGS = frozenset({"NNP", "NNPS"})
"""Names keep their capitals; every other lemma is in lower case."""

Edit = tuple[int, str]
"""How many letters to drop from the end of a form, and what to add."""


def edit_between(form: str, lemma: str) -> Edit:
    """The change at the end of `form` that makes it `lemma`."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return len(form) - shared, lemma[shared:]


class TableLemmatizer:
    """A pipeline component that sets lemmas by form and tag."""

    def __init__(self, name: str = "parley_lemmatizer") -> None:
        self.name = name
        self.exceptions: dict[str, dict[str, str]] = {}
        self.endings: dict[str, dict[str, Edit]] = {}
        self._known: dict[tuple[int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document with a lemma on every token."""
        for token in doc:
            key = (token.orth, token.tag)
            lemma = self._known.get(key)
            if lemma is None:
                form = token.norm_ if token.text[0] in "’'" else token.text
                lemma = self._known.setdefault(key, doc.vocab.strings.add(self.lemmatize(form, token.tag_)))
            token.lemma = lemma
        return doc

    def lemmatize(self, form: str, tag: str) -> str:
        """The lemma of `form` when it is used as `tag` (Penn Treebank tags)."""
        form = form if tag in PROPER_TAGS else form.lower()
        known = self.exceptions.get(tag, {}).get(form)
        return known if known is not None else self._apply_ending(form, tag)

    def _apply_ending(self, form: str, tag: str) -> str:
        endings = self.endings.get(tag)
        if endings is None:
            return form
        for length in range(min(LONGEST_ENDING, len(form) - 1), -1, -1):
            edit = endings.get(form[len(form) - length :])
            if edit is not None:
                return form[: len(form) - edit[0]] + edit[1]
        return form

    def learn(self, docs: Iterable[Doc]) -> None:
        """Fill the tables from documents with gold tags and lemmas."""
        self._known.clear()
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for token in (token for doc in docs for token in doc if token.lemma_):
            proper = token.tag_ in PROPER_TAGS
            form, lemma = (token.text, token.lemma_) if proper else (token.lower_, token.lemma_.lower())
            seen[token.tag_, form][lemma] += 1
        usual = {key: lemmas.most_common(1)[0][0] for key, lemmas in sorted(seen.items())}
        self._learn_endings(usual)
        for (tag, form), lemma in usual.items():
            if self._apply_ending(form, tag) != lemma:
                self.exceptions.setdefault(tag, {})[form] = lemma

    def _learn_endings(self, usual: dict[tuple[str, str], str]) -> None:
        votes: dict[tuple[str, str], Counter[Edit]] = defaultdict(Counter)
        for (tag, form), lemma in usual.items():
            for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
                votes[tag, form[len(form) - length :]][edit_between(form, lemma)] += 1
        for (tag, ending), edits in sorted(votes.items(), key=lambda item: (len(item[0][1]), item[0])):
            best, count = max(edits.items(), key=lambda item: (item[1], -item[0][0], item[0][1]))
            if (not ending or count > 1) and self._inherited(tag, ending[1:]) != best:
                self.endings.setdefault(tag, {})[ending] = best

    def _inherited(self, tag: str, ending: str) -> Edit | None:
        known = self.endings.get(tag, {})
        return next((known[ending[cut:]] for cut in range(len(ending) + 1) if ending[cut:] in known), None)

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, float]:
        """The share of tokens with the right lemma, for `nlp.evaluate`."""
        return Scorer.score_token_attr(examples, "lemma")

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tables as JSON."""
        path = Path(path)
        path.mkdir(exist_ok=True)
        tables = {"exceptions": self.exceptions, "endings": self.endings}
        text = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (path / "tables.json").write_text(text, encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Self:
        """Read the tables that `to_disk` wrote."""
        self._known.clear()
        tables = json.loads((Path(path) / "tables.json").read_text(encoding="utf-8"))
        self.exceptions = tables["exceptions"]
        self.endings = {
            tag: {ending: (drop, add) for ending, (drop, add) in endings.items()}
            for tag, endings in tables["endings"].items()
        }
        return self


@Language.factory("parley_lemmatizer", assigns=["token.lemma"], requires=["token.tag"])
def make_lemmatizer(nlp: Language, name: str) -> TableLemmatizer:
    """A lemmatizer with empty tables."""
    return TableLemmatizer(name)
