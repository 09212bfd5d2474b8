"""The advice that Section K lists: what kind each piece is, who wrote it, in what post, and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from ehcp_qa.law.dates import find_dates
from ehcp_qa.model.document import Document
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Advice, AdviceKind, Role, Section, SectionId, Statement, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.terms import TermFinder
from ehcp_qa.recognise.draft import trimmed
from ehcp_qa.recognise.field_labels import FieldLabels

_WORD = r"[A-Z][\w'’.-]*"
_TITLED = re.compile(
    rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Rev|Sr)\b\.?(?: (?:and|&) (?:Mrs|Ms|Mr|Dr)\b\.?)?(?:\s{_WORD}){{1,3}}"
)
# "Priya Castellane", "J Bell", "Ngozi Okonjo and Daniel Hartley": two capitals at least.
_NAMED = re.compile(rf"{_WORD}(?:(?: and| &|,)? {_WORD}){{1,6}}\Z")
_TEAM = re.compile(r"(?i)\b(?:team|service|hub|panel|clinic|department)\b")
_ORGANISATION = re.compile(
    r"(?i)\b(?:council|trust|nhs|school|academy|college|nursery|pre-?school|primary|secondary|infants?|juniors?|university|hospital|team|"
    r"services?|clinic|centre|surgery|practice|agency|authority|department|hub|ltd|limited|cic|borough|county)\b"
)
_SMALL_POST = re.compile(
    rf"{_WORD},\s+((?!form\b|dated?\b|see\b|by\b)[a-z][a-z-]+(?: [a-z][a-z'’-]+){{0,4}}(?:or|er|ist|ant|ian|man|ary))\b"
)
_PARTS = re.compile(r"\s*[,;:()/|•]\s*|\s[-–—]\s|\s+(?:by|from|of|dated|with)\s+|\n")
_NOT_HAD = re.compile(
    r"(?i)\bnot (?:yet )?(?:received|returned|available|provided|applicable|required|requested|sought|needed|involved)\b"
    r"|\bnone (?:requested|received|sought|required|available)\b|\bn/a\b|\bno (?:response|advice|report|reply)\b"
    r"|\b(?:awaited|awaiting|outstanding|to follow)\b|\Anone\Z|\bnil returns?\b|\b(?:no|nil) involvement\b|\bnothing to (?:add|report)\b"
)
# What a piece of advice is on paper. A cell that says it is the piece; "Eyes" beside it is its subject.
_PAPER = re.compile(
    r"(?i)\b(?:reports?|letters?|emails?|notes?|forms?|statements?|summar(?:y|ies)|records?|assessments?|plans?|questionnaires?|"
    r"profiles?|minutes|advice|views|information|reviews?|telephone call|phone call|conversation)\b"
)
# Capitals that begin a title of advice and no name.
_NOT_A_NAME = re.compile(
    r"(?i)\b(?:report|assessment|advice|review|plan|profile|outreach|portage|programme|letter|summary|therapy|support|early|help|local|"
    r"visit|annual|action|views?|information|statement|form|meeting|checklist|record|appendix|annex|yes|no|private|specialist|behaviour|autism|"
    r"home|language|inclusion|learning|received|date|name|child|young|person)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BY_TITLE = "medical_by_title"  # words that tell health advice as a title, and elsewhere a trust
# Groups of the lexicon that stand for kinds of other names.
_STANDS_FOR = {
    _BY_TITLE: (AdviceKind.MEDICAL,),
    "sensory": (AdviceKind.HEARING, AdviceKind.VISION),  # one service for both
}
# Facts of the child, the plan or its writer that a stray line may state under the list.
_OF_THE_PLAN = frozenset(
    {
        "child_name", "known_as", "date_of_birth", "age", "year_group", "upn", "nhs_number", "address", "status",
        "draft_date", "plan_date", "issue_date", "review_date", "respond_by", "officer_name", "signature", "signed_date",
    }
)  # fmt: skip
# "audiological scientist D. Pratt": the name follows the post with nothing between them.
_POST_FIRST = re.compile(r"(?:[a-z][\w'’-]*\s+)+(?=[A-Z])")
# Kinds whose name is itself a profession or a standing, so that the post need not be said again.
_TELLS_THE_POST = frozenset(AdviceKind) - {AdviceKind.EDUCATION, AdviceKind.SOCIAL_CARE}


@dataclass(frozen=True, slots=True)
class _Terms:
    """Finders of the kinds of advice and of posts."""

    kinds: TermFinder
    posts: TermFinder


def advice_list(
    document: Document, sections: Mapping[SectionId, Section], lexicons: Lexicons
) -> tuple[Advice, ...]:
    """Return each piece of advice that Section K lists, in reading order."""
    section = sections.get(SectionId.K)
    terms, labels = _terms(lexicons), FieldLabels(lexicons["front_labels"])
    advice = [s for s in section.statements if s.role is Role.ADVICE] if section else []
    listed = [s for s in advice if not _of_the_plan(s, labels, terms)]
    if not section or not listed:
        return ()
    headings = {h.words.span.block for h in section.headings}
    sharing = Counter(_row(document, s) for s in listed)
    made = []
    for statement in listed:
        row = _row(document, statement)
        beside = _beside(document, statement, row, headings) if sharing[row] == 1 else ()
        own = Words(statement.text, statement.span)
        shared = _shared_date(document, statement)
        made.append(
            _advice(statement, (*_label(document, statement), own, *beside, *shared), terms)
        )
    return tuple(made)


def _terms(lexicons: Lexicons) -> _Terms:
    kinds, roles = lexicons["advice_kinds"], lexicons["roles"]
    people = ("person", lexicons["role_heads"].groups["person"])
    return _Terms(
        TermFinder(sorted(kinds.groups.items())),
        TermFinder([*sorted(roles.groups.items()), people]),
    )


def _row(document: Document, statement: Statement) -> tuple[int, int]:
    """Return the table row of a statement; a line of its own counts as a row of its own."""
    cell = document.blocks[statement.span.block].cell
    return (cell.table, cell.row) if cell else (-1, statement.span.start + statement.span.block)


def _beside(
    document: Document, statement: Statement, row: tuple[int, int], headings: set[int]
) -> tuple[Words, ...]:
    """Return the other lines of the row that a statement stands in."""
    found = (
        trimmed(block)
        for block in document.blocks
        if block.cell and (block.cell.table, block.cell.row) == row
        if block.index != statement.span.block and block.index not in headings
    )
    return tuple(words for words in found if words)


def _of_the_plan(statement: Statement, labels: FieldLabels, terms: _Terms) -> bool:
    """True for a fact of the child or the plan ("Date of birth: 3 May 2014"), which is no advice."""
    label, colon, _ = statement.text.partition(":")
    return (
        bool(colon) and labels.name(label) in _OF_THE_PLAN and not terms.kinds.find(statement.text)
    )


def _label(document: Document, statement: Statement) -> Iterator[Words]:
    """Yield the label that a statement's line begins with ("Parents' views:")."""
    span = statement.span
    text = document.blocks[span.block].text[: span.start]
    if text.rstrip().endswith(":"):
        yield Words(text, Span(span.block, 0, span.start))


