"""Special educational provision promised where nobody has a duty to secure it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Role, SectionId
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

# Somebody is to get something: what it is comes after the verb.
_RECEIVES = re.compile(
    r"\b(?:will|is to|are to|shall|must) (?:also |now |then |each week |continue to )?"
    r"(?:receive|be provided with|be given|be taught|be supported by|be seen by|be allocated)\b",
    re.IGNORECASE,
)
# Somebody is to give something, or something is to be given: it may come before the verb.
_GIVES = re.compile(
    r"\b(?:will|shall|must) (?:also )?(?:provide|deliver|teach|run)\b|"
    r"\b(?:will|is to) be (?:provided|delivered|taught|led)\b",
    re.IGNORECASE,
)
# "He will have an LSA beside him" may only say what he is like; with an amount it is a promise.
_HABIT_OR_PROMISE = re.compile(
    r"\b(?:will|shall) (?:also |now |then )?(?:have|get|attend)\b", re.IGNORECASE
)
# "Needs 20 hours of ..." in B is provision in a need's clothes; "needs help to" is a need.
_REQUIRED = re.compile(r"\b(?:requires|needs|must have)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|"
    r"twenty-five|thirty|forty|forty-five)[ -](?:hours?|hrs?|minutes?|mins?|sessions?)\b|"
    r"\b(?:one|two|three|four|\d) times (?:a|per|each) (?:day|week|fortnight|term)\b|"
    r"\b(?:once|twice) (?:a|per|each) (?:day|week|fortnight|term)\b|\bfull[- ]time\b|"
    r"\b\d+ ?(?:%|per cent) (?:of )?(?:extra|additional) time\b",
    re.IGNORECASE,
)
# Hopes, reports of what others said or ask for, conditions, and the past.
_NOT_A_PROMISE = re.compile(
    r"\b(?:hop\w+|want\w*|wish\w*|would (?:like|love|prefer)|worr\w+|fear\w*|request\w*|ask\w*|"
    r"dream\w*|if|whether|unless|until|feel\w*|think\w*|believ\w*|say\w*|said|told|expect\w*|"
    r"understand\w*|so that|previously|in the past|used to|private(?:ly)?|pays? for|at home|"
    r"recommend\w*|suggest\w*)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”]|(?<!\w)['‘](?=\w)")
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
            if _promises(statement.text[start:end], finder):
                base = statement.span
                yield Match(
                    span=Span(base.block, base.start + start, base.start + end),
                    section=statement.section,
                    statement=statement.id,
                    values={"where": f"Section {statement.section}"},
                )
    for span, text in _extra(plan.plan):
        if _promises(text, finder):
            yield Match(span=span, values={"where": "a part of the plan outside Sections A to K"})


def _promises(text: str, finder: TermFinder) -> bool:
    if _NOT_A_PROMISE.search(text) or _QUOTE.search(text):
        return False
    terms = finder.find(text)
    if not terms:
        return False
    if _GIVES.search(text):
        return True
    last = terms[-1].start
    if (receives := _RECEIVES.search(text)) and receives.end() < last:
        return True
    weaker = _HABIT_OR_PROMISE.search(text) or _REQUIRED.search(text)
    return weaker is not None and weaker.end() < last and bool(_AMOUNT.search(text, weaker.end()))


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
