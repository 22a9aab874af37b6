"""The corpus that the merge weights were tuned on: who told what, and which event it was."""

from __future__ import annotations

from datetime import date

from told import Corpus


def d(month: int, day: int) -> date:
    return date(2025, month, day)


def corpus() -> Corpus:
    """Sixty articles on the war in Ukraine and on the Caucasus."""
    told = Corpus()
    parts = (
        istanbul_first,
        istanbul_second,
        calls,
        caucasus,
        kharkiv,
        odesa,
        belgorod,
        sumy,
        eu_packages,
        us_threat,
        us_easing,
    )
    for tell in parts:
        tell(told)
    return told


def istanbul_first(told: Corpus) -> None:
    """Istanbul, first round, 16 May: planned, doubted, held."""
    a = told.article("a01", d(5, 13))
    told.meeting("istanbul-1", a, "Russia", "Ukraine", status="planned", place="Istanbul", on=d(5, 15))
    told.meeting(
        "leaders-istanbul", a, "Volodymyr Zelenskyy", "Vladimir Putin", status="proposed", place="Istanbul", on=d(5, 15)
    )
    a = told.article("a02", d(5, 14))
    told.meeting(
        "istanbul-1", a, "Ukraine", "Russia", status="planned", place="Turkey", on=d(5, 15), mediators=("Turkey",)
    )
    a = told.article("a03", d(5, 15))
    told.meeting("istanbul-1", a, "Rustem Umerov", "Vladimir Medinsky", status="planned", place="Istanbul", on=d(5, 16))
    told.meeting("erdogan-zelenskyy", a, "Volodymyr Zelenskyy", "Recep Tayyip Erdogan", place="Ankara", on=d(5, 15))
    a = told.article("a04", d(5, 16))
    told.meeting("istanbul-1", a, "Rustem Umerov", "Vladimir Medinsky", "Hakan Fidan", place="Istanbul", on=d(5, 16))
    told.meeting("erdogan-zelenskyy", a, "Ukraine", "Recep Tayyip Erdogan", place="Ankara", on=d(5, 15))
    a = told.article("a05", d(5, 17))
    told.meeting("istanbul-1", a, "Russia", "Ukraine", place="Istanbul", on=d(5, 16), topic="prisoner exchange")
    told.meeting(
        "leaders-istanbul",
        a,
        "Vladimir Putin",
        "Volodymyr Zelenskyy",
        status="cancelled",
        place="Istanbul",
        on=d(5, 15),
    )
    a = told.article("a06", None)
    told.meeting("istanbul-1", a, "Ukraine", "Russia", "Turkey", status="held", place="Istanbul", date_text="Friday")
    a = told.article("a07", d(5, 18))
    told.meeting("istanbul-1", a, "Vladimir Medinsky", "Rustem Umerov", status="held", date_text=None)


def istanbul_second(told: Corpus) -> None:
    """Second round, 2 June: same parties, same city, same men."""
    a = told.article("a08", d(5, 29))
    told.meeting("istanbul-2", a, "Russia", "Ukraine", status="proposed", place="Istanbul", on=d(6, 2))
    a = told.article("a09", d(6, 1))
    told.meeting("istanbul-2", a, "Rustem Umerov", "Russia", status="planned", place="Istanbul", on=d(6, 2))
    a = told.article("a10", d(6, 2))
    told.meeting(
        "istanbul-2", a, "Rustem Umerov", "Vladimir Medinsky", place="Istanbul", on=d(6, 2), mediators=("Hakan Fidan",)
    )
    told.meeting("istanbul-1", a, "Russia", "Ukraine", place="Istanbul", on=d(5, 16))
    a = told.article("a11", d(6, 3))
    told.meeting("istanbul-2", a, "Ukraine", "Russia", place="Istanbul", on=d(6, 2))
    told.meeting(
        "istanbul-3", a, "Ukraine", "Russia", status="proposed", on=d(6, 20), until=d(6, 30), precision="range"
    )
    a = told.article("a12", d(6, 4))
    told.meeting("istanbul-2", a, "Vladimir Medinsky", "Ukraine", place="Istanbul", meeting_format="unknown")


