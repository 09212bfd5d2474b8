"""The findings of a plan by section, under the words that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.console.paper import STYLES, Paper
from ehcp_qa.reporters.text import clean, shorten

if TYPE_CHECKING:
    from rich.text import Text

# A quotation longer than this is cut around the words concerned.
LONGEST_QUOTE = 420
LABEL = 8  # width of "Missing", "To fix" and "Source" with a space


def findings(paper: Paper, run: CheckRun) -> None:
    """Write each section's findings in reading order, those about one statement together.

    How to fix and the source are said once in a section for each rule, unless all is asked for.
    """
    for section, group in groupby(wording.by_section(run.findings), key=lambda f: f.section):
        _section(paper, run, section)
        said: set[str] = set()
        for _, about in groupby(group, key=_about):
            _statement(paper, list(about), said)


def _about(finding: Finding) -> tuple[str, str]:
    """Findings about one statement, or about one place, stand together."""
    return (finding.statement, "") if finding.statement else ("", finding.place.words)


def _section(paper: Paper, run: CheckRun, section: SectionId | None) -> None:
    scores = run.scores.sections if run.scores else ()
    grade = next((s.grade.value for s in scores if s.section is section and s.grade), "")
    paper.rule(wording.section_title(section), right=grade)


def _statement(paper: Paper, about: Sequence[Finding], said: set[str]) -> None:
    paper.line(wording.where(about[0]), style="dim", indent=2)
    if about[0].context:
        paper.line(_quote(paper, about), indent=4)
    for words in wording.elsewhere(about):
        paper.line(words, indent=4)
    for finding in about:
        _finding(
            paper, finding, full=paper.layout.verbosity == "verbose" or finding.code not in said
        )
        said.add(finding.code)
    if missing := wording.unsaid(about):
        paper.labelled("Missing", missing, indent=6, gap=LABEL)
    paper.line()


def _quote(paper: Paper, about: Sequence[Finding]) -> Text:
    """Return the statement in quotation marks, the words concerned made to stand out."""
    from rich.text import Text

    excerpts = sorted({clean(f.excerpt) for f in about if f.excerpt}, key=len)
    first = clean(about[0].context).find(clean(about[0].excerpt))
    words = shorten(clean(about[0].context), LONGEST_QUOTE, max(first, 0))
    quoted = Text(f"“{words}”")
    for start, end in _marks(words, excerpts):
        quoted.stylize("bold underline", start + 1, end + 1)
    return quoted if paper.layout.color else _bracketed(words, _marks(words, excerpts))


def _marks(words: str, excerpts: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the excerpts stand, none inside another, unless one is the whole."""
    found: list[tuple[int, int]] = []
    for excerpt in excerpts:
        start = words.find(excerpt)
        end = start + len(excerpt)
        whole = end - start >= len(words) - 1
        if start >= 0 and not whole and all(end <= a or start >= b for a, b in found):
            found.append((start, end))
    return sorted(found)


def _bracketed(words: str, marks: Sequence[tuple[int, int]]) -> Text:
    """Return words with ‹ › around what would otherwise be bold."""
    from rich.text import Text

    for start, end in reversed(marks):
        words = f"{words[:start]}‹{words[start:end]}›{words[end:]}"
    return Text(f"“{words}”")


def _finding(paper: Paper, finding: Finding, *, full: bool) -> None:
    from rich.text import Text

    severity = finding.severity.value
    head = Text.assemble(
        (f"{severity} {finding.code}", STYLES[severity]), (f"  {clean(finding.title)}", "bold")
    )
    paper.line(head, indent=4)
    paper.line(wording.message(finding), indent=6)
    for related in finding.related:
        paper.line(f"{related.what}: “{clean(related.excerpt)}” ({related.place.words})", indent=6)
    if full:
        paper.labelled("To fix", finding.how_to_fix, indent=6, gap=LABEL)
        paper.labelled("Source", finding.source, indent=6, gap=LABEL)
    if paper.layout.verbosity == "verbose":
        paper.labelled("Why", finding.why, indent=6, gap=LABEL)
