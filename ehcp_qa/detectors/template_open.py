"""What a reader of the file still sees open: changes, comments, pages without text."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Leftovers
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.plan import PlanStage


class OpenOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The stages whose documents show what was added and taken out on purpose."""

    unless_shown: tuple[PlanStage, ...] = ()


@detector("changes-open", OpenOptions)
def changes_open(plan: AnalysedPlan, options: OpenOptions) -> Iterable[Match]:
    """Yield once for the plan when tracked changes, struck-through words or comments are in it."""
    shown = plan.plan.stage in options.unless_shown
    left = plan.plan.document.leftovers
    counted = [] if shown else _changes(left)
    if left.comments:
        counted.append(_many(left.comments, "comment"))
    if counted:
        yield Match(
            values={"what": _listed(counted)},
            severity=Severity.ADVICE if shown else None,
        )


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _changes(left: Leftovers) -> list[str]:
    return [
        _many(count, what)
        for count, what in (
            (left.insertions, "tracked insertion"),
            (left.deletions, "tracked deletion"),
            (left.struck_through, "stretch of struck-through words"),
        )
        if count
    ]


def _many(count: int, what: str) -> str:
    one, _, rest = what.partition(" of ")
    plural = f"{one if count == 1 else _plural(one)}{f' of {rest}' if rest else ''}"
    return f"{count} {plural}"


def _plural(word: str) -> str:
    return f"{word}es" if word.endswith("ch") else f"{word}s"


@detector("pages-unread", Options)
def pages_unread(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield once for the plan when pages have no text that could be read."""
    pages = plan.plan.document.unread_pages
    if pages:
        yield Match(values={"pages": _runs(pages)})


def _runs(pages: tuple[int, ...]) -> str:
    """Return "page 4" or "pages 4 to 9 and 12"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    said = [str(a) if a == b else f"{a} to {b}" if b > a + 1 else f"{a}, {b}" for a, b in runs]
    return f"{'page' if len(set(pages)) == 1 else 'pages'} {_listed(said)}"
