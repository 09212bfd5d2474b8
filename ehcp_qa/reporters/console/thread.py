"""The golden thread in the terminal: who meets whom, as a matrix that fits in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ehcp_qa.model.analysed import Link, LinkKind
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters.console.paper import Paper
from ehcp_qa.reporters.text import shorten
from ehcp_qa.reporters.thread.ends import End, Part, Sure, Thread, gist, sureness, thread_of

if TYPE_CHECKING:
    from rich.text import Text

# One letter for each way that a link may be found; letters and signs of any terminal.
MARKS: Mapping[Sure, str] = {Sure.STATED: "#", Sure.CONCEPT: "+", Sure.MEANING: "~"}
NONE = "."
LEGEND = (
    "# stated by the plan (a row, a number, a covering sentence), + a subject in common, ~ close in "
    "meaning, ! likely nothing, ? no sure link. A row without a mark in these columns is left out."
)
LABEL = 34  # columns for what stands at the left of a row
CELL = 3  # columns for each mark
KEY_TEXT = 56  # about as much of a statement as stands on one line of the key
ALONE = "bold red"

_GRIDS = (
    ("Needs and provision", Part.NEEDS, Part.PROVISION, LinkKind.NEED_PROVISION),
    ("Outcomes and provision", Part.OUTCOMES, Part.PROVISION, LinkKind.OUTCOME_PROVISION),
    ("Aspirations and outcomes", Part.ASPIRATIONS, Part.OUTCOMES, LinkKind.ASPIRATION_OUTCOME),
)


def thread_matrix(paper: Paper, run: CheckRun) -> None:
    """Write a plan's thread: three grids, a key, and what stands alone."""
    if run.analysed is None:
        return
    thread = thread_of(run.analysed)
    paper.rule("Golden thread")
    paper.line(LEGEND, indent=2)
    paper.line()
    for title, down, across, kind in _GRIDS:
        rows, columns = thread.parts[down], thread.parts[across]
        if rows and columns:
            paper.line(title, style="bold", indent=2)
            for lines in _grid(rows, columns, thread.between(kind), paper.width):
                for line in lines:
                    paper.line(line, indent=2)
                paper.line()
    _key(paper, thread)
    _alone(paper, thread)


def _grid(
    rows: Sequence[End], columns: Sequence[End], links: Mapping[tuple[str, str], Link], width: int
) -> Iterator[list[Text]]:
    """Yield the grid in bands of as many columns as fit; rows that stand alone are in the first."""
    fit = max(1, (width - 2 - LABEL) // CELL)
    for start in range(0, len(columns), fit):
        band = columns[start : start + fit]
        met = {row for row, column in links if column in {end.id for end in band}}
        shown = [row for row in rows if row.id in met or (row.alone and start == 0)]
        if shown or start == 0:
            yield [*_heads(band), *(_row(row, band, links) for row in shown)]


def _heads(band: Sequence[End]) -> list[Text]:
    """Return the column ids, the section's letter over its running number; "!" stands over orphans."""
    from rich.text import Text

    letters, numbers, marks = (Text(" " * LABEL) for _ in range(3))
    for end in band:
        section, _, number = end.id.partition("-")
        letters.append(section.rjust(CELL), style="bold")
        numbers.append(number.rjust(CELL), style="bold")
        marks.append(end.sign.rjust(CELL), style=_style(end))
    return [letters, numbers, marks] if any(end.alone for end in band) else [letters, numbers]


def _row(row: End, band: Sequence[End], links: Mapping[tuple[str, str], Link]) -> Text:
    from rich.text import Text

    label = f"{row.sign or ' '} {row.id} {gist(row.text)}"
    line = Text(label if len(label) < LABEL else f"{label[: LABEL - 2]}…", style=_style(row))
    line.append(" " * (LABEL - len(line)))
    for end in band:
        link = links.get((row.id, end.id))
        line.append(
            (MARKS[sureness(link)] if link else NONE).rjust(CELL), style="" if link else "dim"
        )
    return line


def _style(end: End) -> str:
    return ALONE if end.likely else ""


def _key(paper: Paper, thread: Thread) -> None:
    """Write what each column is, and the reason of each link that the plan does not state itself."""
    columns = (*thread.parts[Part.PROVISION], *thread.parts[Part.OUTCOMES])
    if not columns:
        return
    paper.line("Columns", style="bold", indent=2)
    for end in columns:
        paper.labelled(end.id, shorten(end.text, KEY_TEXT), indent=2, gap=6)
    inferred = [link for link in thread.links if sureness(link) is not Sure.STATED]
    if inferred and paper.layout.verbosity == "verbose":
        paper.line()
        paper.line("Why, where the plan does not say so itself", style="bold", indent=2)
        for link in inferred:
            said = f"{link.why} ({link.strength:.2f})"
            paper.labelled(f"{link.source} {link.target}", said, indent=2, gap=12)
    paper.line()


def _alone(paper: Paper, thread: Thread) -> None:
    """Write what stands alone, in words that leave the judgement to a person."""
    from rich.text import Text

    if not thread.alone:
        paper.line("Every statement has the link that the golden thread asks of it.", indent=2)
        paper.line()
        return
    likely = sum(end.likely for end in thread.alone)
    title = (
        f"No link found ({len(thread.alone)}, of which {likely} likely stand alone): please look"
    )
    paper.line(title, style="bold", indent=2)
    for end in thread.alone:
        paper.labelled(
            f"{end.sign} {end.id}",
            Text.assemble((end.alone, _style(end)), ": ", shorten(end.text, KEY_TEXT)),
            indent=2,
            gap=8,
        )
    paper.line()
