"""The ages and school years that a plan states of its own child, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ehcp_qa.analyse.identity import cues
from ehcp_qa.analyse.slots.numbers import NUMBER, value
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.sentences import sentences

_OLDEST = 30  # beyond it a number is no age of a child or young person in a plan
_READ = tuple(key for key in SectionId if key not in (SectionId.E, SectionId.K))
_SOMEBODY_BEFORE = 160  # characters: "His brother Tom loves trains. He is 5." is 40
_AFTER_AGE = (
    r"(?=\s*(?:[.,;)]|$|(?:and|who) (?:lives?|has|is|attends?|goes|loves?|likes?|enjoys?)\b))"
)
_YEARS_OLD = r"(?:[- ]years?[- ]old|[- ]year-old| years of age)"
# What was, will be, or is measured: no age of today.
_NOT_TODAY = re.compile(
    r"\b(?:was|were|had|when|until|till|since|before|after|will|would|level|equivalent|ago|turned|turns|"
    r"turning|nearly|almost|by the (?:end|time)|at the age|from the age|typical|expected|like (?:a|an)|"
    r"similar|score\w*|working at|as (?:a|an) \w+[- ]year|for (?:a|an) \w+[- ]year|"
    r"for (?:his|her|their) age|brother|sister|cousin|twin|mother|father|report|assess\w*)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:Year\s?(?P<year>\d{1,2})|(?P<reception>Reception)|(?P<nursery>Nursery))\b"
_YEAR_FIELD = re.compile(
    r"(?i)\b(?:year|yr|ncy|y)\s?(?:group\s)?(?P<year>\d{1,2})\b|\b(?P<reception>reception)\b|"
    r"\b(?P<nursery>nursery)\b"
)
_NOT_THIS_YEAR = re.compile(
    r"\b(?:was|were|when|until|since|will|would|moves?|moving|next|from|after|before|previous\w*|"
    r"by the end|starting|due to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """An age in whole years, or a school year, as the plan states it."""

    number: int
    words: Words


def stated_ages(plan: Plan) -> Iterator[StatedNumber]:
    """Yield each age that the plan gives the child today: labelled, or said in a sentence."""
    for item in plan.fields:
        found = re.match(rf"\W*(?:aged? )?({NUMBER})", item.value.text, re.IGNORECASE)
        if item.name == "age" and found:
            yield from _stated(found, 1, item.value.span.block, item.value.span.start)
    patterns = _age_patterns(plan)
    for block, base, text in _sentences(plan):
        if _NOT_TODAY.search(text):
            continue
        for pattern in patterns:
            found = pattern.search(text)
            if found and _is_of_the_child(plan, found, block, base):
                yield from _stated(found, "age", block, base)
                break


def stated_years(plan: Plan) -> Iterator[StatedNumber]:
    """Yield each school year that the plan gives the child now; Reception is 0, Nursery -1."""
    yield from _labelled_years(plan)
    yield from _years_in_running_lines(plan)
    subject = rf"(?:{_own(plan)}|{_pronoun(plan)})"
    pattern = re.compile(
        rf"\A{subject}\s+(?:is|am|are)\s+(?:currently |now )?(?:in|a|an)\s+{_YEAR}"
        r"(?!\s+(?:and|or|to)\s+\d)"
    )
    as_one = re.compile(
        rf"\A(?:As|Being) an? {_YEAR} (?:pupil|student|child|learner),? (?:{_own(plan)})\b"
    )
    for block, base, text in _sentences(plan):
        found = pattern.search(text) or as_one.search(text)
        sure = found and _is_of_the_child(plan, found, block, base)
        if found and sure and not _NOT_THIS_YEAR.search(text):
            yield _year(found, block, base)


def _labelled_years(plan: Plan) -> Iterator[StatedNumber]:
    for item in plan.fields:
        if item.name in ("year_group", "setting"):
            found = _YEAR_FIELD.search(item.value.text)
            bare = re.fullmatch(r"\s*(?P<year>\d{1,2})\s*", item.value.text)
            if item.name == "setting" and found and not found["year"]:
                continue  # "Bramble Nursery" is where the child goes, and may be a school's name
            if said := found or (bare if item.name == "year_group" else None):
                yield _year(said, item.value.span.block, item.value.span.start)


def _years_in_running_lines(plan: Plan) -> Iterator[StatedNumber]:
    """Yield the school year that stands beside the child's name in a header or footer."""
    names = re.compile(rf"\b(?:{_own(plan)})\b")
    labelled = {item.value.span.block for item in plan.fields if item.name == "year_group"}
    for block in plan.document.blocks:
        beside = re.search(r"\bYear\s?(?P<year>\d{1,2})\b", block.text) if block.furniture else None
        if beside and block.index not in labelled and names.search(block.text):
            yield _year(beside, block.index, 0)


