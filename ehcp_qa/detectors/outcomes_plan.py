"""Detectors of a plan's outcomes taken together: how many, how alike, and what they leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from ehcp_qa.analyse.schooling import school_years
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.law import dates
from ehcp_qa.model.analysed import AnalysedPlan, OutcomeAnalysis
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.plan import Area, CellRole, Plan, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

# Statements, and cells of their rows, that say what is sought; the rest tell of needs and provision.
_SOUGHT = (Role.OUTCOME, Role.AIM, Role.STEP)
_SOUGHT_CELLS = (CellRole.OUTCOME, CellRole.STEPS, CellRole.MEASURE)


class NumberOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The fewest and the most outcomes; where areas have their own, the most in each on average.

    ``needs`` is how many needs a plan with too few outcomes has at least.
    """

    fewest: int
    most: int
    most_in_area: int
    needs: int


@detector("outcome-number", NumberOptions)
def outcome_number(plan: AnalysedPlan, options: NumberOptions) -> Iterator[Match]:
    """Yield section E when it holds too many outcomes, or too few for the needs described."""
    outcomes = _printed_once(tuple(plan.outcomes_in(*options.sections)))
    areas = {o.statement.area for o in outcomes if o.statement.area}
    most = max(options.most, options.most_in_area * len(areas))
    needs = [s for s in plan.plan.statements(SectionId.B) if s.role is Role.NEED]
    few = 0 < len(outcomes) < options.fewest and len(needs) >= options.needs
    if few or len(outcomes) > most:
        number = "only one outcome" if len(outcomes) == 1 else f"{len(outcomes)} outcomes"
        values = {"number": number, "needs": str(len(needs))}
        values["told"] = (
            f"for {len(needs)} needs in Section B" if few else "more than a plan can work towards"
        )
        yield Match(section=SectionId.E, values=values)


def _printed_once(outcomes: Sequence[OutcomeAnalysis]) -> tuple[OutcomeAnalysis, ...]:
    """Return the outcomes without those printed again for another row."""
    return tuple({_plain(o.statement.text): o for o in reversed(outcomes)}.values())[::-1]


class AlikeOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many words make a text that is not alike by chance, and how many dates a pattern.

    ``months`` is how soon after the plan's date one date for all is that of the next review.
    """

    fewest_words: int
    fewest_dates: int
    months: int


@detector("outcomes-alike", AlikeOptions)
def outcomes_alike(plan: AnalysedPlan, options: AlikeOptions) -> Iterator[Match]:
    """Yield outcomes that repeat another word for word, and outcomes all due at the next review."""
    outcomes = tuple(plan.outcomes_in(*options.sections))
    yield from _repeated(outcomes, options)
    yield from _all_at_once(plan.plan, outcomes, options)


def _repeated(outcomes: Sequence[OutcomeAnalysis], options: AlikeOptions) -> Iterator[Match]:
    first: dict[str, Statement] = {}
    for outcome in outcomes:
        statement, plain = outcome.statement, _plain(outcome.statement.text)
        earlier = first.setdefault(plain, statement)
        if earlier.span == statement.span or len(plain.split()) < options.fewest_words:
            continue
        if _place(earlier) != _place(statement):
            yield Match(
                statement.span,
                statement=statement.id,
                values={"told": "stands word for word under another area or need as well"},
                related=(Related(earlier.span, "the same outcome"),),
            )


def _place(statement: Statement) -> tuple[object, ...]:
    heading = statement.group_heading.text if statement.group_heading else ""
    return statement.area, statement.area_title, statement.row, heading


def _all_at_once(
    plan: Plan, outcomes: Sequence[OutcomeAnalysis], options: AlikeOptions
) -> Iterator[Match]:
    """Yield the first outcome when all are due on one day about a year ahead, in mid-phase."""
    dated = [o.deadline for o in outcomes if o.deadline and o.deadline.due]
    if len(dated) < options.fewest_dates or len(dated) < len(outcomes) or plan.plan_date is None:
        return
    due = {deadline.due for deadline in dated}
    last = due.pop()
    soon = plan.plan_date + timedelta(days=31 * options.months)
    if due or last is None or last > soon or _ends_a_phase(plan, dated[0].kind, last.year):
        return
    told = f"and all {len(dated)} outcomes are due by {dates.in_words(last)}"
    statement = outcomes[0].statement
    yield Match(statement.span, statement=statement.id, values={"told": told})


def _ends_a_phase(plan: Plan, kind: str, year: int) -> bool:
    """Tell whether the child's key stage ends in the summer of this year, as far as can be told."""
    if kind in ("key_stage", "phase", "age"):
        return True
    years = school_years(plan)
    if not years or plan.plan_date is None:
        return False
    ahead = year - 1 - dates.academic_year(plan.plan_date)
    return any(told.year + ahead in _LAST_YEARS for told in years)


_LAST_YEARS = frozenset(stage[-1] for stage in dates.KEY_STAGES.values())


class ThemeOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of the themes of adult life, and the first school year whose outcomes need them."""

    themes: tuple[str, ...]
    from_year: int


@detector("outcomes-without-adulthood", ThemeOptions)
def outcomes_without_adulthood(plan: AnalysedPlan, options: ThemeOptions) -> Iterator[Match]:
    """Yield section E when the child is old enough and no outcome speaks of adult life."""
    years = school_years(plan.plan)
    said = [s for s in plan.plan.statements(*options.sections) if s.role in _SOUGHT]
    old_enough = years and all(told.year >= options.from_year for told in years)
    if not old_enough or not any(plan.outcomes_in(*options.sections)):
        return
    themes = TermFinder([("themes", options.themes)])
    if not any(s.area is Area.ADULTHOOD or _speaks(s, themes) for s in said):
        yield Match(section=SectionId.E, values={"because": years[0].words}, unsure=True)


def _speaks(statement: Statement, themes: TermFinder) -> bool:
    cells = (statement.cells.get(role) for role in _SOUGHT_CELLS)
    around = (statement.lead_in, statement.group_heading, *cells)
    texts = [statement.text, statement.area_title, *(words.text for words in around if words)]
    return any(themes.find(text) for text in texts)


_WORD = re.compile(r"[a-z0-9]+")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
