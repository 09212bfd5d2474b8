"""A comparison in words and parts, worked out once, so that every form says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_qa.model.analysed import OutcomeAnalysis, ProvisionAnalysis
from ehcp_qa.model.comparison import (
    Comparison,
    Moved,
    OutcomeChange,
    ProvisionChange,
    SlotChange,
)
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import Statement
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.text import clean, shorten

# A quotation longer than this hides the changes around it.
LONGEST_QUOTE = 200
NOTHING = "nothing found"
NEW_FINDINGS = "New findings"
# How drafts are matched, and so what the reader must still judge.
CAUTION = (
    "Statements of the two drafts are matched by their wording; one that was rewritten from end to "
    "end is listed as gone and as new, and a finding in a sentence that was reworded as fixed and as "
    "new. A person must judge whether a change was meant."
)

Thing = ProvisionChange | OutcomeChange | Moved | Statement | Finding


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed: its own line, lines under it, and ``of``, the thing itself.

    Forms that have room show the thing itself; the others show the lines.
    """

    line: str
    of: Thing
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of the comparison with what stands under it."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One score before and after, and the difference where both could be judged."""

    name: str
    before: float | None
    after: float | None

    @property
    def difference(self) -> str:
        """The difference with its sign, in the whole numbers that are shown."""
        if self.before is None or self.after is None:
            return ""
        change = int(self.after) - int(self.before)
        return f"{change:+d}" if change else "="


def names(comparison: Comparison) -> tuple[str, str]:
    """Return what to call the drafts: with their folders where the files are named alike."""
    old, new = comparison.old_run, comparison.new_run
    if old.source.name == new.source.name:
        return old.path or old.source.name, new.path or new.source.name
    return old.source.name, new.source.name


def summary(comparison: Comparison) -> str:
    """Return what changed among the findings and the provision, in a sentence or two."""
    found = (
        f"Findings: {len(comparison.fixed)} fixed, {len(comparison.remaining)} remaining, "
        f"{len(comparison.new)} new."
    )
    return (
        f"{found} Provision: {len(comparison.removed)} removed, "
        f"{len(comparison.weakened)} weakened, {len(comparison.altered)} changed, "
        f"{len(comparison.strengthened)} strengthened, {len(comparison.added)} added."
    )


def score_lines(comparison: Comparison) -> tuple[ScoreLine, ...]:
    """Return each score before and after: the whole, its parts, and the enforceability index."""
    old, new = _scores(comparison.old_run), _scores(comparison.new_run)
    return tuple(ScoreLine(name, old.get(name), new.get(name)) for name in {**old, **new})


def _scores(run: CheckRun) -> dict[str, float | None]:
    if run.scores is None or run.analysed is None:
        return {}
    parts = {part.name: part.score for part in run.scores.dimensions}
    index = run.analysed.enforceability().index
    return {"Overall": run.scores.overall, **parts, "Enforceability index": index}


def parts(comparison: Comparison) -> tuple[Part, ...]:
    """Return all that changed, what was lost first; parts with nothing in them are left out."""
    made = (
        Part("Provision removed", _provisions(comparison.removed)),
        Part("Provision weakened", _changes(comparison.weakened)),
        Part("Provision changed, for a person to judge", _changes(comparison.altered)),
        Part("Provision moved to another section", tuple(_moved(comparison))),
        Part("Needs dropped", _statements(comparison.needs_dropped)),
        Part("Outcomes dropped", _outcomes(comparison.outcomes_dropped)),
        Part("Outcomes changed", tuple(map(_outcome_change, comparison.outcomes))),
        Part(NEW_FINDINGS, _findings(comparison.new)),
        Part("Findings that remain", _findings(comparison.remaining)),
        Part("Findings fixed", _findings(comparison.fixed)),
        Part("Provision strengthened", _changes(comparison.strengthened)),
        Part("Provision added", _provisions(comparison.added)),
        Part("Needs added", _statements(comparison.needs_added)),
        Part("Outcomes added", _outcomes(comparison.outcomes_added)),
    )
    return tuple(part for part in made if part.items)


def gate(comparison: Comparison) -> str:
    """Return what the exit code of this comparison means."""
    code, asked = comparison.exit_code, comparison.report
    if code == 2:
        return "Exit code 2: a file could not be read or wholly checked."
    said = []
    if asked.fail_on is not None:
        said.append(f"new finding at or above “{asked.fail_on.value}”")
    if asked.min_score is not None:
        said.append(f"overall score of the new draft under {asked.min_score:g}")
    if not said:
        return "Exit code 0: no gate was set."
    return f"Exit code {code}: there is {'a' if code else 'no'} {' or '.join(said)}."


def slot_change(change: SlotChange) -> str:
    """Return "who: a speech and language therapist → a teaching assistant"."""
    name = wording.BLANKS[change.slot]
    before, after = clean(change.before) or NOTHING, clean(change.after) or NOTHING
    return f"{name}: {before} → {after}"


def _changes(changes: Sequence[ProvisionChange]) -> tuple[Item, ...]:
    return tuple(Item(_quoted(c.after.statement), c, tuple(_turns(c))) for c in changes)


def _turns(change: ProvisionChange) -> Iterator[str]:
    yield from map(slot_change, change.slots)
    yield from softened(change)
    if change.before.statement.text != change.after.statement.text:
        yield f"before: “{_short(change.before.statement.text)}”"


def softened(change: ProvisionChange) -> Iterator[str]:
    """Yield the words that came in and empty what was promised, if any did."""
    if change.emptied:
        yield "words that soften it: " + ", ".join(f"“{clean(w)}”" for w in change.emptied)


def _moved(comparison: Comparison) -> Iterator[Item]:
    for move in comparison.moved:
        way = f"Section {move.before.section.value} → Section {move.after.section.value}"
        yield Item(_quoted(move.after), move, (way,))


def _outcome_change(change: OutcomeChange) -> Item:
    under = list(facet_lines(change))
    if change.before.statement.text != change.after.statement.text:
        under.append(f"before: “{_short(change.before.statement.text)}”")
    return Item(_quoted(change.after.statement), change, tuple(under))


def facet_lines(change: OutcomeChange) -> Iterator[str]:
    """Yield which facets an outcome lost, and which it gained."""
    if change.lost:
        yield "no longer met: " + ", ".join(wording.FACETS[f] for f in change.lost)
    if change.gained:
        yield "met now: " + ", ".join(wording.FACETS[f] for f in change.gained)


def _provisions(provisions: Sequence[ProvisionAnalysis]) -> tuple[Item, ...]:
    return _statements([p.statement for p in provisions])


def _outcomes(outcomes: Sequence[OutcomeAnalysis]) -> tuple[Item, ...]:
    return _statements([o.statement for o in outcomes])


def _statements(statements: Sequence[Statement]) -> tuple[Item, ...]:
    return tuple(Item(_quoted(statement), statement) for statement in statements)


def _findings(findings: Sequence[Finding]) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{f.severity.value} {f.code} {clean(f.title)}. {clean(f.place.words)}",
            f,
            (f"“{_short(f.excerpt)}”",) if f.excerpt else (),
        )
        for f in wording.by_section(findings)
    )


def _quoted(statement: Statement) -> str:
    return f"{statement.id}: “{_short(statement.text)}”"


def _short(text: str) -> str:
    return shorten(clean(text), LONGEST_QUOTE)
