"""What a plan shows of the bodies behind it: commissioners, legal status, consent, detention."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.detectors.base import Options, SectionOptions, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.detectors.wording import listed
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import BlockKind
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Role, SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

_NOT_READ = (Role.NIL, Role.GUIDANCE)
_YES = re.compile(
    r"(?i)\A\W*(?:yes|y|currently looked after|looked after|is looked after|true|child is looked after|in care)\b"
)
_LETTER = re.compile(
    r"\s*(?:(?P<word>(?i:section|part))\s+)?(?P<letter>[L-Z])(?P<sign>\s*[:.)–—-]|\s*\Z|\s+(?=[A-Z]))"
)
_PAST_OR_OTHER = re.compile(
    r"(?i)\b(?:was|were|had|previous\w*|former\w*|ended|closed|until|used to|not|no|never|nor|neither|father|dad|mother|mum|brother|"
    r"sister|sibling|uncle|aunt|cousin|parents?|stepfather|partner|friend|visit\w*|at risk of|avoid\w*)\b"
)
_DENIED = re.compile(r"(?i)\b(?:no|not|never|nor|neither|none)\b")


class StatusOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of a looked-after child's legal status, and of the link to the personal education plan."""

    status: tuple[str, ...]
    link: tuple[str, ...]


class AgreedOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that name a commissioner or say that the provision is agreed."""

    unless: tuple[str, ...] = ()


class ConsentOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The plans that need consent to be mentioned, and the words that show it."""

    plans: tuple[str, ...]
    unless: tuple[str, ...] = ()


class DetainedOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words by which a young person is in detention, and those of the time after it."""

    detained: tuple[str, ...]
    unless: tuple[str, ...] = ()


@detector("section-beyond-k", Options)
def section_beyond_k(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each heading of a section lettered after K, which no law knows."""
    lettered = any(h.how == "letter" for s in plan.plan.sections.values() for h in s.headings)
    worded = _worded(plan.plan)
    for block in plan.plan.document.blocks if lettered else ():
        match = _LETTER.match(plain(block.text))
        if match is None or block.furniture or block.kind is BlockKind.LIST_ITEM:
            continue
        heading = block.kind is BlockKind.HEADING or (block.bold and block.cell is None)
        named = bool(match["word"]) if worded else bool(match["sign"].strip())
        if heading and named:
            yield Match(
                span=Span(block.index, 0, len(block.text)), values={"letter": match["letter"]}
            )


def _worded(plan: Plan) -> bool:
    """Say whether the plan's own headings say "Section" or "Part" before their letter."""
    texts = [h.words.text for s in plan.sections.values() for h in s.headings if h.how == "letter"]
    return any(re.match(r"(?i)\W*(?:section|part)\b", text) for text in texts)


@detector("commissioner-not-named", AgreedOptions)
def commissioner_not_named(plan: AnalysedPlan, options: AgreedOptions) -> Iterable[Match]:
    """Yield the heading of section G when it holds provision and nobody is said to have agreed it."""
    given = plan.provisions_in(*options.sections)
    section = plan.plan.sections.get(SectionId.G)
    finder = TermFinder([("unless", options.unless)])
    if section is None or not given:
        return
    inside = {i for first, last in section.stretches for i in range(first, last + 1)}
    outside = set(sections_of_blocks(plan.plan)) - inside  # other sections speak of other matters
    texts = (b.text for b in plan.plan.document.blocks if b.index not in outside)
    if not any(finder.find(text) for text in texts):
        span = section.headings[0].words.span if section.headings else given[0].statement.span
        yield Match(span=span, section=SectionId.G)


@detector("looked-after-status-missing", StatusOptions)
def looked_after_status_missing(plan: AnalysedPlan, options: StatusOptions) -> Iterable[Match]:
    """Yield the field that says a child is looked after, when status or education plan is not said."""
    flag = next(
        (f for f in plan.plan.fields if f.name == "looked_after" and _YES.match(f.value.text)), None
    )
    if flag is None or (flag.label and re.search(r"(?i)has been|ever|previous", flag.label.text)):
        return
    finder = TermFinder([("status", options.status), ("link", options.link)])
    found = {term.group for b in plan.plan.document.blocks for term in finder.find(b.text)}
    names = {"status": "legal status", "link": "personal education plan or virtual school"}
    lacking = [words for key, words in names.items() if key not in found]
    if lacking:
        yield Match(span=flag.value.span, values={"lacks": listed(lacking)})


@detector("consent-not-recorded", ConsentOptions)
def consent_not_recorded(plan: AnalysedPlan, options: ConsentOptions) -> Iterable[Match]:
    """Yield the first mention of a child in need or child protection plan with no word of consent."""
    said = [s for s in plan.plan.statements(*options.sections) if s.role not in _NOT_READ]
    excused, plans = (
        TermFinder([("unless", options.unless)]),
        TermFinder([("plans", options.plans)]),
    )
    if any(excused.find(s.text) for s in said):
        return
    for statement in said:
        for start, end in sentences(statement.text):
            text = statement.text[start:end]
            found = plans.find(text)
            if found and not _DENIED.search(text):
                base = statement.span
                at = base.start + start
                yield Match(
                    span=Span(base.block, at + found[0].start, at + found[0].end),
                    section=statement.section,
                    statement=statement.id,
                )
                return


@detector("detention-without-release", DetainedOptions)
def detention_without_release(plan: AnalysedPlan, options: DetainedOptions) -> Iterable[Match]:
    """Yield the first words that place the young person in detention, when none speaks of release."""
    released, held = TermFinder([("r", options.unless)]), TermFinder([("d", options.detained)])
    # Hardly any plan holds these words, and looking for a piece of one is cheap.
    pieces = {term.lower().split()[-1] for term in options.detained}
    for statement in plan.plan.statements(*options.sections):
        low = statement.text.lower()
        if statement.role is Role.GUIDANCE or not any(piece in low for piece in pieces):
            continue
        for start, end in sentences(statement.text):
            text = statement.text[start:end]
            found = held.find(text)
            if not found or _PAST_OR_OTHER.search(text):
                continue
            if any(released.find(block.text) for block in plan.plan.document.blocks):
                return
            base = statement.span
            at = base.start + start
            span = Span(base.block, at + found[0].start, at + found[0].end)
            yield Match(span=span, section=statement.section, statement=statement.id)
            return
