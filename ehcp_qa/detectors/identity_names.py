"""Another child's name, left over from another plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.nlp.sentences import sentences

# In these sections a plan speaks of its own child; I to K speak of schools, money and authors.
_ABOUT_THE_CHILD = frozenset(SectionId) - {SectionId.I, SectionId.J, SectionId.K}
# So many times over it is no friend of whom Section A tells, nor a pupil who helps this child.
_BEYOND_DOUBT = 3
_SAME_START = 3  # "Sam" and "Samuel", "Alex" and "Alexandra" are one child
_CLOSE_SPELLING = 75  # "Maya" and "Maia": a slip of spelling, which is another rule's business
_NEAR = 120  # characters: who somebody is stands this close to the name
_NAME = re.compile(r"(?<![\w'’-])[A-Z][a-zà-öø-ÿ]+(?:[-'’][A-Z][a-zà-öø-ÿ]+)?(?![\w-])")

# What plans say of the child they are about, and hardly of anybody else.
_OF_THE_CHILD = re.compile(
    r"(?:needs (?!to be (?:on|in|at|out|the|an?|used|moved|added|placed|kept|switched|turned|there|"
    r"available)\b)|requires\b|struggles|finds (?:it |this |that )?(?:hard|difficult|\w+ (?:hard|difficult))|"
    r"has (?:difficult\w*|a diagnosis|been diagnosed|needs|delayed|poor|limited|significant|autism|adhd|"
    r"identified|no identified|special)|is (?:easily|unable|not yet able|able to|working (?:at|below)|"
    r"anxious|sensitive|delayed|behind|reading|diagnosed|a (?:[\w-]+,? ){0,4}(?:boy|girl|child|"
    r"young|student|pupil|teenager|toddler))|was born|lives with|cannot|can (?:now )?(?:read|write|count|say|"
    r"follow|become|find|name|use)|does not (?:yet )?\w+|will (?:be able|receive|be supported|be given|"
    r"be taught|be provided|have (?:access|opportunit\w*)|need|benefit|require|independently|read|write|"
    r"use|ask|tell|say|join|take|choose|follow|complete|manage|be (?:changed|toileted|dressed|fed|"
    r"lifted|hoisted|transferred|taken (?:to|out)|seated|weighed|shown|withdrawn|reminded|prompted|"
    r"encouraged|helped|assessed|taught|collected|escorted))|is (?:changed|toileted|hoisted|fed|"
    r"taught|prompted|reminded|withdrawn)|would benefit|should (?:be|have)|"
    r"(?:often |usually |sometimes )?(?:becomes?|forgets|loses|avoids|responds|enjoys|communicates|"
    r"attends|presents|experiences|demonstrates|displays|benefits|learns|understands|relies)|"
    r"leaves out|tires|worries)\b",
    re.IGNORECASE,
)
_THINGS_OF_THE_CHILD = re.compile(
    r"['’]s? (?:special|needs?|difficult\w+|speech|language|learning|attention|anxiety|behaviour|"
    r"progress|attainment|communication|understanding|memory|vocabulary|reading|writing|"
    r"handwriting|spelling|literacy|numeracy|maths|social|emotional|sensory|physical|mental|motor|"
    r"fine|gross|self-\w+|confidence|independence|strengths?|outcomes?|aspirations?|views?|parents?|"
    r"family|mother|mum|father|dad|teachers?|ehc|ehcp|plan|education|health|provision|timetable|"
    r"concentration|emotions?|feelings|skills|hearing|vision|diagnosis|autism|adhd|key)\b",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"\b(?:help|helps|support|supports|enable|enables|encourage|teach|remind|prompt|allow|give|for) "
    r"\Z",
    re.IGNORECASE,
)
_HELPED_TO = re.compile(r" to [a-z]+\b", re.IGNORECASE)

_KIN = (
    r"(?:mother|mum|mummy|mam|father|dad|daddy|parents?|carers?|brothers?|sisters?|siblings?|twins?|"
    r"grandmother|grandma|granny|gran|nan|nana|nanny|grandad|grandpa|grandfather|grandparents?|aunt\w*|"
    r"uncle|cousins?|step\w+|foster \w+|guardian|wife|husband|partner|friends?|mates?|classmates?|peers?|"
    r"pupils?|children|boys?|girls?|babies|baby|son|daughter|nephew|niece|dogs?|puppy|cats?|kitten|rabbit|"
    r"hamster|guinea pigs?|pony|horse|pets?|fish|doll|teddy|toy|character|brother and sister)"
)
_POST = (
    r"(?:teachers?|head\w*|tutors?|assistants?|TAs?|LSAs?|HLTA|ELSA|SENCO|SENDCo|mentors?|therapists?|"
    r"psychologists?|nurse|doctor|consultant|paediatrician|worker|caseworker|officer|coordinator|"
    r"co-ordinator|manager|lead|practitioner|advis[eo]r|coach|counsellor|audiologist|dietitian|"
    r"physiotherapist|physio|OT|SaLT|SALT|EP|PA|key person|keyworker|author|social worker|escort|driver|"
    r"librarian|trainer|interpreter|personal assistant|staff)"
)
_BEFORE = re.compile(
    rf"\b(?:{_KIN}|{_POST})(?: (?:is|are|was|were|called|named|known as|like|such as|including|with|"
    rf"from|and|or|older|younger|both))*[ ,:(–-]*(?:(?:is|are) )?"
    r"(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:,? (?:and|or|&) |, |/))*\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?: [A-Z][\w'’-]+)*[ ,(–-]+(?:(?:and|or) [A-Z]\w+[ ,(–-]+)?(?:(?:who )?(?:is|are|was|were) )?"
    rf"(?:(?:his|her|their|my|our|the|a|an|aged?|\d+|one of|[A-Z]\w+['’]s) )*"
    rf"(?:[\w-]+ ){{0,2}}?(?:{_KIN}|{_POST})\b",
)
_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Nurse|St|Saint|Uncle|Aunt\w*|"
    r"Nan|Nana|Gran\w*|Year|Auntie)\.? (?:[A-Z]\w+ )?\Z"
)
_PLACE_AFTER = re.compile(
    r"(?:['’]s)?(?: [A-Z][\w'’-]+){0,2} (?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|House|Hall|Park|Row|"
    r"Terrace|Place|Square|Gardens|School|Academy|College|Primary|Infant\w*|Junior\w*|Nursery|Hospital|"
    r"Surgery|Clinic|Centre|Class|Room|Team|Group|Trust|Foundation|University|Ward|Wing|Unit|Base|"
    r"Council|District|Library|Station|class|room|group|house|ward)\b"
)
_PRODUCT_AFTER = re.compile(
    r"(?:['’]s?)? (?:[A-Z][a-z]+|therapy|programme|approach|method|scheme|app|test|scale|software|"
    r"matrices|assessment|chart|model|syndrome|disease|words|board|box|stories)\b"
)


class OtherNameOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Given names, sets of short forms, and names that programmes and stories go by."""

    names: tuple[str, ...]
    unless_short_for: tuple[tuple[str, ...], ...] = ()
    unless_product: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a block, and whether the words round it speak of it as the plan's own child."""

    name: str
    span: Span
    sentence: str
    section: SectionId | None
    as_child: bool
    explained: bool


