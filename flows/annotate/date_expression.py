"""A date expression in its paragraph, before it is told which days it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.annotate.date_forms import Form
from flows.annotate.date_frame import Frame
from flows.annotate.days import Days
from flows.annotate.model import Paragraph
from flows.annotate.tense import Tense

_LEAD_IN = re.compile(r"\W*")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression in its paragraph, before it is resolved, and the tense of its clause."""

    paragraph: Paragraph
    form: Form
    match: re.Match[str]
    tense: Tense | None

    @property
    def has_year(self) -> bool:
        """Whether a year is printed in it."""
        return "year" in self.match.re.groupindex and bool(self.match["year"])

    @property
    def is_head(self) -> bool:
        """Whether it stands at the head of its paragraph."""
        return _LEAD_IN.fullmatch(self.match.string, 0, self.match.start()) is not None

    def read(self, frame: Frame) -> Days | None:
        """The days meant, seen from `frame`."""
        return self.form.read(self.match, frame)
