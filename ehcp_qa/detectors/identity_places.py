"""Another council or another school than those that the plan is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.nlp.sentences import sentences

_WORD = r"[A-Z][\w'’-]+"
_JOIN = r"(?:(?:of|and|upon|on|the|in|le|with|&) )?"
_COUNCIL = re.compile(
    rf"\b(?P<name>{_WORD}(?: {_JOIN}{_WORD}){{0,4}}?) (?:(?:County|City|Borough|Metropolitan|District|"
    r"Unitary|London) )*(?P<kind>Council(?! (?:for|of|on)\b)|Local Authority|LA)(?:['’]s)?(?![\w-])"
)
_NO_COUNCIL = re.compile(
    r"\b(?:School|Youth|Student|Pupil|Parish|Town|Medical|Midwifery|Teaching|Research|Professions?|Arts|British|Sports|Children|"
    r"Community|Parent|National|Local|The|This|That|Each|Your|Our|His|Her|Home|Former|Previous)\Z"
)
_KINDS_OF_COUNCIL = re.compile(
    r"\b(?:The|London|Royal|County|City|Borough|Metropolitan|District|Unitary|of|and)\b"
)
_SCHOOL = re.compile(
    rf"\b(?P<name>(?:St\.? )?{_WORD}(?: {_JOIN}{_WORD}){{0,4}}?) (?P<kind>School|Academy|College|Nursery)\b"
)
_KINDS_OF_SCHOOL = re.compile(
    r"\b(?:Primary|Secondary|Junior|Juniors|Infant|Infants|High|Community|Special|Grammar|Nursery|Church|"
    r"England|Catholic|CE|RC|Voluntary|Free|First|Middle|Upper|Lower|Preparatory|Sixth|Form|of|and|the|"
    r"The|Mainstream|Independent|Virtual|Sunday|Forest|Beach|Holiday|Summer|Breakfast|After|Saturday|"
    r"Stage|Drama|Dance|Riding|Hospital|Local|This|Each|His|Her|My|Residential|Maintained|Further|"
    r"Education|Specialist|Day|Night|Boarding|Home|New|Old|Next|Big|Pre|All|Any|At|In|For|When|Since|"
    r"Technical|Agricultural|Royal|Medical|Every|Special|Language|Supplementary|Sports?|Art|Music)\b"
)
# A place before this one, after it, beside it or lending a hand: mentioned with good reason.
_WITH_REASON = re.compile(
    r"\b(?:was|were|had|attended|went|previous\w*|former\w*|until|since|moved|moving|moves?|"
    r"transferr\w*|transfers?|joined|left|lived|born|next|will (?:start|move|go|visit)|visits?|visited|visiting|transition|"
    r"links?|linked|sixth form|from|outreach|based|base|run|runs|training|brothers?|sisters?|siblings?|cousins?|"
    r"friends?|mother|father|parents?|neighbouring|placing|placed|home authority|maintained by|hosted?|"
    r"pool|swimming|club|music|course|taster|open day|preference|prefers?|applied|apply|offered|choir|"
    r"partnership|jointly|shared|report|reported|assess\w*|commission\w*|on behalf)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A council or school as a block names it; ``own`` are the words that tell it from others."""

    words: str
    own: str
    span: Span
    sentence: str
    section: SectionId | None
    furniture: bool


@detector("other-council", Options)
def other_council(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each council, and each school, that the plan speaks of as if it were its own."""
    yield from _others(plan.plan, "council", _councils(plan.plan))
    yield from _others(plan.plan, "school", _schools(plan.plan))


def _others(plan: Plan, what: str, places: tuple[_Place, ...]) -> Iterator[Match]:
    home = _home(plan, what, places)
    if not home:
        return
    known = {_key(place.own) for place in home} | {
        _key(p.own) for p in places if p.section in (SectionId.A, SectionId.I, SectionId.K)
    }
    seen: set[str] = set()
    for place in places:
        key = _key(place.own)
        inside = place.section is not None or place.furniture
        if not inside or key in known or key in seen or _WITH_REASON.search(place.sentence):
            continue
        if any(set(key.split()) & set(other.split()) for other in known):
            continue  # "Bramble Lane" for "Bramble Lane Primary", "Kelder Valley" for "Kelder"
        seen.add(key)
        yield Match(span=place.span, values={"what": what, "home": home[0].words})


def _home(plan: Plan, what: str, places: tuple[_Place, ...]) -> tuple[_Place, ...]:
    """Return the plan's own council or schools: those of the front, else the council most named."""
    front = tuple(p for p in places if p.section is None and not p.furniture)
    if what == "school":
        fields = {f.value.span.block for f in plan.fields if f.name == "setting"}
        stated = any(p.span.block in fields for p in places)
        return front if stated else ()
    if front:
        return front
    named = Counter(p.own for p in places)
    most = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    if not most or most[0][1] < 2 or (len(most) > 1 and most[1][1] == most[0][1]):
        return ()
    return tuple(p for p in places if p.own == most[0][0])[:1]


def _councils(plan: Plan) -> tuple[_Place, ...]:
    return tuple(_places(plan, _COUNCIL, _KINDS_OF_COUNCIL, _NO_COUNCIL))


def _schools(plan: Plan) -> tuple[_Place, ...]:
    return tuple(_places(plan, _SCHOOL, _KINDS_OF_SCHOOL, re.compile(r"(?!)")))


def _places(
    plan: Plan, form: re.Pattern[str], kinds: re.Pattern[str], never: re.Pattern[str]
) -> Iterator[_Place]:
    sections = sections_of_blocks(plan)
    for block in plan.document.blocks:
        spans: tuple[tuple[int, int], ...] | None = None
        for found in form.finditer(block.text):
            own = " ".join(kinds.sub(" ", found["name"]).split())
            if not own or never.search(found["name"]):
                continue
            spans = sentences(block.text) if spans is None else spans
            sentence = next(
                (block.text[a:b] for a, b in spans if a <= found.start() < b), block.text
            )
            span = Span(block.index, found.start("name"), found.end("kind"))
            yield _Place(
                found.group(), own, span, sentence, sections.get(block.index), block.furniture
            )


def _key(name: str) -> str:
    return " ".join(re.findall(r"[a-z]+", re.sub(r"['’]s?\b", "", name.lower())))
