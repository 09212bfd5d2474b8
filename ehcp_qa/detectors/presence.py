"""Which sections are there, labelled, divided and filled."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.law.sections import REQUIRED, SECTIONS
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Condition, Plan, Role, Section, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

# One staff-led bullet under an outcome may be a step; two are a list of provision.
FEWEST_UNLABELLED_PROVISIONS = 2
# With letters over so many of the twelve, one without its letter is a slip; with fewer, titles alone
# may be how this council's template names its sections.
FEWEST_LETTERED = 8
_SUBJECT_WORDS = 6  # a role this near the start, before the verb, is who does it
_DELIVERS = re.compile(
    r"\b(?:will (?:teach|run|deliver|provide|lead|practise|hear|work|support|give|help|meet|train|"
    r"go through|read|visit|review|use|sit|carry out|model)|teaches|runs|delivers|provides|leads|"
    r"practises|works with|supports|gives|helps|meets)\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"\b(?:will receive|will be provided with|is to receive|delivered by|provided by|led by)\b",
    re.IGNORECASE,
)
_PROVISION_LABEL = re.compile(
    r"\W*(?:special educational |educational )?(?:provision|support to be provided)\b\W*(?:$|[:–-])",
    re.IGNORECASE,
)
_PARTS_OF_H = tuple(
    re.compile(rf"\W*(?:section |part )?H ?\(?{part}\)?(?![\w])", re.IGNORECASE)
    for part in ("(?:1|i)", "(?:2|ii)")
)
_LETTERED = re.compile(r"\W*(?:appendix |annex )?[A-Z\d]{1,2}\s?[.):–-]", re.IGNORECASE)
_NOT_READ = (Role.NIL, Role.GUIDANCE)


class RequiredOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections that must be there, and the roles that show provision without its label."""

    sections: tuple[SectionId, ...] = REQUIRED
    roles: tuple[str, ...] = ()


class FilledOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections that must say something, and those that a draft may leave empty."""

    sections: tuple[SectionId, ...]
    blank_until_final: tuple[SectionId, ...] = ()


class ListOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that show a piece of advice, and words that only point somewhere else."""

    advice: tuple[str, ...]
    pointers: tuple[str, ...]


@detector("section-missing", RequiredOptions)
def section_missing(plan: AnalysedPlan, options: RequiredOptions) -> Iterable[Match]:
    """Yield each required section that was not found, or that stands there without its label."""
    divided_elsewhere = _condition(plan.plan, SectionId.H) is not Condition.MISSING
    under_outcomes = bool(_unlabelled_provision(plan.plan, options.roles))
    for key in options.sections:
        if key in (SectionId.H1, SectionId.H2) and divided_elsewhere:
            continue  # an undivided H is a finding of its own
        if key is SectionId.F and under_outcomes:
            continue  # so is provision that stands under its outcomes
        if match := _absence(plan.plan, key) or _letter_lost(plan.plan, key):
            yield match


def _absence(plan: Plan, key: SectionId) -> Match | None:
    section = plan.sections.get(key)
    missing = section is None or section.condition is Condition.MISSING
    if not missing and (section is None or section.labelled or _unreadable(section)):
        return None
    values = {"letter": key.value, "official": SECTIONS[key].within}
    if section is not None and not missing:
        first = section.statements[0] if section.statements else None
        values["problem"] = "has content but no label of its own"
        return Match(section=key, statement=first.id if first else "", values=values)
    if plan.document.unread_pages:
        values["problem"] = "was not found on the pages that could be read"
        return Match(section=key, values=values, severity=Severity.WARNING, unsure=True)
    values["problem"] = "was not found"
    return Match(section=key, values=values)


def _letter_lost(plan: Plan, key: SectionId) -> Match | None:
    """Return a section whose heading is only a title, in a plan that letters nearly all the others."""
    section = plan.sections.get(key)
    titled = section is not None and {h.how for h in section.headings} == {"title"}
    lettered = {s.id for s in plan.sections.values() if any(h.how == "letter" for h in s.headings)}
    in_h = key in (SectionId.H1, SectionId.H2) and SectionId.H in lettered
    if section is None or not titled or in_h or len(lettered) < FEWEST_LETTERED:
        return None
    values = {
        "letter": key.value,
        "official": SECTIONS[key].within,
        "problem": "has a title and has lost its letter",
    }
    # It names no section, since what rests on this one can still be checked.
    return Match(span=_heading_span(section), values=values, severity=Severity.WARNING)


@detector("provision-under-outcomes", RequiredOptions)
def provision_under_outcomes(plan: AnalysedPlan, options: RequiredOptions) -> Iterable[Match]:
    """Yield the first provision that stands under the outcomes of a plan with no label for F."""
    found = _unlabelled_provision(plan.plan, options.roles)
    if found:
        yield Match(
            span=found[0].span,
            section=SectionId.F,
            values={"count": str(len(found))},
            evidence=tuple(s.span for s in found[1:]),
        )


def _unlabelled_provision(plan: Plan, roles: tuple[str, ...]) -> tuple[Statement, ...]:
    """Return the provision found under E when no label for F was seen anywhere, else nothing."""
    section = plan.sections.get(SectionId.F)
    outcomes = plan.sections.get(SectionId.E)
    if outcomes is None or not outcomes.labelled or outcomes.condition is Condition.MISSING:
        return ()
    if section is not None and section.condition is not Condition.MISSING:
        return () if section.labelled else section.statements
    finder = TermFinder([("roles", roles)])
    found = [s for s in outcomes.statements if _reads_as_provision(s, finder)]
    told = any(_PROVISION_LABEL.match(w) for s in found for w in _headings_over(s))
    return tuple(found) if told or len(found) >= FEWEST_UNLABELLED_PROVISIONS else ()


