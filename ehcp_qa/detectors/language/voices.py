"""Whose views Section A holds, and how they came to be known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import section_text
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.nlp.quotations import in_first_person, quotations
from ehcp_qa.nlp.terms import TermFinder

_FEWEST_WORDS = 15  # a Section A of fewer words is blank or a heading, which is for other rules
# Rights pass to the young person at the end of compulsory school age, during the year of 16.
_OWN_RIGHTS_FROM = 16
# Names among the parents at the front, and those of brothers and sisters who live there too.
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+")
_NO_NAMES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "And", "Both"})
_SIBLING = re.compile(
    r"(?i:\b(?:brothers?|sisters?|twin|siblings?|cousins?))\W+(?:[A-ZÀ-Þ][\w'’-]+\W*)+"
)
_TELLS = (
    r"(?:says?|said|tells?|told|hopes?|hoped|wants?|wanted|feels?|felt|thinks?|thought|believes?|worr(?:y|ies)|"
    r"wish(?:es)?|would (?:like|love)|dreams?|describes?|described|asks?|asked|explains?|explained|is proud|are proud)\b"
)
_QUOTED_WORDS = 3  # a shorter quotation is a title or a nickname


class VoiceOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that show the voice, or the way of asking, and those that excuse its absence."""

    words: tuple[str, ...]
    unless_words: tuple[str, ...] = ()


@detector("childs-voice-absent", VoiceOptions)
def childs_voice_absent(plan: AnalysedPlan, options: VoiceOptions) -> Iterator[Match]:
    """Yield Section A once when nothing in it is, or tells, what the child says, likes or wants."""
    text = _text(plan.plan, options)
    if not text or in_first_person(text) or any(_is_speech(text, q) for q in quotations(text)):
        return
    if not _finds(text, options.words):
        yield _about_a(plan.plan)


@detector("parents-views-absent", VoiceOptions)
def parents_views_absent(plan: AnalysedPlan, options: VoiceOptions) -> Iterator[Match]:
    """Yield Section A once when no parent or carer is spoken of in it, unless the rights are the child's."""
    text = _text(plan.plan, options)
    if not text or _of_own_rights(plan.plan) or _finds(text, options.words):
        return
    if not _told_by_name(plan.plan, text):
        yield _about_a(plan.plan)


@detector("views-source-absent", VoiceOptions)
def views_source_absent(plan: AnalysedPlan, options: VoiceOptions) -> Iterator[Match]:
    """Yield Section A once when it does not say how the views in it were gathered."""
    text = _text(plan.plan, options)
    if text and not _finds(text, options.words):
        yield _about_a(plan.plan)


def _text(plan: Plan, options: VoiceOptions) -> str:
    """Return what Section A says with its headings; nothing if it is too short, or is excused."""
    text = section_text(plan, SectionId.A)
    if len(text.split()) < _FEWEST_WORDS:
        return ""
    over = {w.text for s in plan.statements(SectionId.A) for w in (s.group_heading, s.lead_in) if w}
    headings = [h.words.text for h in plan.sections[SectionId.A].headings]
    whole = "\n".join((*sorted(over), text))
    excused = _finds("\n".join((whole, *headings)), options.unless_words)
    return "" if options.unless_words and excused else whole


def _told_by_name(plan: Plan, text: str) -> bool:
    """True where somebody whom the front names as a parent or carer says, hopes or wants something."""
    listed = " ".join(_SIBLING.sub(" ", f.value.text) for f in plan.fields if f.name == "parents")
    names = {*_NAME.findall(listed)} - {*_NAME.findall(plan.child.full_name)} - _NO_NAMES
    called = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return bool(called) and bool(re.search(rf"\b(?:{called})\b,?\s(?:also\s)?{_TELLS}", text))


def _is_speech(text: str, span: tuple[int, int]) -> bool:
    return len(text[slice(*span)].split()) >= _QUOTED_WORDS


def _finds(text: str, words: tuple[str, ...]) -> bool:
    return bool(TermFinder([("words", words)]).find(text))


def _of_own_rights(plan: Plan) -> bool:
    """True from the age at which the young person's own views are the ones that the law asks for."""
    born, on = plan.child.date_of_birth, plan.plan_date
    if born is None or on is None:
        return bool(re.search(r"\byoung person\b", section_text(plan, SectionId.A)))
    return _age(born, on) >= _OWN_RIGHTS_FROM


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _about_a(plan: Plan) -> Match:
    """Return a match on the heading of Section A, or on its first words where it has none."""
    section = plan.sections[SectionId.A]
    span: Span | None = section.headings[0].words.span if section.headings else None
    if span is None and section.statements:
        span = section.statements[0].span
    return Match(span=span, section=SectionId.A)
