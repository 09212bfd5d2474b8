"""What changes in a plan when a young person comes of age: care in H1, outcomes of education."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.law import dates
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.plan import Plan, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder


class AdultCareOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The age from which the section is closed, and words by which it sends the reader elsewhere."""

    from_age: int
    unless_words: tuple[str, ...] = ()


@detector("care-of-an-adult", AdultCareOptions)
def care_of_an_adult(plan: AnalysedPlan, options: AdultCareOptions) -> Iterator[Match]:
    """Yield the provision of a section that is not for somebody of this age."""
    age = age_at_plan(plan.plan)
    if age is None or age < options.from_age:
        return
    excused = TermFinder([("unless", options.unless_words)])
    found = [
        s
        for s in plan.plan.statements(*options.sections)
        if s.role is Role.PROVISION and not excused.find(s.text)
    ]
    if found:
        yield Match(
            found[0].span,
            section=found[0].section,
            statement=found[0].id,
            values={"age": str(age)},
            evidence=tuple(s.span for s in found[1:]),
        )


def age_at_plan(plan: Plan) -> int | None:
    """Return the age on the plan's date, where it shows that date and a date of birth."""
    born, on = plan.child.date_of_birth, plan.plan_date
    return dates.age_on(born, on) if born is not None and on is not None else None


class LabelOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The age from which outcomes of education are told apart, and the words that do so."""

    from_age: int
    labels: tuple[str, ...]


@detector("education-outcomes-untold", LabelOptions)
def education_outcomes_untold(plan: AnalysedPlan, options: LabelOptions) -> Iterator[Match]:
    """Yield section E when nothing in it says which outcomes are of education and training."""
    age = age_at_plan(plan.plan)
    outcomes = plan.outcomes_in(*options.sections)
    if age is None or age < options.from_age or not outcomes:
        return
    labels = TermFinder([("labels", options.labels)])
    said = plan.plan.statements(*options.sections)
    if any(labels.find(text) for s in said for text in _over(s)) or _in_blocks(plan.plan, labels):
        return
    grouped = len({o.statement.area for o in outcomes if o.statement.area}) > 1
    yield Match(
        section=SectionId.E,
        values={"age": str(age)},
        severity=Severity.ADVICE if grouped else None,
    )


def _over(statement: Statement) -> Iterator[str]:
    """Yield a statement's words and those of the titles and cells round it."""
    yield statement.text
    yield statement.area_title
    around = (statement.lead_in, statement.group_heading, *statement.cells.values())
    yield from (words.text for words in around if words)


def _in_blocks(plan: Plan, labels: TermFinder) -> bool:
    """Tell whether a title or a line of the section, of whatever sort, holds a label."""
    section = plan.sections.get(SectionId.E)
    stretches = section.stretches if section else ()
    blocks = (plan.document.blocks[i] for first, last in stretches for i in range(first, last + 1))
    own = {heading.words.span.block for heading in section.headings} if section else set()
    return any(block.index not in own and labels.find(block.text) for block in blocks)