def calls(told: Corpus) -> None:
    """A call between leaders, told with and without its day, and another a fortnight later."""
    a = told.article("a13", d(5, 19))
    told.meeting("call-may", a, "Donald Trump", "Vladimir Putin", status="held", meeting_format="call", on=d(5, 19))
    told.meeting(
        "call-may-kyiv", a, "Donald Trump", "Volodymyr Zelenskyy", status="held", meeting_format="call", on=d(5, 19)
    )
    a = told.article("a14", d(5, 18))
    told.meeting("call-may", a, "Donald Trump", "Vladimir Putin", status="planned", meeting_format="call", on=d(5, 19))
    a = told.article("a15", d(5, 20))
    told.meeting("call-may", a, "Vladimir Putin", "Donald Trump", status="held", meeting_format="call")
    a = told.article("a16", d(5, 20))
    told.meeting("call-may", a, "Vladimir Putin", "United States", status="held", meeting_format="call", on=d(5, 19))
    a = told.article("a17", d(6, 5))
    told.meeting("call-june", a, "Donald Trump", "Vladimir Putin", status="held", meeting_format="call", on=d(6, 4))
    a = told.article("a18", d(6, 5))
    told.meeting("call-june", a, "Donald Trump", "Vladimir Putin", status="held", meeting_format="call")
    told.meeting("rubio-lavrov", a, "Marco Rubio", "Sergey Lavrov", status="held", meeting_format="call", on=d(6, 4))


def caucasus(told: Corpus) -> None:
    """Abu Dhabi: announced for a week, then held on a day."""
    a = told.article("a19", d(6, 30))
    told.meeting(
        "abu-dhabi",
        a,
        "Nikol Pashinyan",
        "Ilham Aliyev",
        status="planned",
        place="Abu Dhabi",
        on=d(7, 7),
        until=d(7, 13),
        precision="week",
    )
    a = told.article("a20", d(7, 9))
    told.meeting("abu-dhabi", a, "Nikol Pashinyan", "Ilham Aliyev", status="planned", place="Abu Dhabi", on=d(7, 10))
    a = told.article("a21", d(7, 10))
    told.meeting("abu-dhabi", a, "Armenia", "Azerbaijan", place="Abu Dhabi", on=d(7, 10))
    a = told.article("a22", d(7, 12))
    told.meeting("abu-dhabi", a, "Ilham Aliyev", "Armenia", place="Abu Dhabi")
    told.meeting(
        "washington", a, "Nikol Pashinyan", "Ilham Aliyev", "Donald Trump", status="proposed", place="Washington"
    )
    a = told.article("a23", d(8, 9))
    told.meeting("washington", a, "Nikol Pashinyan", "Ilham Aliyev", "Donald Trump", place="Washington", on=d(8, 8))
    a = told.article("a24", d(8, 8))
    told.meeting("washington", a, "Armenia", "Azerbaijan", place="Washington", on=d(8, 8), mediators=("United States",))
    a = told.article("a25", d(8, 7))
    told.meeting("washington", a, "Ilham Aliyev", "Nikol Pashinyan", status="planned", place="Washington", on=d(8, 8))


