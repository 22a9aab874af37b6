"""strikes, being written."""
from collections.abc import Iterator
from flows.annotate.model import Annotated
from flows.records import Record


def find_strikes(annotated: Annotated) -> Iterator[Record]:
    """The strikes of one article."""
    return iter(())
