"""statements, being written."""
from collections.abc import Iterator
from flows.annotate.model import Annotated
from flows.records import Record


def find_statements(annotated: Annotated) -> Iterator[Record]:
    """The statements of one article."""
    return iter(())