def kharkiv(told: Corpus) -> None:
    """Kharkiv, 7 June: a toll that grows; Kharkiv again the next day; Sumy the same day."""
    a = told.article("a26", d(6, 7))
    told.strike(
        "kharkiv-7", a, "Russia", "Kharkiv", on=d(6, 7), killed=(2, 2), injured=(17, 17), target="apartment block"
    )
    a = told.article("a27", d(6, 7))
    told.strike("kharkiv-7", a, "Russia", "Kharkiv", on=d(6, 7), killed=(3, 3), injured=(21, 21), weapon="missile")
    a = told.article("a28", d(6, 8))
    told.strike(
        "kharkiv-7",
        a,
        "Russia",
        "Kharkiv",
        on=d(6, 7),
        killed=(4, 4),
        injured=(50, None),
        target="residential buildings",
    )
    told.strike("kharkiv-8", a, "Russia", "Kharkiv", on=d(6, 8), injured=(2, 2), weapon="bomb")
    a = told.article("a29", d(6, 8))
    told.strike("kharkiv-7", a, None, "Kharkiv", on=d(6, 7), killed=(3, None))
    a = told.article("a30", d(6, 9))
    told.strike("kharkiv-7", a, "Russia", "Kharkiv", killed=(4, 4), injured=(60, 60), date_text=None)
    told.strike("sumy-7", a, "Russia", "Sumy", on=d(6, 7), killed=(1, 1))
    a = told.article("a31", d(6, 9))
    told.strike("kharkiv-8", a, "Russia", "Kharkiv", on=d(6, 8), injured=(2, 2), weapon="bomb")
    a = told.article("a32", d(6, 8))
    told.strike("sumy-7", a, "Russia", "Sumy", on=d(6, 7), killed=(1, 1), injured=(3, 3), weapon="artillery")
    told.strike("wave-7", a, "Russia", "Ukraine", on=d(6, 7), weapon="drone")
    a = told.article("a33", d(6, 7))
    told.strike("wave-7", a, "Russia", "Ukraine", on=d(6, 7), weapon="missile")


def odesa(told: Corpus) -> None:
    """Odesa: the night between two days, large toll."""
    a = told.article("a34", d(6, 20))
    told.strike("odesa", a, "Russia", "Odesa", on=d(6, 20), killed=(12, 12), injured=(31, 31), target="a train station")
    a = told.article("a35", d(6, 20))
    told.strike("odesa", a, "Russia", "Odesa", on=d(6, 19), killed=(12, 12), injured=(31, 31), weapon="missile")
    a = told.article("a36", d(6, 21))
    told.strike("odesa", a, "Russia", "Odesa", on=d(6, 20), killed=(14, 14), weapon="drone", target="the station")
    a = told.article("a37", d(6, 22))
    told.strike("odesa", a, "Russia", "Odesa", killed=(14, None))


def belgorod(told: Corpus) -> None:
    """Belgorod: claimed and denied."""
    a = told.article("a38", d(6, 25))
    told.strike("belgorod", a, "Ukraine", "Belgorod", on=d(6, 24), status="claimed", claimed_by="Russia", killed=(1, 1))
    a = told.article("a39", d(6, 25))
    told.strike("belgorod", a, "Ukraine", "Belgorod", on=d(6, 24), status="denied")
    a = told.article("a40", d(6, 26))
    told.strike("belgorod", a, "Ukraine", "Belgorod", on=d(6, 24), status="occurred", killed=(1, 1), injured=(4, 4))
    told.strike("belgorod-threat", a, "Ukraine", "Belgorod", status="threatened")


def sumy(told: Corpus) -> None:
    """Sumy a week later, and once more without a day."""
    a = told.article("a41", d(6, 14))
    told.strike("sumy-14", a, "Russia", "Sumy", on=d(6, 14), killed=(1, 1), weapon="artillery")
    a = told.article("a42", d(6, 15))
    told.strike("sumy-14", a, "Russia", "Sumy", killed=(1, 1), weapon="artillery")


