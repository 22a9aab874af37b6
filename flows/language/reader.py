"""The training documents as the trainer sees them: with rare words hidden now and then."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry

HIDDEN = "<unseen>"
"""The norm that a hidden word is given."""


@registry.readers("parley.TreebankReader.v1")  # type: ignore[untyped-decorator]
def make_treebank_reader(path: Path, seed: int, unknown_word_weight: float) -> Callable[[Language], Iterator[Example]]:
    """A reader of one epoch, which hides other words each time.

    A word seen `n` times is hidden with probability `weight / (weight + n)`, so that the model learns to judge a word
    by its spelling and neighbours. Source: Kiperwasser and Goldberg 2016, section 4.
    """
    rng = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        counts = Counter(token.norm_ for doc in docs for token in doc)
        for gold in docs:
            yield Example(hide_rare_words(nlp.make_doc(gold.text), counts, unknown_word_weight, rng), gold)

    return read


def hide_rare_words(doc: Doc, counts: Counter[str], weight: float, rng: random.Random) -> Doc:
    """The same document, the norms of some of its rare words replaced."""
    for token in doc:
        if rng.random() < weight / (weight + counts[token.norm_]):
            token.norm_ = HIDDEN
    return doc
