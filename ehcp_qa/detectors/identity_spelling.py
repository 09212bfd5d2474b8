"""The child's own name, spelled in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ehcp_qa.analyse.identity.mentions import NAME, Cue, Mention, mentions
from ehcp_qa.analyse.identity.names import is_slip_for
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.plan import Plan, SectionId


@dataclass(frozen=True, slots=True)
class _Own:
    """The child's names as the front of the plan gives them, and every name it gives."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    all: frozenset[str]


@detector("name-spelling", Options)
def name_spelling(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each other spelling of the child's name, where it can only mean the child."""
    own = _own(plan.plan)
    if not own.first:
        return
    others = _other_people(plan.plan) - own.all
    slip = cache(lambda word: _slip(word, own))  # a plan says the same words over and over
    found = list(mentions(plan.plan, sections_of_blocks(plan.plan), lambda word: bool(slip(word))))
    known = {m.name for m in found if m.explained} | others
    seen: set[str] = set()
    for mention in found:
        if mention.name in known | seen or not _means_the_child(plan.plan, mention, own):
            continue
        seen.add(mention.name)  # one slip, however often it was made
        again = [m for m in found if m.name == mention.name and m.span != mention.span]
        yield Match(
            span=mention.span,
            values={"own": slip(mention.name)},
            related=tuple(Related(m.span, "the same spelling again") for m in again),
        )


def _own(plan: Plan) -> _Own:
    child = plan.child
    first = tuple(dict.fromkeys(n for n in (child.first_name, *child.known_as) if n))
    last = tuple(dict.fromkeys(n for n in (child.surname,) if n))
    given = " ".join([child.full_name, *first, *last])
    return _Own(first, last, frozenset(re.split(r"[\s-]+", given)) | {*first, *last})


def _slip(word: str, own: _Own) -> str:
    """Return the name of the child that a word is a slip for, or nothing."""
    names = (*own.first, *own.last)
    if word in own.all or any(_is_pet_form(*sorted((word, n), key=len)) for n in names):
        return ""
    return next((n for n in names if is_slip_for(word, n)), "")


def _is_pet_form(short: str, long: str) -> bool:
    """Say whether a name is another with an ending: "Joe" and "Joey", "Kate" and "Katie"."""
    stem = short.removesuffix("e")
    return long.startswith(short) or long in {stem + ending for ending in ("ie", "ey", "y", "i")}


def _means_the_child(plan: Plan, mention: Mention, own: _Own) -> bool:
    """Say whether the words round a slip leave nobody else whom it could mean."""
    text = plan.document.blocks[mention.span.block].text
    before, after = text[: mention.span.start], text[mention.span.end :]
    first_before = any(re.search(rf"\b{re.escape(n)} \Z", before) for n in own.first)
    last_after = any(re.match(rf" {re.escape(n)}\b", after) for n in own.last)
    if any(is_slip_for(mention.name, n) for n in own.last):
        return first_before
    beside = own.all & frozenset(NAME.findall(mention.sentence))
    strong = mention.cue >= Cue.CHILD or (mention.cue is Cue.SOMEBODY and not mention.opens)
    return last_after or (strong and not beside)


def _other_people(plan: Plan) -> frozenset[str]:
    """Return the names that the front and Section K give to family and authors."""
    sections: Mapping[int, SectionId] = sections_of_blocks(plan)
    first = min(sections, default=0)
    named = {
        f.value.span.block for f in plan.fields if f.name in ("parents", "gp", "professionals")
    }
    named |= {i for i, section in sections.items() if section is SectionId.K}
    labelled = {f.value.span.block for f in plan.fields}
    loose = {b.index for b in plan.document.blocks if b.index < first and not b.furniture}
    blocks = named | (loose - labelled)
    own = plan.child.full_name
    return frozenset(
        word
        for block in plan.document.blocks
        if block.index in blocks and not (own and own in block.text)
        for word in NAME.findall(block.text)
    )
