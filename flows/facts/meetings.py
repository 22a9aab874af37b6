"""meetings, being written."""
from collections.abc import Iterator
from flows.annotate.model import Annotated
from flows.records import Record


def find_meetings(annotated: Annotated) -> Iterator[Record]:
    """The meetings of one article."""
    return iter(())