def _shared_date(document: Document, statement: Statement) -> Iterator[Words]:
    """Yield the year that a line gives before its colon, for all that it lists ("Advice of 2017: …")."""
    span = statement.span
    head, colon, _ = document.blocks[span.block].text[: span.start].partition(":")
    if colon and (year := _YEAR.search(head)):
        yield Words(year[0], Span(span.block, *year.span()))


def _advice(statement: Statement, said: Sequence[Words], terms: _Terms) -> Advice:
    """Return what an entry's words tell; its title, or the label of its line, comes first."""
    pieces = [Words(plain(words.text), words.span) for words in said]
    kinds = _kinds(pieces, terms)
    dated, day = _dated(pieces)
    parts = [part for piece in (*pieces[1:], pieces[0]) for part in _parts(piece)]
    family = _family(pieces, terms) if AdviceKind.FAMILY in kinds else None
    return Advice(
        statement=statement.id,
        span=_title(statement, pieces, terms),
        words=" · ".join(piece.text for piece in pieces),
        kinds=kinds,
        author=_author(parts, terms) or family,
        role=_post(pieces, kinds, terms) or family,
        dated=dated,
        day=day,
        given=not any(_NOT_HAD.search(piece.text) for piece in pieces),
    )


def _title(statement: Statement, pieces: Sequence[Words], terms: _Terms) -> Span:
    """Return where it says what paper it is, if the line itself gives no more than its subject."""
    own = statement.text
    if _PAPER.search(own) or terms.kinds.find(own) or terms.posts.find(own):
        return statement.span
    cells = (p for p in pieces if p.span.block != statement.span.block)
    papers = (p.span for p in cells if _PAPER.search(p.text) and not _TITLED.search(p.text))
    return next(papers, statement.span)


