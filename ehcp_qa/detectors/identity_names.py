"""Another child's name, left over from another plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from ehcp_qa.analyse.identity.mentions import NAME, Cue, Mention, is_relation, mentions
from ehcp_qa.analyse.identity.names import name_parts, same_child
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related, Severity
from ehcp_qa.model.plan import Plan, SectionId

# So many times over it is no friend of whom Section A tells, nor a pupil who helps this child.
_BEYOND_DOUBT = 3
_LEAST_OF_UNKNOWN = 2  # a word that is on no list of names is one when twice only a person fits


class OtherNameOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Given names, those that are also words, sets of short forms, and names that are none here.

    ``unless_product`` are names that programmes and stories go by; ``unless_term`` are other words
    that plans write with a capital letter.
    """

    names: tuple[str, ...]
    also_words: tuple[str, ...] = ()
    unless_short_for: tuple[tuple[str, ...], ...] = ()
    unless_product: tuple[str, ...] = ()
    unless_term: tuple[str, ...] = ()


@detector("other-name", OtherNameOptions)
def other_name(plan: AnalysedPlan, options: OtherNameOptions) -> Iterable[Match]:
    """Yield each other given name that the plan speaks of as if it were the child."""
    names = frozenset(options.names) - frozenset(options.unless_product)
    found = tuple(_mentions(plan.plan, names, options))
    own = _own_names(plan.plan, found, names)
    if not own:
        return
    known = _listed_people(plan.plan) | _somebody_else(found, own)
    told = _told(found, names, frozenset(options.also_words))
    for mention in found:
        if mention.name in known or mention.cue < told.get(mention.name, Cue.SURE + 1):
            continue
        if not same_child(mention.name, own, options.unless_short_for):
            weak = mention.cue is Cue.SOMEBODY  # as anybody may be spoken of who was not introduced
            yield Match(
                span=mention.span,
                values={"child": own[0]},
                related=_others(mention, found),
                severity=Severity.WARNING if weak else None,
                unsure=weak,
            )


def _mentions(plan: Plan, names: frozenset[str], options: OtherNameOptions) -> Iterable[Mention]:
    """Yield mentions of listed names, and of words that may be names since they are no others."""
    never = {word for term in options.unless_term for word in re.split(r"[\s-]", term)}
    never |= frozenset(options.unless_product)
    plain_words = {w for b in plan.document.blocks for w in re.findall(r"\b[a-z]+\b", b.text)}

    @cache
    def wanted(word: str) -> bool:
        if word in names or all(part in names for part in word.split("-")):
            return True
        common = word in never or word.lower() in never or word.lower() in plain_words
        return not common and not is_relation(word)

    yield from mentions(plan, sections_of_blocks(plan), wanted)


def _told(
    found: tuple[Mention, ...], names: frozenset[str], also_words: frozenset[str]
) -> dict[str, Cue]:
    """Return how strong a cue each name asks for before it is another child's.

    A given name that is nothing else asks for little, one that is also a word for more, and a word
    on no list must be spoken of twice as only a person is, and not only where a sentence begins.
    """
    least: dict[str, Cue] = {}
    sure = Counter(m.name for m in found if m.cue >= Cue.PERSON)
    single = {m.name for m in found if m.cue is Cue.SURE}
    capital = {m.name for m in found if not m.opens}
    for name in {m.name for m in found}:
        if name in also_words:
            least[name] = Cue.CHILD
        elif name in names or all(part in names for part in name.split("-")):
            least[name] = Cue.SOMEBODY
        elif name in capital and sure[name] >= _LEAST_OF_UNKNOWN:
            least[name] = Cue.PERSON
        elif name in single:
            least[name] = Cue.SURE
    return least


def _somebody_else(found: tuple[Mention, ...], own: tuple[str, ...]) -> set[str]:
    """Return the names that the plan itself shows to be other people, or places.

    They are introduced as family, friends or staff, or they stand beside the child in a sentence,
    or only Section A speaks of them.
    """
    mine = frozenset(own)
    often = Counter(m.name for m in found if m.cue is not Cue.NONE)
    strong = Counter(m.name for m in found if m.cue >= Cue.CHILD)
    else_than_a = {m.name for m in found if m.cue is not Cue.NONE and m.section is not SectionId.A}
    known = {m.name for m in found if m.explained}
    for mention in found:
        beside = mention.name not in mine and mine & frozenset(NAME.findall(mention.sentence))
        if beside and strong[mention.name] < _BEYOND_DOUBT:
            known.add(mention.name)
        if mention.name not in else_than_a and (
            often[mention.name] < _BEYOND_DOUBT or not strong[mention.name]
        ):
            known.add(mention.name)
    return known


def _others(mention: Mention, found: tuple[Mention, ...]) -> tuple[Related, ...]:
    return tuple(
        Related(m.span, "the same name again")
        for m in found
        if m.name == mention.name and m.span != mention.span
    )


def _own_names(plan: Plan, found: tuple[Mention, ...], names: frozenset[str]) -> tuple[str, ...]:
    """Return the child's names: as the front page gives them, else the name spoken of most.

    Where the front gives initials ("J.B.") or a blank, the text tells the name, if anything does.
    """
    stated = name_parts(plan.child)
    if any(_is_name(part) for part in stated):
        return stated
    counts = Counter(m.name for m in found if m.name in names and m.cue >= Cue.CHILD)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not most or most[0][1] < 2 or (len(most) > 1 and most[1][1] * 2 > most[0][1]):
        return ()  # nothing tells which of two names is the child's
    return (most[0][0],)


def _is_name(part: str) -> bool:
    """Say whether a word is a name in full: "Jo", but not "JB", "J.B." or "X"."""
    return bool(NAME.fullmatch(part)) and set(part.lower()) != {"x"}


def _listed_people(plan: Plan) -> set[str]:
    """Return the names on the front page, in section K and in the sign-off: family and authors."""
    sections = sections_of_blocks(plan)
    first = min(sections, default=0)
    listed: set[str] = set()
    for block in plan.document.blocks:
        section = sections.get(block.index)
        front = block.index < first and not block.furniture
        if front or section in (SectionId.K, SectionId.J) or (section is None and block.cell):
            listed.update(NAME.findall(block.text))
    return listed
