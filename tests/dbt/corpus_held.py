"""The corpus that nothing was tuned on: other conflicts, told with more gaps and slips of the reader."""

from __future__ import annotations

from datetime import date

from told import Corpus


def d(month: int, day: int) -> date:
    return date(2026, month, day)


def corpus() -> Corpus:
    """Sixty articles on the Middle East, Sudan, the Great Lakes and Kashmir."""
    told = Corpus()
    for tell in (doha, witkoff, geneva, kashmir, great_lakes, el_fasher, gaza, beirut, goma, sanctions):
        tell(told)
    return told


def doha(told: Corpus) -> None:
    """Doha, indirect talks of Israel and Hamas, a round on 3 March and one on 17 March."""
    a = told.article("b01", d(3, 1))
    told.meeting(
        "doha-1", a, "Israel", "Hamas", status="planned", place="Doha", on=d(3, 3), mediators=("Qatar", "Egypt")
    )
    a = told.article("b02", d(3, 3))
    told.meeting("doha-1", a, "Israel", "Hamas", place="Doha", on=d(3, 3), mediators=("Qatar",))
    a = told.article("b03", d(3, 4))
    told.meeting("doha-1", a, "Hamas", "Israel", "Qatar", place="Qatar", on=d(3, 3))
    a = told.article("b04", d(3, 4))
    told.meeting("doha-1", a, "Israel", "Hamas", status="held", place="Doha")
    told.meeting("witkoff-doha", a, "Steve Witkoff", "Qatar", status="planned", place="Doha", on=d(3, 8))
    a = told.article("b05", d(3, 6))
    told.meeting("doha-1", a, "Israel", "Hamas", status="held", place="Doha", date_text=None)
    a = told.article("b06", d(3, 16))
    told.meeting("doha-2", a, "Israel", "Hamas", status="planned", place="Doha", on=d(3, 17))
    a = told.article("b07", d(3, 18))
    told.meeting("doha-2", a, "Hamas", "Israel", place="Doha", on=d(3, 17), mediators=("Egypt",))
    told.meeting("doha-1", a, "Hamas", "Israel", place="Doha", on=d(3, 3))
    a = told.article("b08", d(3, 18))
    told.meeting("doha-2", a, "Hamas", "Egypt", "Israel", place="Doha", status="held")
    a = told.article("b09", d(3, 19))
    told.meeting(
        "doha-2", a, "Israel", "Hamas", status="held", place="Doha", on=d(3, 17), until=d(3, 18), precision="range"
    )
    # Cairo at the same time is another meeting.
    told.meeting("cairo", a, "Israel", "Egypt", place="Cairo", on=d(3, 18))
    a = told.article("b10", d(3, 19))
    told.meeting("cairo", a, "Egypt", "Israel", place="Cairo", on=d(3, 18))


def witkoff(told: Corpus) -> None:
    """Witkoff to Doha: planned for a day, held a day later."""
    a = told.article("b11", d(3, 9))
    told.meeting("witkoff-doha", a, "Steve Witkoff", "Qatar", place="Doha", on=d(3, 9))
    a = told.article("b12", d(3, 10))
    told.meeting("witkoff-doha", a, "Steve Witkoff", "Qatar", status="held", place="Doha")


def geneva(told: Corpus) -> None:
    """Geneva on Sudan: announced, then cancelled."""
    a = told.article("b13", d(4, 2))
    told.meeting(
        "geneva-sudan",
        a,
        "Sudan",
        "Rapid Support Forces",
        status="planned",
        place="Geneva",
        on=d(4, 14),
        mediators=("United Nations",),
    )
    a = told.article("b14", d(4, 9))
    told.meeting(
        "geneva-sudan",
        a,
        "Rapid Support Forces",
        "Sudan",
        status="planned",
        place="Geneva",
        on=d(4, 13),
        until=d(4, 19),
        precision="week",
    )
    a = told.article("b15", d(4, 13))
    told.meeting("geneva-sudan", a, "Sudan", "Rapid Support Forces", status="cancelled", place="Geneva", on=d(4, 14))
    a = told.article("b16", d(4, 14))
    told.meeting("geneva-sudan", a, "Sudan", "Rapid Support Forces", status="cancelled", place="Geneva")
    a = told.article("b17", None)
    told.meeting(
        "geneva-sudan",
        a,
        "Sudan",
        "Rapid Support Forces",
        "United Nations",
        status="planned",
        place="Geneva",
        date_text="Tuesday",
    )


