"""How many were killed or hurt: what comes on top, what is a share, what several days cost, who is no victim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.annotate.model import Annotated
from flows.facts.passage import read_passages
from flows.facts.strikes.attack import Toll
from flows.facts.strikes.casualties import find_casualties
from flows.facts.strikes.counting import Amounts, Range

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
        ("Thirteen people were shot dead by troops in Derry.", (13, 13), NONE),
        ("Two policemen were gunned down in Nasiriyah.", (2, 2), NONE),
        ("Militiamen hacked 51 villagers to death at Djaiba.", (51, 51), NONE),
        ("Armed men had shot 22 villagers near Tera.", (22, 22), NONE),
        ("More than 460 patients were shot there by fighters.", (460, None), NONE),
        ("A guard shot two protesters in the leg.", NONE, NONE),
        ("The army counted 176 attacks in ten hours, without giving losses.", NONE, NONE),
        ("Two Indians and a Pakistani were killed at the depot.", (3, 3), NONE),
        ("A boy of ten and his grandmother were killed when missiles hit a house in Sumy.", (2, 2), NONE),
        ("A girl of 16 was killed and her father hurt when a shell hit the house.", (1, 1), (1, 1)),
        ("A mother, her two sons and a neighbour died in the fire.", (4, 4), NONE),
        ("The bombing left a trader dead and her baby injured.", (1, 1), (1, 1)),
        ("The raid killed 25 people. The mission had initially put the number of dead at 11.", (25, 25), NONE),
        ("At first eight officers were reported dead. By Friday the toll stood at 13.", (13, 13), NONE),
        ("The raid killed nine people. Three others have been killed in the same period.", (9, 9), NONE),
        ("Several drones were shot down over Tula.", NONE, NONE),
        ("The siege frightened the town to death.", NONE, NONE),
        ("The town lost eight of its people when rockets fell.", (8, 8), NONE),
        ("The raid cost five fighters their lives.", (5, 5), NONE),
        ("The raid cost the army its lead.", NONE, NONE),
        ("A rocket came through the roof; a Syrian died and 46 people were hurt.", (1, 1), (46, 46)),
        ("The army reported two soldiers killed and nine wounded.", (2, 2), (9, 9)),
        ("A farmer and four Thai workers were killed.", (5, 5), NONE),
        ("Drones hit a depot in Tuapse. There were no injuries.", NOBODY, NOBODY),
        ("Drones hit a depot in Tuapse. Casualties were not reported.", NOBODY, NOBODY),
        ("Shelling near the shrine did not hurt anyone.", NOBODY, NOBODY),
        ("Police said 12 people had died; the prosecutor put it at 20.", (12, 20), NONE),
        ("Officials said 12 had died; rescuers spoke of 15.", (12, 15), NONE),
        ("Officials said 12 had died; rescuers spoke of 15 fires.", (12, 12), NONE),
        ("The missile killed 11 people in Sumy. A woman died later.", (11, 11), NONE),
        ("A shell killed two men. The war has cost 9,000 lives.", (2, 2), NONE),
    ],
)
def test_a_toll_is_read(annotated: Annotate, text: str, killed: Range, injured: Range) -> None:
    assert tolls(annotated, text) == (killed, injured)