@detector("other-name", OtherNameOptions)
def other_name(plan: AnalysedPlan, options: OtherNameOptions) -> Iterable[Match]:
    """Yield each other given name that the plan speaks of as if it were the child."""
    names = frozenset(options.names) - frozenset(options.unless_product)
    mentions = tuple(_mentions(plan.plan, names))
    own = _own_names(plan.plan, mentions)
    if not own:
        return
    known = _listed_people(plan.plan, names) | _somebody_else(mentions, own)
    for mention in mentions:
        if not mention.as_child or mention.name in known:
            continue
        if not _is_own(mention.name, own, options.unless_short_for):
            others = _others(mention, mentions)
            yield Match(span=mention.span, values={"child": own[0]}, related=others)


def _somebody_else(mentions: tuple[_Mention, ...], own: tuple[str, ...]) -> set[str]:
    """Return the names that the plan itself shows to be other people.

    They are introduced as family, friends or staff, or they stand beside the child in a sentence,
    or only Section A speaks of them.
    """
    mine = frozenset(part for name in own for part in re.split(r"[\s-]", name))
    often = Counter(m.name for m in mentions if m.as_child)
    found = {m.name for m in mentions if m.explained}
    for mention in mentions:
        beside = mention.name not in mine and mine & frozenset(_NAME.findall(mention.sentence))
        told = mention.section is SectionId.A and mention.as_child
        if (beside or told) and often[mention.name] < _BEYOND_DOUBT:
            found.add(mention.name)
    return found