def kashmir(told: Corpus) -> None:
    """Kashmir: foreign ministers' call, and the armies' hotline a day after."""
    a = told.article("b18", d(5, 11))
    told.meeting("ind-pak-call", a, "India", "Pakistan", status="held", meeting_format="call", on=d(5, 10))
    a = told.article("b19", d(5, 10))
    told.meeting("ind-pak-call", a, "Pakistan", "India", status="held", meeting_format="call", on=d(5, 10))
    a = told.article("b20", d(5, 13))
    told.meeting("ind-pak-call-2", a, "India", "Pakistan", status="held", meeting_format="call", on=d(5, 12))
    a = told.article("b21", d(5, 13))
    told.meeting("ind-pak-call-2", a, "India", "Pakistan", status="held", meeting_format="call", on=d(5, 12))
    told.meeting("rubio-india", a, "Marco Rubio", "India", status="held", meeting_format="call", on=d(5, 10))


def great_lakes(told: Corpus) -> None:
    """Rwanda and M23 in Doha."""
    a = told.article("b22", d(5, 20))
    told.meeting("m23-doha", a, "M23", "Rwanda", status="proposed", place="Doha")
    a = told.article("b23", d(5, 22))
    told.meeting("m23-doha", a, "M23", "Rwanda", status="planned", place="Doha", on=d(5, 27))
    a = told.article("b24", d(5, 28))
    told.meeting("m23-doha", a, "Rwanda", "M23", place="Doha", on=d(5, 27))


def el_fasher(told: Corpus) -> None:
    """El Fasher: shelling on two successive days, a massacre between."""
    a = told.article("b25", d(4, 20))
    told.strike("fasher-19", a, "Rapid Support Forces", "El Fasher", on=d(4, 19), weapon="artillery", killed=(9, 9))
    a = told.article("b26", d(4, 20))
    told.strike(
        "fasher-19",
        a,
        "Rapid Support Forces",
        "El Fasher",
        on=d(4, 19),
        weapon="artillery",
        killed=(9, None),
        injured=(20, 20),
    )
    told.strike(
        "fasher-20",
        a,
        "Rapid Support Forces",
        "El Fasher",
        on=d(4, 20),
        weapon="drone",
        killed=(30, None),
        target="a mosque",
    )
    a = told.article("b27", d(4, 21))
    told.strike(
        "fasher-20",
        a,
        "Rapid Support Forces",
        "El Fasher",
        on=d(4, 20),
        weapon="drone",
        killed=(43, 43),
        target="the mosque",
    )
    a = told.article("b28", d(4, 22))
    told.strike("fasher-20", a, None, "El Fasher", on=d(4, 20), killed=(43, None), weapon="unknown")
    a = told.article("b29", d(4, 21))
    told.strike("fasher-20", a, "Rapid Support Forces", "El Fasher", killed=(40, 43), weapon="drone")
    told.strike("fasher-19", a, "Rapid Support Forces", "El Fasher", on=d(4, 19), killed=(9, 9))


def gaza(told: Corpus) -> None:
    """Gaza City: an air strike on a school, and one elsewhere in the city a week later."""
    a = told.article("b30", d(3, 22))
    told.strike(
        "gaza-22", a, "Israel", "Gaza City", on=d(3, 22), weapon="airstrike", killed=(16, 16), target="a school"
    )
    a = told.article("b31", d(3, 22))
    told.strike(
        "gaza-22",
        a,
        "Israel",
        "Gaza City",
        on=d(3, 22),
        weapon="airstrike",
        killed=(19, 19),
        injured=(40, 40),
        target="school",
    )
    a = told.article("b32", d(3, 23))
    told.strike("gaza-22", a, "Israel", "Gaza City", on=d(3, 22), weapon="missile", killed=(22, 22))
    a = told.article("b33", d(3, 23))
    told.strike("gaza-22", a, "Israel", "Gaza City", weapon="airstrike", killed=(22, None), target="a school")
    a = told.article("b34", d(3, 30))
    told.strike("gaza-29", a, "Israel", "Gaza City", on=d(3, 29), weapon="airstrike", killed=(5, 5))
    a = told.article("b35", d(3, 29))
    told.strike("gaza-29", a, "Israel", "Gaza City", on=d(3, 29), weapon="drone", killed=(5, 5), target="a car")


def beirut(told: Corpus) -> None:
    """Beirut: told by a claim, in doubt."""
    a = told.article("b36", d(4, 2))
    told.strike("beirut", a, "Israel", "Beirut", on=d(4, 1), status="claimed", claimed_by="Israel", weapon="airstrike")
    a = told.article("b37", d(4, 1))
    told.strike("beirut", a, "Israel", "Beirut", on=d(4, 1), weapon="airstrike", killed=(4, 4), injured=(7, 7))
    told.strike("hezbollah-threat", a, "Hezbollah", "Israel", status="threatened")
    a = told.article("b38", d(4, 3))
    told.strike("beirut", a, "Israel", "Beirut", on=d(4, 1), weapon="airstrike", killed=(4, 4), injured=(9, 9))