def _age_patterns(plan: Plan) -> tuple[re.Pattern[str], ...]:
    own, they = _own(plan), _pronoun(plan)
    number = rf"(?P<age>{NUMBER})(?:\s+and (?:a|three) (?:half|quarters?))?"
    return tuple(
        re.compile(form)
        for form in (
            rf"\A(?:{own}|{they})\s+(?:is|am|are)\s+(?:now |currently |already )?(?!one\b){number}"
            rf"(?:{_YEARS_OLD}|{_AFTER_AGE})",
            rf"\A(?:{own}|{they})\s+(?:is|am|are)\s+(?:now |currently )?an?\s+(?:[\w-]+,? ){{0,4}}?"
            rf"{number}{_YEARS_OLD}",
            rf"\b(?:{own}),?\s+(?:is )?aged?\s+{number}\b(?!\s?(?:minutes|hours|words))",
            rf"\b(?:{own}), who is (?:now |already )?(?!one\b){number}(?=[,.;]| and\b|{_YEARS_OLD})",
            rf"\AAn? (?:[\w-]+,? ){{0,3}}(?:girl|boy|child|young man|young woman) of {number}, (?:{own})\b",
            rf"\b(?:{own})\s+\((?:aged?\s+)?{number}(?:\s*years?(?: old)?)?\)",
        )
    )


def _pronoun(plan: Plan) -> str:
    """Return the pronouns that mean the child; "they" may be anybody unless the plan says it."""
    return r"(?:They|He|She|I)" if plan.child.pronouns == "they" else r"(?:He|She|I)"


def _is_of_the_child(plan: Plan, found: re.Match[str], block: int, base: int) -> bool:
    """Say whether a sentence that begins with a pronoun follows nobody else whom it could mean."""
    if not re.match(r"(?:They|He|She)\b", found.string):
        return True
    before = plan.document.blocks[block].text[max(0, base - _SOMEBODY_BEFORE) : base]
    return not re.search(rf"\b{cues.RELATION.pattern}\b", before, re.IGNORECASE)


def _own(plan: Plan) -> str:
    child = plan.child
    names = {child.full_name, child.first_name, *child.known_as} - {""}
    # A plan that names nobody can only be read by its pronouns.
    return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) or r"(?!)"


def _sentences(plan: Plan) -> Iterator[tuple[int, int, str]]:
    """Yield block, offset and words of the sentences that speak of the child as a person."""
    for statement in plan.statements(*_READ):
        for start, end in sentences(statement.text):
            yield statement.span.block, statement.span.start + start, statement.text[start:end]
    inside = {s.span.block for s in plan.statements()}
    for block in plan.document.blocks:
        if block.furniture and block.index not in inside:
            yield block.index, 0, plain(block.text)


def _stated(
    found: re.Match[str], group: int | str, block: int, base: int
) -> Iterator[StatedNumber]:
    age = int(value(found[group]))
    if age <= _OLDEST:
        start, end = found.span(group)
        yield StatedNumber(age, Words(found[group], Span(block, base + start, base + end)))


def _year(found: re.Match[str], block: int, base: int) -> StatedNumber:
    groups = found.groupdict()
    name = next(n for n in ("year", "reception", "nursery") if groups.get(n))
    number = {"reception": 0, "nursery": -1}.get(name)
    start, end = found.span(name)
    if number is None:
        number = int(found["year"])
        label = re.search(r"(?i)(?:year|yr|ncy|y)\s?(?:group\s)?\Z", found.string[:start])
        start = label.start() if label else start
    text = found.string[start:end]
    return StatedNumber(number, Words(text, Span(block, base + start, base + end)))
