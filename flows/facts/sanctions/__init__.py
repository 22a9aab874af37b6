"""sanctions, being written."""
from collections.abc import Iterator
from flows.annotate.model import Annotated
from flows.records import Record


def find_sanctions(annotated: Annotated) -> Iterator[Record]:
    """The sanctions of one article."""
    return iter(())
