"""What an article is told apart by: its id, and the hash by which copies of one text find each other."""

from __future__ import annotations

import hashlib
import re

from flows.ids import stable_id
from flows.sources.model import Document

_WORDS = re.compile(r"\w+")


def article_id(document: Document) -> str:
    """The id of the article in `document`: the same wherever the input lies and with whatever else it comes.

    Of a page, `text` is the article found in it: the rest of a page changes with every visit.
    """
    return stable_id("article", document.identity, document.text)


def content_hash(body: str) -> str:
    """A hash of the words of `body`, blind to case, punctuation and white space."""
    return hashlib.sha256(" ".join(_WORDS.findall(body.casefold())).encode("utf-8", "replace")).hexdigest()[:32]
