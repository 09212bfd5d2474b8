"""What the list of advice in section K lacks."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.wording import listed
from ehcp_qa.law.dates import year_group
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Advice, AdviceKind, Plan, PlanStage, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

# Beyond this many entries that lack something the list as a whole is what to look at.
MOST_BY_ONE = 3
# One known entry may be a sentence about advice rather than a list of it.
FEWEST_KNOWN = 2
_RECEPTION = 0


class AdviceOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Options of a detector that reads the list of advice."""

    @property
    def reads(self) -> frozenset[SectionId]:
        """Section K."""
        return frozenset({SectionId.K})


class ExpectedOptions(AdviceOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Each expected kind of advice: what else counts as it, and its name; words that excuse the lack."""

    expected: dict[AdviceKind, tuple[AdviceKind, ...]]
    names: dict[AdviceKind, str]
    unless: tuple[str, ...] = ()


class SensoryOptions(AdviceOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Needs by the kind of advice that they call for, its teachers' names, words that excuse the lack.

    ``whole`` are the kinds that the list of an amended plan must hold to be taken for all the advice:
    one that adds a report or two to an earlier list does not show what that list lacked.
    """

    needs: dict[AdviceKind, tuple[str, ...]]
    names: dict[AdviceKind, str]
    unless: tuple[str, ...] = ()
    whole: tuple[AdviceKind, ...] = ()


@detector("advice-type-missing", ExpectedOptions)
def advice_type_missing(plan: AnalysedPlan, options: ExpectedOptions) -> Iterable[Match]:
    """Yield section K when it lists advice and not every kind that is gathered for an assessment."""
    known = {kind for advice in plan.plan.advice for kind in advice.kinds}
    if len([a for a in plan.plan.advice if a.kinds]) < FEWEST_KNOWN or _excused(
        plan.plan, options.unless
    ):
        return
    missing = [k for k, others in options.expected.items() if not known & {k, *others}]
    if AdviceKind.EDUCATION in missing and _before_school(plan.plan):
        missing.remove(AdviceKind.EDUCATION)
    # An entry that tells neither a kind nor whose it is, name and post, may be the one that seems to lack.
    untold = [a for a in plan.plan.advice if a.given and not a.kinds and not (a.author and a.role)]
    if len(missing) > len(untold):
        names = listed([options.names[kind] for kind in missing])
        yield Match(section=SectionId.K, values={"missing": names}, unsure=True)


def _excused(plan: Plan, phrases: Iterable[str]) -> bool:
    finder = TermFinder([("unless", phrases)])
    return any(finder.find(s.text) for s in plan.statements(SectionId.K))


def _before_school(plan: Plan) -> bool:
    """True for a child below school age whose plan names no setting, or whose age is not known."""
    born, on = plan.child.date_of_birth, plan.plan_date
    young = born is not None and on is not None and year_group(born, on) < _RECEPTION
    return young and not any(field.name == "setting" for field in plan.fields)


@detector("advice-incomplete", AdviceOptions)
def advice_incomplete(plan: AnalysedPlan, _: AdviceOptions) -> Iterable[Match]:
    """Yield each entry of K without an author, a post or a date; where they are many, the first."""
    lacking = [(a, _lacks(a)) for a in plan.plan.advice if a.given]
    found = [(advice, lacks) for advice, lacks in lacking if lacks]
    if len(found) > MOST_BY_ONE:
        (first, lacks), *others = found
        related = tuple(Related(a.span, f"no {listed(more, 'or')}") for a, more in others)
        more = f", and {len(others)} other entries lack something too"
        yield _incomplete(first, lacks, more, related)
        return
    for advice, lacks in found:
        yield _incomplete(advice, lacks)


def _lacks(advice: Advice) -> list[str]:
    parts = {"author": advice.author, "role": advice.role, "date": advice.dated}
    return [name for name, part in parts.items() if part is None]


def _incomplete(
    advice: Advice, lacks: list[str], more: str = "", related: tuple[Related, ...] = ()
) -> Match:
    return Match(
        span=advice.span,
        statement=advice.statement,
        values={"lacks": listed(lacks, "or"), "more": more},
        related=related,
    )


@detector("sensory-advice-missing", SensoryOptions)
def sensory_advice_missing(plan: AnalysedPlan, options: SensoryOptions) -> Iterable[Match]:
    """Yield section K when B tells of a sensory impairment and no specialist teacher advised on it."""
    known = {kind for advice in plan.plan.advice for kind in advice.kinds}
    if not plan.plan.advice or _excused(plan.plan, options.unless):
        return
    if plan.plan.stage is PlanStage.AMENDED and not known >= {*options.whole}:
        return
    finder = TermFinder([(kind.value, terms) for kind, terms in options.needs.items()])
    excused = TermFinder([("unless", options.unless)])
    for statement in plan.plan.statements(SectionId.B):
        if statement.role in (Role.NIL, Role.GUIDANCE, Role.STRENGTH) or excused.find(
            statement.text
        ):
            continue
        for term in finder.find(statement.text):
            kind = AdviceKind(term.group)
            if not known & {kind, AdviceKind.MULTI_SENSORY}:
                place = _at(statement, term.start, term.end)
                yield Match(
                    section=SectionId.K,
                    values={
                        "teacher": options.names[kind],
                        "need": statement.text[term.start : term.end],
                    },
                    related=(Related(place, "the need"),),
                    unsure=True,
                )
                return


def _at(statement: Statement, start: int, end: int) -> Span:
    base = statement.span
    return Span(base.block, base.start + start, base.start + end)
