"""Names are exchanged, and stay where they are said to be."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language.marked import MarkedText, parse_markup
from flows.language.renaming import NamePool, build_pool, rename

TEXT = parse_markup(
    "[PERSON Ada Moyo] told [ORG Kenyan Red Cross] that [NORP Kenyan] troops left [GPE Mombasa]. [PERSON Moyo] wept."
)
POOL = NamePool(("Ivo",), ("de Groot",), ("Fiji",), ("Jos",), ("Finnish", "Kenyan"), ("Finns",), ("Red Crescent",))


def test_a_family_name_follows_its_full_name() -> None:
    renamed = rename(TEXT, POOL, random.Random(1))
    names = [(renamed.text[name.start : name.end], name.label) for name in renamed.names]
    assert names[0] == ("Ivo de Groot", "PERSON")
    assert names[-1] == ("de Groot", "PERSON")
    assert renamed.text.endswith("de Groot wept.")


def test_bodies_change_their_country() -> None:
    renamed = rename(TEXT, POOL, random.Random(1))
    body = renamed.names[1]
    assert renamed.text[body.start : body.end] in {"Finnish Red Cross", "Kenyan Red Cross"}


def test_unsure_stretches_move_along() -> None:
    marked = MarkedText(TEXT.text, TEXT.names, ((TEXT.text.index("troops"), TEXT.text.index("troops") + 6),))
    for seed in range(5):
        renamed = rename(marked, POOL, random.Random(seed))
        assert renamed.text[slice(*renamed.unsure[0])] == "troops"


FULL_POOL = build_pool([TEXT])


@settings(deadline=None)
@given(st.integers())
def test_words_between_names_stay(seed: int) -> None:
    renamed = rename(TEXT, FULL_POOL, random.Random(seed))
    rest, position = "", 0
    for name in renamed.names:
        rest += renamed.text[position : name.start] + "|"
        position = name.end
    assert rest + renamed.text[position:] == "| told | that | troops left |. | wept."
