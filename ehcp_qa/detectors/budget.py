"""What section J says of a personal budget, and what other sections say of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.detectors.base import Options, SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Condition, Plan, PlanStage, Role, Section, SectionId
from ehcp_qa.nlp.sentences import sentences

_MONEY_TERM = re.compile(
    r"\bdirect payments?\b|\bpersonal (?:health )?budgets?\b|\bPHBs?\b", re.IGNORECASE
)
# Said of a payment that there is none, or of one that may yet come.
_NO_PAYMENT = re.compile(
    r"(?i)\b(?:no|not|nor|none|without|neither|never|declin\w+|refus\w+|could|can|may|might|if|whether|option|right to|"
    r"request\w*|ask\w*|appl(?:y|ied|ication)|consider\w*|discuss\w*|explor\w+|previous\w*|ended|until|was|were|eligib\w+|"
    r"information (?:about|on)|leaflet)\b"
)
_UNDECIDED = re.compile(
    r"(?i)\b(?:to be (?:agreed|decided|confirmed|completed|added)|tb[ca]|under discussion|being (?:considered|discussed|worked out|looked (?:into|at)|explored|assessed|costed)|"
    r"(?:has|have) (?:asked|enquired|applied) (?:about|for)\b|(?:has|have) requested\b|"
    r"(?:awaiting|pending) (?:a )?(?:decision|agreement)|not yet)\b"
)
_ARRANGEMENT = re.compile(
    r"(?i)£ ?\d|\b\d[\d,.]* ?(?:pounds|GBP)\b|\bGBP ?\d|\b(?:has|have|receives?|is (?:paid|made)|are (?:paid|made)|by(?: means of)?|through|as|via) "
    r"(?:an? )?direct payments?\b|\bdirect payments? (?:of|for|is|are|will|pays?|buys?)\b|\bthird[- ]party arrangement\b"
)
_NOTIONAL = re.compile(r"(?i)\b(?:notional|indicative)\b")
_SAYS_WHAT_FOR = re.compile(
    r"(?i)\boutcomes?\b|\bneeds? (?:\d|[A-F]\d|met\b|and outcome)|\bneeds?:|"
    r"\bto meet (?:his|her|their|the|\w+['’]s)\b[^.]*\bneed"
)
_NONE_BEFORE = re.compile(r"(?i)\b(?:no|not|without|none|declin\w+|if)\b")
_NOT_TAKEN = re.compile(
    r"(?i)\b(?:option|offer(?:ed|s)?|not (?:been )?taken|declin\w+|could|may|might|contact|ended|until)\b"
)
_NOT_READ = (Role.NIL, Role.GUIDANCE)


class MentionOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections in which a payment may be mentioned."""


@detector("payment-without-budget", MentionOptions)
def payment_without_budget(plan: AnalysedPlan, options: MentionOptions) -> Iterable[Match]:
    """Yield section J when it says nothing of a payment by which other sections provide."""
    section = plan.plan.sections.get(SectionId.J)
    if section is None or section.condition not in (Condition.NIL, Condition.BLANK):
        return
    if any(_UNDECIDED.search(s.text) for s in section.statements):
        return
    mention = next(_mentions(plan.plan, options.sections), None)
    if mention is None:
        return
    waiting = section.condition is Condition.BLANK and plan.plan.stage is not PlanStage.FINAL
    said = next((s for s in section.statements if s.role is not Role.GUIDANCE), None)
    yield Match(
        span=said.span if said else _heading(section),
        section=SectionId.J,
        statement=said.id if said else "",
        values={"where": f"Section {mention[0]}"},
        related=(Related(mention[1], "where a payment is mentioned"),),
        severity=Severity.ADVICE if waiting else None,
    )


def _mentions(plan: Plan, sections: Iterable[SectionId]) -> Iterator[tuple[SectionId, Span]]:
    """Yield the places where a statement provides by a direct payment or a personal budget."""
    for statement in plan.statements(*sections):
        if statement.role in _NOT_READ:
            continue
        for start, end in sentences(statement.text):
            text = statement.text[start:end]
            term = _MONEY_TERM.search(text)
            if term and not _NO_PAYMENT.search(text):
                base = statement.span
                at = base.start + start
                yield statement.section, Span(base.block, at + term.start(), at + term.end())


@detector("budget-without-purpose", Options)
def budget_without_purpose(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield the first arrangement in J when J names no need and no outcome that it is for."""
    section = plan.plan.sections.get(SectionId.J)
    said = [s for s in section.statements if s.role not in _NOT_READ] if section else []
    cells = [words.text for s in said for words in s.cells.values()]
    titles = [w.text for s in said for w in (s.lead_in, s.group_heading) if w]
    if any(_SAYS_WHAT_FOR.search(text) for text in (*(s.text for s in said), *cells, *titles)):
        return
    for statement in said:
        text = statement.text
        if _NOTIONAL.search(text) or _UNDECIDED.search(text) or statement.refers_to:
            continue
        if _ARRANGEMENT.search(text) and not _denied(text):
            yield Match(span=statement.span, section=SectionId.J, statement=statement.id)
            return


def _denied(text: str) -> bool:
    """Say whether an arrangement is only spoken of as one that there is not."""
    arrangement = _ARRANGEMENT.search(text)
    before = text[: arrangement.end()] if arrangement else text
    return bool(_NONE_BEFORE.search(before) or _NOT_TAKEN.search(text))


def _heading(section: Section) -> Span | None:
    return section.headings[0].words.span if section.headings else None
