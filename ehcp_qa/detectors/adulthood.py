"""Whether a plan in or beyond Year 9 holds provision to prepare for adulthood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.law.dates import year_group
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.plan import Area, CellRole, Plan, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

_LAST_YEAR = 13  # beyond it school years have no number
_OF_TIME = (CellRole.HOW_OFTEN, CellRole.DURATION, CellRole.WHERE)
_NOT_PROVISION = (Role.NIL, Role.GUIDANCE, Role.QUOTED_OUTCOME)


class AdulthoodOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of provision for adult life, words that only look like it, and the first school year."""

    terms: tuple[str, ...]
    not_these: tuple[str, ...] = ()
    from_year: int

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """Section F: where there is none, that is what is wrong, and this follows from it."""
        return frozenset({SectionId.F})


@dataclass(frozen=True, slots=True)
class Due:
    """Why the duty applies, and whether that is sure."""

    because: str
    sure: bool


@detector("adulthood-not-prepared", AdulthoodOptions)
def adulthood_not_prepared(plan: AnalysedPlan, options: AdulthoodOptions) -> Iterable[Match]:
    """Yield section F when the duty applies and no provision speaks of preparing for adult life."""
    due = due_for_adulthood(plan.plan, options.from_year)
    said = [s for s in plan.plan.statements(*options.sections) if s.role not in _NOT_PROVISION]
    if due is None or not said:
        return
    finder = TermFinder([("not", options.not_these), ("adulthood", options.terms)])
    if any(_prepares(statement, finder) for statement in said):
        return
    yield Match(
        section=SectionId.F,
        values={"because": due.because},
        severity=None if due.sure else Severity.WARNING,
        unsure=True,
    )


def due_for_adulthood(plan: Plan, from_year: int) -> Due | None:
    """Return why the duty applies: by the year group stated, by age at the plan's date, or by both."""
    stated = plan.child.year_group
    born, on = plan.child.date_of_birth, plan.plan_date
    by_age = year_group(born, on) if born is not None and on is not None else None
    told = [year for year in (stated, by_age) if year is not None]
    if not any(year >= from_year for year in told):
        return None
    because = f"Year {stated}" if stated is not None else f"the age for Year {by_age}"
    if by_age is not None and by_age >= from_year and (stated is None or stated < from_year):
        because = f"the age for Year {by_age}" if by_age <= _LAST_YEAR else "over 18"
    return Due(because, sure=all(year >= from_year for year in told))


def _prepares(statement: Statement, finder: TermFinder) -> bool:
    if statement.area is Area.ADULTHOOD:
        return True
    # "At every meal" says how often, and teaches nobody to cook one.
    cells = (words for role, words in statement.cells.items() if role not in _OF_TIME)
    around = (statement.lead_in, statement.group_heading, *cells)
    texts = [statement.text, statement.area_title, *(words.text for words in around if words)]
    return any(term.group == "adulthood" for text in texts for term in finder.find(text))
