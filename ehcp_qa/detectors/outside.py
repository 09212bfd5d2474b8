"""Special educational provision promised where nobody has a duty to secure it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.promises import promises
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Role, SectionId
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

_NOT_READ = (Role.NIL, Role.GUIDANCE, Role.ASPIRATION, Role.ADVICE, Role.PLACEMENT, Role.BUDGET)


class OutsideOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections read, and the terms that show special educational provision."""

    sections: tuple[SectionId, ...]
    terms: tuple[str, ...]


@detector("provision-outside-f", OutsideOptions)
def provision_outside_f(plan: AnalysedPlan, options: OutsideOptions) -> Iterable[Match]:
    """Yield each sentence outside F that promises special educational provision."""
    finder = TermFinder([("terms", options.terms)])
    for statement in plan.plan.statements(*options.sections):
        if statement.role in _NOT_READ:
            continue
        for start, end in sentences(statement.text):
            if promises(statement.text[start:end], finder):
                base = statement.span
                yield Match(
                    span=Span(base.block, base.start + start, base.start + end),
                    section=statement.section,
                    statement=statement.id,
                    values={"where": f"Section {statement.section}"},
                )
    for span, text in _extra(plan.plan):
        if promises(text, finder):
            yield Match(span=span, values={"where": "a part of the plan outside Sections A to K"})


def _extra(plan: Plan) -> Iterator[tuple[Span, str]]:
    """Yield the sentences of the blocks under no section's letter, such as an annex at the end."""
    inside = sections_of_blocks(plan)
    if not inside:
        return
    left_out = {*inside, *plan.residue}
    for block in plan.document.blocks:
        if block.index in left_out or block.furniture or block.index < min(inside):
            continue
        for start, end in sentences(block.text):
            yield Span(block.index, start, end), block.text[start:end]