def eu_packages(told: Corpus) -> None:
    """The EU's package on Russia: proposed, urged, planned, adopted on 20 May; the next one in July."""
    a = told.article("a43", d(5, 9))
    told.sanction("eu-17", a, "European Union", "Russia", "planned", measure="energy")
    told.statement(
        "kallas-pressure", a, "Kaja Kallas", "Russia must feel that the cost of this war goes up with every single day"
    )
    a = told.article("a44", d(5, 12))
    told.sanction("eu-17", a, "European Union", "Russia", "threatened", condition="if Moscow rejects a ceasefire")
    a = told.article("a45", d(5, 20))
    told.sanction("eu-17", a, "European Union", "Russia", "imposed", measure="energy", on=d(5, 20))
    told.statement(
        "kallas-pressure", a, "Kaja Kallas", "Russia must feel that the cost of this war goes up with every day"
    )
    a = told.article("a46", d(5, 21))
    told.sanction("eu-17", a, "European Union", "Russia", "imposed", measure="energy")
    a = told.article("a47", d(5, 20))
    told.sanction("eu-17", a, "European Union", "Russia", "imposed", on=d(5, 20))
    told.sanction("us-tariff", a, "United States", "Russia", "threatened", measure="tariff")
    a = told.article("a48", d(7, 15))
    told.sanction("eu-18", a, "European Union", "Russia", "planned")
    told.sanction(
        "us-tariff-2", a, "United States", "Russia", "threatened", measure="tariff", condition="within 50 days"
    )
    a = told.article("a49", d(7, 18))
    told.sanction("eu-18", a, "European Union", "Russia", "imposed", measure="energy", on=d(7, 18))
    told.statement(
        "kallas-strongest", a, "Kaja Kallas", "This is one of the strongest packages that we have agreed on so far"
    )
    a = told.article("a50", d(7, 19))
    told.sanction("eu-18", a, "European Union", "Russia", "imposed", measure="energy")
    told.sanction("us-tariff-2", a, "United States", "Russia", "threatened", measure="tariff")
    a = told.article("a51", d(7, 18))
    told.statement("kallas-strongest", a, "Kaja Kallas", "one of the strongest packages that we have agreed on so far")


def us_threat(told: Corpus) -> None:
    """The threat of US sanctions that was never carried out."""
    a = told.article("a52", d(6, 1))
    told.sanction("us-june", a, "United States", "Russia", "threatened", condition="if talks fail")
    a = told.article("a53", d(6, 4))
    told.sanction("us-june", a, "United States", "Russia", "threatened")
    a = told.article("a54", d(6, 6))
    told.sanction("us-june", a, "United States", "Russia", "urged", advocate="Volodymyr Zelenskyy")
    a = told.article("a55", d(6, 12))
    told.sanction("us-june", a, "United States", "Russia", "withheld")


def us_easing(told: Corpus) -> None:
    """Easing goes the other way; an embargo on another target."""
    a = told.article("a56", d(6, 6))
    told.sanction("us-ease", a, "United States", "Russia", "proposed", direction="relax")
    told.sanction("us-iran", a, "United States", "Iran", "imposed", measure="energy", on=d(6, 6))
    a = told.article("a57", d(6, 7))
    told.sanction("us-iran", a, "Donald Trump", "Iran", "imposed", measure="energy")
    told.sanction("us-ease", a, "United States", "Russia", "proposed", direction="relax")
    a = told.article("a58", d(6, 8))
    told.sanction("us-iran", a, "United States", "Iran", "imposed", on=d(6, 6))
    told.statement(
        "trump-disappointed", a, "Donald Trump", "I am very disappointed in him, I thought we had a deal four times"
    )
    a = told.article("a59", d(6, 9))
    told.statement(
        "trump-disappointed", a, "Donald Trump", "I’m very disappointed in him; I thought we had a deal four times."
    )
    told.statement(
        "trump-other", a, "Donald Trump", "I thought we had a great relationship, and we will see what happens"
    )
    a = told.article("a60", d(6, 9))
    told.statement(
        "trump-disappointed",
        a,
        "Donald Trump",
        "very disappointed in him, I thought we had a deal four times, and then",
    )
    told.statement("peskov", a, "Sergey Lavrov", "I am very disappointed in him, I thought we had a deal four times")