def _others(mention: _Mention, mentions: tuple[_Mention, ...]) -> tuple[Related, ...]:
    return tuple(
        Related(m.span, "the same name again")
        for m in mentions
        if m.name == mention.name and m.span != mention.span
    )


def _mentions(plan: Plan, names: frozenset[str]) -> Iterator[_Mention]:
    sections = sections_of_blocks(plan)
    for block in plan.document.blocks:
        text = block.text
        section = sections.get(block.index)
        spans = sentences(text)
        for found in _NAME.finditer(text):
            name = found.group()
            if name not in names:
                continue
            before = text[max(0, found.start() - _NEAR) : found.start()]
            after = text[found.end() : found.end() + _NEAR]
            if _PLACE_AFTER.match(after) or _PRODUCT_AFTER.match(after):
                continue
            explained = bool(
                _BEFORE.search(before) or _AFTER.match(after) or _TITLE_BEFORE.search(before)
            ) and not re.match(r"['’]s ", after)
            yield _Mention(
                name=name,
                span=Span(block.index, found.start(), found.end()),
                sentence=next((text[a:b] for a, b in spans if a <= found.start() < b), text),
                section=section,
                as_child=section in _ABOUT_THE_CHILD and not explained and _as_child(before, after),
                explained=explained,
            )


def _as_child(before: str, after: str) -> bool:
    if _THINGS_OF_THE_CHILD.match(after):
        return True
    if after.startswith(" ") and _OF_THE_CHILD.match(after[1:]):
        return True
    return bool(_HELPED.search(before) and _HELPED_TO.match(after))


def _own_names(plan: Plan, mentions: tuple[_Mention, ...]) -> tuple[str, ...]:
    """Return the child's names: as the front page gives them, else the name spoken of most."""
    child = plan.child
    given = [child.first_name, *child.known_as, *child.full_name.split(), child.surname]
    stated = tuple(dict.fromkeys(n for n in given if n))
    if stated:
        return stated
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.name] = counts.get(mention.name, 0) + mention.as_child
    most = sorted(counts.items(), key=lambda item: -item[1])
    if not most or most[0][1] < 2 or (len(most) > 1 and most[1][1] * 2 > most[0][1]):
        return ()  # nothing tells which of two names is the child's
    return (most[0][0],)


def _listed_people(plan: Plan, names: frozenset[str]) -> set[str]:
    """Return the names on the front page, in section K and in the sign-off: family and authors."""
    sections = sections_of_blocks(plan)
    first = min(sections, default=0)
    listed: set[str] = set()
    for block in plan.document.blocks:
        section = sections.get(block.index)
        front = block.index < first and not block.furniture
        if front or section in (SectionId.K, SectionId.J) or (section is None and block.cell):
            listed.update(m.group() for m in _NAME.finditer(block.text) if m.group() in names)
    return listed


def _is_own(name: str, own: tuple[str, ...], short_forms: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether a name is the child's own, shortened, lengthened or misspelt."""
    from rapidfuzz.fuzz import ratio  # costs a tenth of a second, which `rules list` should not pay

    mine = [part for n in own for part in re.split(r"[\s-]", n) if part]
    for part in mine:
        if name.lower()[:_SAME_START] == part.lower()[:_SAME_START]:
            return True
        if ratio(name.lower(), part.lower()) >= _CLOSE_SPELLING:
            return True
        if any(name in forms and part in forms for forms in short_forms):
            return True
    return False
