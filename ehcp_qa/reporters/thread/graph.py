"""The golden thread as a drawing: four columns of boxes and the lines between them, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from ehcp_qa.model.analysed import AnalysedPlan, Link
from ehcp_qa.model.report import Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.stamp import in_a_line
from ehcp_qa.reporters.text import clean, shorten
from ehcp_qa.reporters.thread.boxes import (
    BOX_WIDTH,
    COLUMNS,
    LINE_HEIGHT,
    MARGIN,
    PADDING,
    TOP,
    WIDTH,
    Box,
    boxes,
)
from ehcp_qa.reporters.thread.ends import End, Part, Sure, Thread, sureness, thread_of

TITLES: Mapping[Part, str] = {
    Part.ASPIRATIONS: "Aspirations (A)",
    Part.OUTCOMES: "Outcomes (E)",
    Part.PROVISION: "Provision (F, G, H)",
    Part.NEEDS: "Needs (B, C, D)",
}
# How each way of finding a link is drawn: solid and thick, solid and thin, dashed.
STROKES: Mapping[Sure, str] = {
    Sure.STATED: 'stroke="#1d3557" stroke-width="2"',
    Sure.CONCEPT: 'stroke="#1d3557" stroke-width="1"',
    Sure.MEANING: 'stroke="#6c757d" stroke-width="1" stroke-dasharray="4 3"',
}
SAID: Mapping[Sure, str] = {
    Sure.STATED: "stated by the plan",
    Sure.CONCEPT: "a subject in common",
    Sure.MEANING: "close in meaning",
}
_PLAIN = 'fill="#ffffff" stroke="#495057" stroke-width="1"'
_UNSURE = 'fill="#ffffff" stroke="#495057" stroke-width="1.5" stroke-dasharray="2 2"'
_ALONE = 'fill="#fff3cd" stroke="#b00020" stroke-width="2.5" stroke-dasharray="6 3"'
_FONT = 'font-family="Arial, Helvetica, sans-serif"'
DESCRIBED = 90  # characters of each statement in the list for screen readers
LEGEND_HEIGHT = 34


def thread_svg(report: Report, layout: Layout) -> str:
    """Return the graph of every plan that was read, one under the other, as one SVG document."""
    del layout  # a drawing looks the same everywhere
    drawn, height = [], 0
    for number, run in enumerate(r for r in report.files if r.analysed is not None):
        assert run.analysed is not None
        body, tall = _graph(run.analysed, f"plan{number + 1}", run.source.name)
        drawn.append(f'<g transform="translate(0 {height})">{body}</g>')
        height += tall
    made = f"<desc>{_text(in_a_line(report))}</desc>"
    return _document("\n".join([made, *drawn]), height or LEGEND_HEIGHT)


def thread_graph(analysed: AnalysedPlan, key: str = "thread") -> str:
    """Return one plan's graph as an ``svg`` element for an HTML page; its ids begin with ``key``."""
    body, height = _graph(analysed, key, analysed.plan.document.source.name)
    return _document(body, height)


def _document(body: str, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}">\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _graph(analysed: AnalysedPlan, key: str, name: str) -> tuple[str, int]:
    thread = thread_of(analysed)
    placed = boxes(thread)
    height = max((b.bottom for b in placed.values()), default=TOP) + MARGIN
    parts = [
        f'<g role="img" aria-labelledby="{key}-title {key}-desc" {_FONT}>',
        f'<title id="{key}-title">{_text(f"Golden thread of {name}")}</title>',
        f'<desc id="{key}-desc">{_text(described(thread))}</desc>',
        *_legend(name),
        *_lines(thread.links, placed),
        *(line for box in placed.values() for line in _box(box)),
        "</g>",
    ]
    return "\n".join(parts), height


def described(thread: Thread) -> str:
    """Return the graph as a list in words, for people who hear it: each link, then what stands alone."""
    texts = {e.id: shorten(e.text, DESCRIBED) for ends in thread.parts.values() for e in ends}
    said = [
        f"{link.source} ({texts[link.source]}) is linked with {link.target} "
        f"({texts[link.target]}): {link.why or SAID[sureness(link)]}."
        for link in thread.links
    ]
    alone = [f"{end.id} ({texts[end.id]}): {end.alone}{_likely(end)}." for end in thread.alone]
    return " ".join([*said, *alone]) or "Nothing to link."


def _likely(end: End) -> str:
    return "; likely nothing answers it" if end.likely else "; not sure"


def _legend(name: str) -> Iterator[str]:
    yield f'<text x="{MARGIN}" y="18" font-size="13" font-weight="bold">{_text(f"Golden thread: {name}")}</text>'
    x = MARGIN
    for sure, stroke in STROKES.items():
        yield f'<path d="M{x} 34h30" fill="none" {stroke}/>'
        yield f'<text x="{x + 36}" y="38" font-size="11">{SAID[sure]}</text>'
        x += 165
    yield f'<rect x="{x}" y="27" width="30" height="14" {_ALONE}/>'
    yield f'<text x="{x + 36}" y="38" font-size="11">! likely nothing answers it</text>'
    x += 200
    yield f'<rect x="{x}" y="27" width="30" height="14" {_UNSURE}/>'
    yield f'<text x="{x + 36}" y="38" font-size="11">? no sure link found</text>'
    for part, left in COLUMNS.items():
        yield f'<text x="{left}" y="{TOP - 8}" font-size="12" font-weight="bold">{TITLES[part]}</text>'


def _lines(links: Sequence[Link], placed: Mapping[str, Box]) -> Iterator[str]:
    """Yield a curve for each link, the least sure first, so that the surest lie on top."""
    order = list(Sure)
    for link in sorted(links, key=lambda k: (-order.index(sureness(k)), k.source, k.target)):
        ends = (placed[link.source], placed[link.target])
        left, right = sorted(ends, key=lambda box: box.left)
        x1, x2 = left.left + BOX_WIDTH, right.left
        middle = (x1 + x2) / 2
        path = f"M{x1} {left.middle}C{middle:g} {left.middle} {middle:g} {right.middle} {x2} {right.middle}"
        about = _text(f"{link.source} to {link.target}: {link.why or SAID[sureness(link)]}")
        stroke = STROKES[sureness(link)]
        yield f'<path d="{path}" fill="none" {stroke}><title>{about}</title></path>'


def _box(box: Box) -> Iterator[str]:
    style = (_ALONE if box.end.likely else _UNSURE) if box.end.alone else _PLAIN
    yield (
        f'<rect x="{box.left}" y="{box.top}" width="{BOX_WIDTH}" height="{box.height}" '
        f'rx="3" {style}/>'
    )
    y = box.top + PADDING + LINE_HEIGHT - 3
    for number, line in enumerate(box.lines):
        weight = ' font-weight="bold"' if number == 0 else ""
        yield f'<text x="{box.left + PADDING}" y="{y}" font-size="10.5"{weight}>{_text(line)}</text>'
        y += LINE_HEIGHT


def _text(words: str) -> str:
    return escape(clean(words), quote=False).replace('"', "&quot;")