def _kinds(pieces: Sequence[Words], terms: _Terms) -> tuple[AdviceKind, ...]:
    """Return the kinds that the title tells, or else those that the rest of the row does."""
    title = {term.group for term in terms.kinds.find(pieces[0].text)}
    rest = {t.group for piece in pieces for t in terms.kinds.find(piece.text)} - {_BY_TITLE}
    return _meant(title) or _meant(rest)


def _meant(groups: AbstractSet[str]) -> tuple[AdviceKind, ...]:
    own = {kind for kind in AdviceKind if kind.value in groups}
    return tuple(sorted(own.union(*(_STANDS_FOR.get(group, ()) for group in groups))))


def _dated(pieces: Sequence[Words]) -> tuple[Words | None, date | None]:
    """Return the words of the date and its last day; a cell of its own before the title's."""
    for piece in (*pieces[1:], pieces[0]):
        if spans := find_dates(piece.text):
            return _cut(piece, spans[-1].start, spans[-1].end), spans[-1].last
    for piece in pieces:
        if year := _YEAR.search(piece.text):
            return _cut(piece, *year.span()), date(int(year[0]), 12, 31)
    return None, None


def _parts(piece: Words) -> Iterator[Words]:
    """Yield the parts of a line between commas, brackets and dashes."""
    start = 0
    for gap in (*_PARTS.finditer(piece.text), None):
        end = gap.start() if gap else len(piece.text)
        if piece.text[start:end].strip():
            yield _cut(piece, start, end)
        start = gap.end() if gap else end


def _author(parts: Sequence[Words], terms: _Terms) -> Words | None:
    """Return the first name of a person, or failing that of a team."""
    for part in parts:
        if titled := _TITLED.search(part.text):
            return _cut(part, *titled.span())
    for part in parts:
        for name in (part, _after_the_post(part)):
            if _NAMED.match(name.text) and not _names_no_person(name.text, terms):
                return name
    return next((part for part in parts if _TEAM.search(part.text)), None)


def _after_the_post(part: Words) -> Words:
    post = _POST_FIRST.match(part.text)
    return _cut(part, post.end() if post else 0, len(part.text))


def _names_no_person(text: str, terms: _Terms) -> bool:
    if _NOT_A_NAME.search(text) or _ORGANISATION.search(text) or find_dates(text):
        return True
    return bool(terms.kinds.find(text) or terms.posts.find(text))


def _post(pieces: Sequence[Words], kinds: Sequence[AdviceKind], terms: _Terms) -> Words | None:
    """Return the words that give a post, an organisation or a profession."""
    for piece in (*pieces[1:], pieces[0]):
        if posts := terms.posts.find(piece.text):
            return _cut(piece, posts[0].start, posts[0].end)
        if place := _ORGANISATION.search(piece.text):
            return _cut(piece, *place.span())
    for piece in pieces[
        1:
    ]:  # "R. Tunde, early help assessor": a post in small letters, after the name
        if post := _SMALL_POST.search(piece.text):
            return _cut(piece, *post.span(1))
    if _TELLS_THE_POST & set(kinds):
        return next(
            _cut(piece, t.start, t.end) for piece in pieces for t in terms.kinds.find(piece.text)
        )
    return None


def _family(pieces: Sequence[Words], terms: _Terms) -> Words | None:
    """Return the words that say it is the family's own advice, who are its authors."""
    said = ((p, t) for p in pieces for t in terms.kinds.find(p.text))
    return next((_cut(p, t.start, t.end) for p, t in said if t.group == AdviceKind.FAMILY), None)


def _cut(piece: Words, start: int, end: int) -> Words:
    base = piece.span
    return Words(piece.text[start:end], Span(base.block, base.start + start, base.start + end))
