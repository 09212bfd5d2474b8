"""What section I says of the school or other institution before the plan is final."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Role, SectionId, Statement
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

_KIND = (
    r"(?:School|Academy|College|Primary|Secondary|Nursery|Infants?|Juniors?|High|Grammar|"
    r"Sixth[ -]Form|Pre-?school|Kindergarten|Centre|Center|Campus|PRU|Education)"
)
_WORD = r"(?:St\.?|[A-Z][\w'’.-]*)"
_NAME = re.compile(
    rf"\b(?:{_WORD} (?:of |the |and |& |upon |on )*){{1,6}}?{_KIND}\b"
    rf"(?: (?:of |for |and |& )*{_WORD})*"
    rf"|\b{_KIND} of {_WORD}(?: {_WORD})*"
)
_LABEL = re.compile(
    r"\s*(?:name(?: of)?|(?:named )?(?:school|setting|placement|institution|college))\b[^:]*:\s*",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_WORD}(?: (?:of |the |and |& )?{_WORD}){{0,4}}\.?\Z")
# Words of a form's titles and of types, which carry no name by themselves.
_FORM_WORD = re.compile(
    r"(?:name|type|school|setting|placement|institution|college|academy|nursery|primary|secondary|"
    r"of|the|and|or|named|none|not|n/a|tb[ca]|section|draft|blank|final|plan|education|educational|"
    r"special|mainstream|maintained|independent|local|authority|council|sixth|form|centre|part|i|"
    r"post-16|high|infants?|juniors?|other|early|years|provider|unit|resourced|provision|specialist|"
    r"non-maintained|resource|base|further|grammar|boarding|residential|pending|confirmed|nil|yet|"
    r"determined|your|our|choice|decided|details|will|be|to|in|on|by|at|for|with|added|completed|"
    r"specified|available|parental|preference|awaiting|awaited|agreed|see|page|letter|attached|"
    r"above|below|later|as|per|current|not-applicable|applicable|finalised|stage|consultation|"
    r"under|review|required|request|requested|blank|left|day|once|after|when|following)"
)
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
_AT_PRESENT = re.compile(
    r"\b(?:at present|current(?:ly)?|presently|now attends|attends now)\b", re.IGNORECASE
)
_UNTICKED = re.compile(r"[☐□◻○]|\[ ?\]")
_NOT_READ = (Role.NIL, Role.GUIDANCE)


class TypesOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The phrases that say what type of school or other institution it is."""

    types: tuple[str, ...]


@detector("institution-named", Options)
def institution_named(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield the first name of a school or other institution in each statement of section I.

    The school attended now is milder: it need not be the one that the plan will name.
    """
    for statement, start, text in _told(plan):
        if name := name_in(text):
            severity = Severity.WARNING if _AT_PRESENT.search(text) else None
            yield _match(statement, start + name[0], start + name[1], severity)


@detector("institution-type", TypesOptions)
def institution_type(plan: AnalysedPlan, options: TypesOptions) -> Iterable[Match]:
    """Yield the first type of school or other institution in each statement of section I."""
    finder = TermFinder([("types", options.types)])
    for statement, start, text in _told(plan):
        if _UNTICKED.search(text):
            continue
        label = _ANY_LABEL.match(text)
        hidden = [(0, label.end())] if label else []
        hidden.extend([name] if (name := name_in(text)) else [])
        if found := finder.find(_blanked(text, hidden)):
            severity = Severity.WARNING if _AT_PRESENT.search(text) else None
            yield _match(statement, start + found[0].start, start + found[0].end, severity)


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


def name_in(text: str, *, labelled: bool = True) -> tuple[int, int] | None:
    """Return where a proper name of an institution stands: by its school word, or as a whole value.

    With ``labelled`` false a whole value of capitals alone is no name.
    """
    for found in _NAME.finditer(text):
        if _has_name(found.group()) and not _is_council(found.group()):
            return found.start(), found.start() + len(found.group().rstrip("."))
    if not labelled:
        return None
    label = _LABEL.match(text)
    start = label.end() if label else 0
    value = text[start:].strip()
    if _BARE.match(value) and _has_name(value):
        at = text.index(value, start)
        return at, at + len(value.rstrip("."))
    return None


def _has_name(words: str) -> bool:
    """Say whether any of these words is more than a word of a form."""
    return any(not _FORM_WORD.fullmatch(w.strip(".,").lower()) for w in words.split())


def _is_council(name: str) -> bool:
    return bool(re.search(r"\b(?:Council|Authority|Department|Service|Act|Code|Health)\b", name))


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