def _reads_as_provision(statement: Statement, finder: TermFinder) -> bool:
    """Say whether a statement under E is staff doing or a service received, not an outcome."""
    if statement.role is Role.PROVISION:
        return True
    if statement.role in (*_NOT_READ, Role.ARRANGEMENT):
        return False
    text = statement.text
    if any(_PROVISION_LABEL.match(words) for words in _headings_over(statement)):
        return True
    verb = _DELIVERS.search(text)
    early = " ".join(text.split()[:_SUBJECT_WORDS])
    doer = any(t.start < len(early) for t in finder.find(text[: verb.start()])) if verb else False
    return doer or bool(_RECEIVES.search(text) and finder.find(text))


def _headings_over(statement: Statement) -> list[str]:
    return [statement.text, *(w.text for w in (statement.lead_in, statement.group_heading) if w)]


@detector("section-undivided", Options)
def section_undivided(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield section H when it is not divided, mildly when one label serves both of its parts."""
    sections = plan.plan.sections
    parts = [sections.get(key) for key in (SectionId.H1, SectionId.H2)]
    found = [p for p in parts if p is not None and p.condition is not Condition.MISSING]
    whole = sections.get(SectionId.H)
    if whole is not None and whole.condition is not Condition.MISSING and not found:
        if _names_its_parts(plan.plan, whole):
            return
        yield Match(span=_heading_span(whole), section=SectionId.H)
    elif len(found) == len(parts) and (shared := _shared_label(*found)):
        yield Match(span=shared, section=SectionId.H1, severity=Severity.ADVICE)


def _names_its_parts(plan: Plan, whole: Section) -> bool:
    """Say whether lines under H begin with both of its parts: "H1: none required"."""
    texts = [
        plan.document.blocks[index].text
        for first, last in whole.stretches
        for index in range(first, last + 1)
    ]
    return all(any(part.match(text) for text in texts) for part in _PARTS_OF_H)


def _shared_label(first: Section, second: Section) -> Span | None:
    """Return the one label that both sections share, when neither has a label of its own."""
    spans = {h.words.span for h in first.headings}
    if not spans or spans != {h.words.span for h in second.headings}:
        return None
    return min(spans)


@detector("section-blank", FilledOptions)
def section_blank(plan: AnalysedPlan, options: FilledOptions) -> Iterable[Match]:
    """Yield each section whose heading stands over nothing, not even a line to say so."""
    final = plan.plan.stage.value == "final"
    for key in options.sections:
        section = plan.plan.sections.get(key)
        if section is None or section.condition is not Condition.BLANK or not section.labelled:
            continue
        if key in options.blank_until_final and not final:
            continue
        values = {"letter": key.value, "official": SECTIONS[key].within}
        yield Match(span=_heading_span(section), section=key, values=values)


@detector("advice-not-listed", ListOptions)
def advice_not_listed(plan: AnalysedPlan, options: ListOptions) -> Iterable[Match]:
    """Yield section K when it is empty or names no piece of advice, here or in a list elsewhere."""
    section = plan.plan.sections.get(SectionId.K)
    if section is None or section.condition is Condition.MISSING or _unreadable(section):
        return
    words = TermFinder([("advice", options.advice)])
    pointers = TermFinder([("pointers", options.pointers)])
    said = [s for s in section.statements if s.role is not Role.GUIDANCE]
    if any(words.find(pointers_out(text, pointers)) for s in said for text in _row(s)):
        return
    if _lettered_list(plan.plan, section, words):
        return
    if any(pointers.find(s.text) for s in said) and _listed_elsewhere(plan.plan, words):
        return
    span = said[0].span if said else _heading_span(section)
    yield Match(span=span, section=SectionId.K, statement=said[0].id if said else "")


def _row(statement: Statement) -> tuple[str, ...]:
    """Return what a statement says and its row's other cells: author, role and date stand apart."""
    return statement.text, *(cell.text for cell in statement.cells.values())


def pointers_out(text: str, pointers: TermFinder) -> str:
    """Return the text with each pointing phrase blanked, so that it names no advice itself."""
    for term in reversed(pointers.find(text)):
        text = text[: term.start] + " " * (term.end - term.start) + text[term.end :]
    return text


def _lettered_list(plan: Plan, section: Section, words: TermFinder) -> bool:
    """Say whether lettered items stand straight after the heading: "(A) Parental views".

    Their letters may have been taken for those of sections, so the document's own lines are read.
    """
    after = max((h.words.span.block for h in section.headings), default=-1) + 1
    for block in plan.document.blocks[after:] if after else ():
        if not (block.label or _LETTERED.match(block.text)):
            return False
        if words.find(block.text):
            return True
    return False


def _listed_elsewhere(plan: Plan, words: TermFinder) -> bool:
    """Say whether blocks outside every section list advice, as an appendix at the end does."""
    inside = sections_of_blocks(plan)
    first = min(inside, default=0)  # what stands before it is the front page, with its own names
    taken = {*inside, *plan.residue}
    free = [
        b
        for b in plan.document.blocks
        if b.index > first and b.index not in taken and not b.furniture
    ]
    return sum(bool(words.find(b.text)) for b in free) >= FEWEST_UNLABELLED_PROVISIONS


def _condition(plan: Plan, key: SectionId) -> Condition:
    section = plan.sections.get(key)
    return section.condition if section is not None else Condition.MISSING


def _unreadable(section: Section) -> bool:
    return section.condition is Condition.UNREADABLE


def _heading_span(section: Section) -> Span | None:
    return section.headings[0].words.span if section.headings else None