def goma(told: Corpus) -> None:
    """Goma."""
    a = told.article("b39", d(1, 28))
    told.strike("goma", a, "M23", "Goma", on=d(1, 27), weapon="artillery", killed=(17, None), injured=(370, 370))
    a = told.article("b40", d(1, 29))
    told.strike("goma", a, "M23", "Goma", on=d(1, 27), killed=(17, 17), weapon="other")
    a = told.article("b41", d(1, 30))
    told.strike("goma", a, None, "Goma", on=d(1, 27), killed=(25, None), injured=(370, None), weapon="artillery")


def sanctions(told: Corpus) -> None:
    """Sanctions: the US on Sudan's RSF, the EU on Rwanda, tariffs on India, embargoes on Iran."""
    a = told.article("b42", d(4, 22))
    told.sanction("us-rsf", a, "United States", "Rapid Support Forces", "threatened")
    a = told.article("b43", d(4, 24))
    told.sanction("us-rsf", a, "United States", "Rapid Support Forces", "imposed", measure="asset_freeze", on=d(4, 24))
    a = told.article("b44", d(4, 25))
    told.sanction("us-rsf", a, "United States", "Rapid Support Forces", "imposed", on=d(4, 24))
    a = told.article("b45", d(4, 25))
    told.sanction("us-rsf", a, "United States", "Rapid Support Forces", "imposed", measure="asset_freeze")
    told.sanction("eu-rsf", a, "European Union", "Rapid Support Forces", "proposed")
    a = told.article("b46", d(3, 10))
    told.sanction("eu-rwanda", a, "European Union", "Rwanda", "planned")
    a = told.article("b47", d(3, 17))
    told.sanction("eu-rwanda", a, "European Union", "Rwanda", "imposed", measure="travel_ban", on=d(3, 17))
    a = told.article("b48", d(3, 18))
    told.sanction("eu-rwanda", a, "European Union", "Rwanda", "imposed", measure="travel_ban")
    told.sanction("us-rwanda", a, "United States", "Rwanda", "urged", advocate="M23")
    a = told.article("b49", d(3, 17))
    told.sanction("eu-rwanda", a, "European Union", "Rwanda", "imposed")
    a = told.article("b50", d(7, 30))
    told.sanction("us-india", a, "United States", "India", "threatened", measure="tariff")
    a = told.article("b51", d(8, 6))
    told.sanction("us-india", a, "Donald Trump", "India", "planned", measure="tariff")
    told.statement(
        "rubio-tariff",
        a,
        "Marco Rubio",
        "Their buying of Russian oil is helping to sustain the Russian war effort in Ukraine",
    )
    a = told.article("b52", d(8, 27))
    told.sanction("us-india", a, "United States", "India", "imposed", measure="tariff", on=d(8, 27))
    told.statement(
        "rubio-tariff", a, "Marco Rubio", "their buying of Russian oil is helping to sustain the Russian war effort"
    )
    a = told.article("b53", d(8, 28))
    told.sanction("us-india", a, "United States", "India", "imposed", measure="tariff")
    told.sanction("us-iran-energy", a, "United States", "Iran", "imposed", measure="energy")
    a = told.article("b54", d(8, 29))
    told.sanction("us-iran-energy", a, "United States", "Iran", "imposed", measure="energy", on=d(8, 28))
    told.sanction("un-iran", a, "United Nations", "Iran", "threatened")
    a = told.article("b55", d(9, 10))
    told.sanction("un-iran", a, "United Nations", "Iran", "planned", measure="arms_embargo")
    a = told.article("b56", d(9, 28))
    told.sanction("un-iran", a, "United Nations", "Iran", "imposed", measure="arms_embargo", on=d(9, 28))
    a = told.article("b57", d(9, 29))
    told.sanction("un-iran", a, "United Nations", "Iran", "imposed", on=d(9, 28))
    told.statement(
        "trump-iran", a, "Donald Trump", "They can never have a nuclear weapon, and they know it, everybody knows it"
    )
    a = told.article("b58", d(9, 29))
    told.statement("trump-iran", a, "Donald Trump", "They can never have a nuclear weapon and they know it")
    told.statement("trump-deal", a, "Donald Trump", "We will see whether they want to make a deal, I think they do")
    a = told.article("b59", d(9, 30))
    told.statement("trump-deal", a, "Donald Trump", "We’ll see whether they want to make a deal — I think they do.")
    told.statement(
        "rubio-iran", a, "Marco Rubio", "They can never have a nuclear weapon, and they know it, everybody knows it"
    )
    a = told.article("b60", d(10, 1))
    told.statement(
        "trump-iran", a, "Donald Trump", "Iran can never have a nuclear weapon, and they know it; everybody knows it"
    )
