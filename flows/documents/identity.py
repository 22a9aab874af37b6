"""The hash by which copies of one text find each other."""

from __future__ import annotations

import hashlib
import re

_WORDS = re.compile(r"\w+")


def hash_content(body: str) -> str:
    """A hash of the words of `body`, blind to case, punctuation and white space."""
    return hashlib.sha256(" ".join(_WORDS.findall(body.casefold())).encode("utf-8", "replace")).hexdigest()[:32]
