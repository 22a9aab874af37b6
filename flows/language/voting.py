"""Trees for text that no treebank holds: what most of several parsers say.

Parsers that differ in their seeds, their features and the end from which they read make different errors, so that a
vote of three is right more often than any of them. What they agree on teaches the parser that ships how our news is
written. Source: Surdeanu and Manning 2010, Ensemble Models for Dependency Parsing: Cheap and Good?
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

Arc = tuple[int, str]
"""Index of the head within the sentence, and label."""


def mirror(doc: Doc) -> Doc:
    """The same document read from its end, with all that is annotated on it but lemmas and names."""
    tokens, last = list(doc)[::-1], len(doc) - 1
    annotated = doc.has_annotation("DEP")
    return Doc(
        doc.vocab,
        words=[token.text for token in tokens],
        spaces=[True] * len(tokens),
        tags=[token.tag_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        morphs=[str(token.morph) for token in tokens],
        heads=[last - token.head.i for token in tokens] if annotated else None,
        deps=[token.dep_ for token in tokens] if annotated else None,
        sent_starts=None if annotated else [token.is_sent_end for token in tokens],
    )


def bare(doc: Doc) -> Doc:
    """The words and sentence bounds of a document, ready to be parsed by another pipeline."""
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        sent_starts=[bool(token.is_sent_start) for token in doc],
    )


def parse_again(docs: Iterable[Doc], nlp: Language, mirrored: bool) -> Iterator[Doc]:
    """The same documents, with the same sentences, as another pipeline reads them, if need be from their ends."""
    copies = (mirror(bare(doc)) if mirrored else bare(doc) for doc in docs)
    yield from (mirror(doc) if mirrored else doc for doc in nlp.pipe(copies, batch_size=64))


def vote(readings: Sequence[Doc]) -> Iterator[Doc]:
    """The runs of sentences of a document on which its readings can be brought to agree."""
    run: list[tuple[Span, list[Arc]]] = []
    for sentence in readings[0].sents:
        arcs = elect(
            [[arc_of(token, sentence.start) for token in sentence_in(reading, sentence)] for reading in readings]
        )
        if arcs is not None:
            run.append((sentence, arcs))
        elif run:
            yield _join(run, readings)
            run = []
    if run:
        yield _join(run, readings)


def elect(trees: Sequence[Sequence[Arc]]) -> list[Arc] | None:
    """The tree of one sentence by vote, the first tree breaking ties; none where no candidate is a tree.

    Where what most say of each word makes no tree together, the tree is taken that shares most arcs with all.
    """
    votes = [Counter(arcs) for arcs in zip(*trees, strict=True)]
    mixed = [most_common(arcs) for arcs in zip(*trees, strict=True)]
    ranked = sorted(trees, key=lambda tree: -sum(count[arc] for count, arc in zip(votes, tree, strict=True)))
    return next((list(arcs) for arcs in (mixed, *ranked) if is_tree(arcs)), None)


def sentence_in(reading: Doc, sentence: Span) -> Span:
    """The same stretch of another reading of the document."""
    return reading[sentence.start : sentence.end]


def most_common(votes: Sequence[Arc]) -> Arc:
    """The head that most name, with the label that most of those give it; among equals the first."""
    head = Counter(head for head, _ in votes).most_common(1)[0][0]
    return Counter(arc for arc in votes if arc[0] == head).most_common(1)[0][0]


def arc_of(token: Token, start: int) -> Arc:
    """Head and label of a token of a sentence that begins at `start`."""
    return token.head.i - start, token.dep_


def is_tree(arcs: Sequence[Arc]) -> bool:
    """Whether the arcs make one tree without crossings; the root's arc comes from before the sentence."""
    heads = [head for head, _ in arcs]
    if sum(head == index for index, head in enumerate(heads)) != 1 or not all(
        map(range(len(heads)).__contains__, heads)
    ):
        return False
    above = list(heads)
    for _ in heads:  # after as many steps as there are words, every word has climbed to the root or circles for ever
        above = [heads[head] for head in above]
    if len(set(above)) != 1 or heads[above[0]] != above[0]:
        return False
    spans = [(min(index, head), max(index, head)) for index, head in enumerate(heads) if head != index]
    spans.append((-1, above[0]))
    return not any(left < start < right < end for left, right in spans for start, end in spans)


def _join(run: Sequence[tuple[Span, list[Arc]]], readings: Sequence[Doc]) -> Doc:
    """One document of neighbouring sentences; a tag on which fewer than all agree is left open."""
    tokens = [token for sentence, _ in run for token in sentence]
    start = tokens[0].i
    offsets = [(sentence.start - start, arcs) for sentence, arcs in run]
    tags = [{reading[token.i].tag_ for reading in readings} for token in tokens]
    return Doc(
        readings[0].vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        tags=[given.pop() if len(given) == 1 else "" for given in tags],
        heads=[offset + head for offset, arcs in offsets for head, _ in arcs],
        deps=[label for _, arcs in offsets for _, label in arcs],
    )
