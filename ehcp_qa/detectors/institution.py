"""What section I says of the school or other institution before the plan is final."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.analyse.school_names import name_in
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Role, SectionId, Statement
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

# Wording about any plan: the law's, the family's right to ask, and what is still to be filled in.
_ABOUT_ANY_PLAN = re.compile(
    r"name and(?:/or)? type|name,? (?:or|and) type|type of (?:school|setting|placement|"
    r"institution|provision) (?:will|is|to|must|should|cannot|can't)|no such (?:school|institution)|"
    r"to be attended|\b(?:you|parents?|carers?|family|young pe\w+|mother|father)\b[^.]*"
    r"\b(?:may|can|could|have the right|has the right|are able|is able|right to|invited to|"
    r"asked? to|asked? for)\b|"
    r"right to (?:ask|request|express)|(?:request|express|representations?)\b[^.]*\b(?:particular|"
    r"preference|school|placement)|section 41|s\.? ?38|to be (?:completed|confirmed|named|decided|"
    r"determined|added|agreed)|will (?:not )?be (?:completed|confirmed|named|decided|determined|"
    r"added|agreed|specified|left|filled)|left blank|must not|cannot be (?:named|specified)|"
    r"once the plan|when the plan is final|\bconsult(?:ed|ing|ation)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\bEOT[AI]S\b|education otherwise than|section 61|\bs\.? ?61\b|electively home educated",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(r"\s*[A-Z][^:.]{2,50}:\s+(?=\S)")
# "Tia's place is at St Bede's", "goes on at Larkrise": a name that no word such as School tells.
_PLACED_AT = re.compile(
    r"\b(?i:place|placed|stays?|remains?|continues?|go(?:es)? on|attends?|attend|educated|taught|moves?|transfers?|starts?|goes)\b[^.;:]{0,30}?"
    r"\b(?:at|to|attends?)\s+(?P<name>(?:St\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
_NO_PLACE = re.compile(
    r"(?:Easter|Christmas|Whitsun|Michaelmas|Mediation|Tribunal|Year|Key|Reception|Nursery|Section|Part|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Mr|Mrs|Ms|Dr|I|The|A|An)\b"
)
_OF_COUNCIL = re.compile(r"\b(?:Council|Authority|Service|Team|Panel|Hospital|Court)\b")
_AT_PRESENT = re.compile(
    r"\b(?:at present|current(?:ly)?|presently|now attends|attends now)\b", re.IGNORECASE
)
_UNTICKED = re.compile(r"[☐□◻○]|\[ ?\]")
_NOT_READ = (Role.NIL, Role.GUIDANCE)


# Between what kind it is and what it is: "an ordinary, all-through local primary".
_WITH_A_BASE = (
    r" with (?:an? |its own )?(?:[\w-]+ ){0,3}?(?:base|unit|provision|hub|department|resource)"
)
_BETWEEN = r"(?:[ ,/&-]+(?!(?:is|are|was|will|has|for|to|of|who|that|which|in|at|on|with|or|from|education\w*)\b)[\w'’-]+){0,3}?[ ,/-]+"
# "Special educational needs": no type of school.
_OTHER_SENSE = re.compile(r"\W+(?:educational|education) (?:needs?|provision)\b", re.IGNORECASE)
# "No special unit" tells of none, and "which schools are near" of no one kind.
_NONE_OF = re.compile(
    r"\b(?:no|not|without|any|which|whichever|what)\b(?: \w+){0,2} \Z", re.IGNORECASE
)


class TypesOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The phrases that say what type of school or other institution it is.

    ``kinds`` are words that say what kind, and ``institutions`` what they are said of, with
    little between ("an ordinary local primary").
    """

    types: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()


@detector("institution-named", Options)
def institution_named(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield the first name of a school or other institution in each statement of section I.

    The school attended now is milder: it need not be the one that the plan will name.
    """
    for statement, start, text in _told(plan):
        if name := name_in(text) or _placed_at(text, plan.plan.child.first_name):
            severity = Severity.WARNING if _AT_PRESENT.search(text) else None
            yield _match(statement, start + name[0], start + name[1], severity)


@detector("institution-type", TypesOptions)
def institution_type(plan: AnalysedPlan, options: TypesOptions) -> Iterable[Match]:
    """Yield the first type of school or other institution in each statement of section I."""
    finder = TermFinder([("types", options.types)])
    described = _described(options)
    for statement, start, text in _told(plan):
        if _UNTICKED.search(text):
            continue
        label = _ANY_LABEL.match(text)
        hidden = [(0, label.end())] if label else []
        hidden.extend([name] if (name := name_in(text)) else [])
        shown = _blanked(text, hidden)
        spans = [(term.start, term.end) for term in finder.find(shown)]
        spans.extend(m.span() for m in described.finditer(shown))
        told = [span for span in spans if _is_told(shown, span)]
        if told:
            severity = Severity.WARNING if _AT_PRESENT.search(text) else None
            first, last = min(told, key=lambda span: (span[0], -span[1]))
            yield _match(statement, start + first, start + last, severity)


def _is_told(text: str, span: tuple[int, int]) -> bool:
    """True for a type that the sentence does not deny or only ask about."""
    return not _NONE_OF.search(text[: span[0]]) and not _OTHER_SENSE.match(text[span[1] :])


def _described(options: TypesOptions) -> re.Pattern[str]:
    """Return the pattern of an institution with a word that says what kind it is."""
    if not options.kinds or not options.institutions:
        return re.compile(r"(?!)")
    kinds, institutions = (
        "|".join(re.escape(w).replace(r"\-", "[ -]?") for w in sorted(words, key=len, reverse=True))
        for words in (options.kinds, options.institutions)
    )
    with_base = rf"(?:{institutions})s?{_WITH_A_BASE}s?"
    return re.compile(
        rf"\b(?:(?:{kinds}){_BETWEEN}(?:{institutions})s?|{with_base})\b", re.IGNORECASE
    )


def _placed_at(text: str, child: str) -> tuple[int, int] | None:
    """Return where a sentence names the place that somebody stays at or goes to."""
    for found in _PLACED_AT.finditer(text):
        words = found["name"].split()
        place = not _NO_PLACE.match(found["name"]) and not _OF_COUNCIL.search(found["name"])
        if words[0] != child and place:
            return found.span("name")
    return None


def _told(plan: AnalysedPlan) -> Iterator[tuple[Statement, int, str]]:
    """Yield the sentences of section I that speak of this plan's placement, with where they start."""
    said = [s for s in plan.plan.statements(SectionId.I) if s.role not in _NOT_READ]
    if any(_OTHERWISE.search(s.text) for s in said):
        return
    for statement in said:
        for start, end in sentences(statement.text):
            text = statement.text[start:end]
            if not _ABOUT_ANY_PLAN.search(text):
                yield statement, start, text


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _match(statement: Statement, start: int, end: int, severity: Severity | None) -> Match:
    base = statement.span
    return Match(
        span=Span(base.block, base.start + start, base.start + end),
        section=SectionId.I,
        statement=statement.id,
        severity=severity,
    )
