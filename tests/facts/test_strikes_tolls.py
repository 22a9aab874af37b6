"""How many were killed or hurt: what comes on top, what is a share, what several days cost, who is no victim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.annotate.model import Annotated
from flows.facts.passage import read_passages
from flows.facts.strikes.attack import Toll
from flows.facts.strikes.casualties import Amounts, Range, find_casualties

Annotate = Callable[..., Annotated]
NOBODY: Range = (0, 0)
NONE: Range = (None, None)


def tolls(annotated: Annotate, text: str) -> tuple[Range, Range]:
    """The killed and the injured of a text, all taken together."""
    killed, injured = Toll(), Toll()
    for passage in read_passages(annotated(text)):
        for casualty in find_casualties(passage, Amounts.of(passage)):
            (killed if casualty.is_killed else injured).add(casualty)
    return killed.range, injured.range


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The blast killed one man in Herat. A second man died of his wounds on Friday.", (2, 2), NONE),
        ("The shell killed four people in Goma. Another three people died later in hospital.", (7, 7), NONE),
        ("The drone killed a commander near Sirte. The ministry said five civilians died too.", (6, 6), NONE),
        ("A drone killed General Salim near the airport with nine other men.", (10, 10), NONE),
        ("The murder of 26 tourists at the lake shocked the valley.", (26, 26), NONE),
        ("A rocket took the life of a farmer in Metula.", (1, 1), NONE),
        ("Three workers were treated for burns after the strike on Sumy.", NONE, (3, 3)),
        ("The rockets wounded 30 people. Two of the wounded were in a critical condition.", NONE, (30, 30)),
        ("The strike killed 31 people. Thirteen of the victims died in a mosque.", (31, 31), NONE),
        ("Gunmen killed five guards in Tahoua. Three of the attackers were killed.", (5, 5), NONE),
        ("The raid killed six people in Rafah. Since Monday 119 people have died.", (6, 6), NONE),
        ("Iranian authorities have reported 224 dead since Friday.", (224, 224), NONE),
        ("Rockets wounded eight villagers in what monitors called the worst attack since February.", NONE, (8, 8)),
        ("Shells fell on Kupiansk but nobody was harmed.", NOBODY, NOBODY),
        ("A mine went off near Agadez without harming anyone.", NOBODY, NOBODY),
        ("At least five soldiers were feared dead.", (5, None), NONE),
        ("There was no word of victims from Nyala.", NONE, NONE),
        ("There were no details of casualties.", NONE, NONE),
    ],
)
def test_a_toll_is_read(annotated: Annotate, text: str, killed: Range, injured: Range) -> None:
    assert tolls(annotated, text) == (killed, injured)
