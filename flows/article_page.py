"""One article as a self-contained page: its text with the words of each fact highlighted, the facts beside it."""

from __future__ import annotations

import html
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

STYLE = """
body { font: 17px/1.6 Georgia, serif; color: #1c1c1c; background: #fbfaf7; margin: 0; }
main { max-width: 76rem; margin: 0 auto; padding: 2rem; display: grid; grid-template-columns: 3fr 2fr; gap: 3rem; }
header { grid-column: 1 / -1; border-bottom: 1px solid #d8d4c8; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .4rem; }
.about, aside { font: 14px/1.5 system-ui, sans-serif; color: #555; }
p { margin: 0 0 1em; }
mark { color: inherit; background: none; border-radius: 2px; }
.statement { background: #e3ecf7; } .meeting { background: #e2f0dd; }
.sanction { background: #f6ead0; } .strike { background: #f6dcd8; }
.cue { border-bottom: 2px solid #6b8fbd; } .speaker { border-bottom: 2px dotted #6b8fbd; }
aside section { margin: 0 0 1rem; padding: .5rem .75rem; border-radius: 4px; color: #1c1c1c; }
aside h2 { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; margin: 0 0 .2rem; color: #555; }
aside a { color: inherit; text-decoration: none; display: block; }
section:target, mark:target { outline: 2px solid #8a6d1d; }
@media (max-width: 60rem) { main { grid-template-columns: 1fr; } }
""".strip()


@dataclass(frozen=True)
class Highlight:
    """A stretch `[start, end)` of the body that belongs to a fact; `part` is the fact's kind, `cue` or `speaker`."""

    start: int
    end: int
    part: str
    fact_id: str


@dataclass(frozen=True)
class FactNote:
    """A fact as the margin tells it."""

    fact_id: str
    kind: str
    title: str
    detail: str


def render_article(
    headline: str | None, about: Sequence[str], body: str, highlights: Sequence[Highlight], notes: Sequence[FactNote]
) -> str:
    """A whole HTML page that needs nothing else; all text is escaped."""
    margin = "".join(
        f'<section class="{note.kind}" id="fact-{html.escape(note.fact_id)}"><h2>{html.escape(note.kind)}</h2>'
        f'<a href="#words-{html.escape(note.fact_id)}"><strong>{html.escape(note.title)}</strong><br>'
        f"{html.escape(note.detail)}</a></section>"
        for note in notes
    )
    title = html.escape(headline or "Article without headline")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE}</style></head>\n<body><main><header><h1>{title}</h1>"
        f'<p class="about">{html.escape(" · ".join(about))}</p></header>\n<article>{_mark_body(body, highlights)}'
        f"</article>\n<aside>{margin}</aside></main></body></html>\n"
    )


def _mark_body(body: str, highlights: Sequence[Highlight]) -> str:
    """The body in paragraphs; overlapping highlights are cut where any of them begins or ends."""
    breaks = [i for i, character in enumerate(body) if character == "\n"]
    edges = sorted(
        {0, len(body), *(h.start for h in highlights), *(h.end for h in highlights), *breaks, *(i + 1 for i in breaks)}
    )
    anchored: set[str] = set()
    parts = ["<p>"]
    for start, end in itertools.pairwise(edges):
        text = body[start:end]
        if text == "\n":
            parts.append("</p>\n<p>")
            continue
        over = [h for h in highlights if h.start <= start and end <= h.end]
        parts.append(_mark(html.escape(text), over, anchored))
    return "".join([*parts, "</p>"]).replace("<p></p>\n", "")


def _mark(text: str, over: Sequence[Highlight], anchored: set[str]) -> str:
    if not over:
        return text
    classes = " ".join(sorted({h.part for h in over}))
    fresh = next((h.fact_id for h in over if h.fact_id not in anchored), None)
    if fresh is None:
        return f'<mark class="{classes}">{text}</mark>'
    anchored.add(fresh)
    return f'<mark class="{classes}" id="words-{html.escape(fresh)}">{text}</mark>'
