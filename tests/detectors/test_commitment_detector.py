"""Soft phrases, empty nouns, money and empty slots, on provisions analysed by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ehcp_qa.detectors import DETECTORS
from ehcp_qa.detectors.base import Options
from ehcp_qa.detectors.commitment import SoftPhraseOptions
from ehcp_qa.detectors.phrases import EmptyNounOptions, MoneyOptions
from ehcp_qa.detectors.slots import MissingSlotOptions
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Belongs,
    Emptying,
    Placement,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
    SlotValue,
    SoftPhrase,
    Verdict,
)
from ehcp_qa.model.document import Block, Document, Source
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Child, Plan, PlanStage, Role, SectionId, Statement

F = SectionId.F
SESSION, SUPPORT = ProvisionKind.SESSION, ProvisionKind.SUPPORT


def value(slot: Slot, words: str, text: str, **given: object) -> SlotValue:
    """Return a slot filled by words of the text, or of a row when they are not there."""
    at = text.find(words)
    source = "text" if at >= 0 else "row"
    return SlotValue(slot, words, Span(0, max(at, 0), max(at, 0) + len(words)), source, **given)  # type: ignore[arg-type]


def provision(
    text: str,
    *,
    kind: ProvisionKind = SESSION,
    soft: tuple[tuple[Emptying, str, str], ...] = (),
    slots: Mapping[Slot, tuple[SlotValue, ...]] | None = None,
    missing: tuple[Slot, ...] = (),
    verdict: Verdict = Verdict.PARTLY,
    section: SectionId = F,
) -> AnalysedPlan:
    """Return a plan of this one provision."""
    statement = Statement(f"{section}-1", section, Role.PROVISION, text, Span(0, 0, len(text)))
    phrases = tuple(
        SoftPhrase(group, words, Span(0, text.index(words), text.index(words) + len(words)), why)
        for group, words, why in soft
    )
    analysis = ProvisionAnalysis(
        statement, kind, slots or {}, phrases, missing, verdict, Placement(Belongs.F, "")
    )
    document = Document(Source("plan.md", "md"), (Block(0, text),))
    plan = Plan(document, PlanStage.DRAFT, "", Child(), (), {})
    return AnalysedPlan(plan, {statement.id: analysis}, {}, ())


def found(name: str, plan: AnalysedPlan, options: Options) -> list[str]:
    """Return the words that a detector finds."""
    text = plan.plan.document.blocks[0].text
    matches = DETECTORS[name].detect(plan, options)
    return [text[m.span.start : m.span.end] for m in matches if m.span]


REGULAR = ((Emptying.SOFT_FREQUENCY, "regular", ""),)
TEXT = "Sam will have regular therapy."


@pytest.mark.parametrize(
    ("given", "options", "words"),
    [
        ({}, {}, ["regular"]),
        ({"soft": ((Emptying.SOFT_FREQUENCY, "regular", "it says when"),)}, {}, []),
        ({"soft": ((Emptying.ACCESS, "regular", ""),)}, {}, []),
        ({"section": SectionId.G}, {}, []),
        ({}, {"kinds": (SUPPORT,)}, []),
        ({}, {"unless_words": ("regular",)}, []),
        ({"soft": ((Emptying.EFFORT, "regular", ""),)}, {"also": ("regular",)}, ["regular"]),
        ({"verdict": Verdict.SPECIFIC}, {}, []),
        ({"verdict": Verdict.SPECIFIC}, {"even_if_specific": True}, ["regular"]),
        (
            {"slots": {Slot.GROUP: (value(Slot.GROUP, "1:4", TEXT),)}},
            {"unless": (Slot.GROUP,)},
            [],
        ),
        (
            {"slots": {Slot.GROUP: (value(Slot.GROUP, "small", TEXT, firm=False),)}},
            {"unless": (Slot.GROUP,)},
            ["regular"],
        ),
    ],
    ids=[
        "found",
        "rescued",
        "another-group",
        "another-section",
        "another-kind",
        "left-alone",
        "also",
        "specific",
        "even-if-specific",
        "slot-filled",
        "slot-loosely-filled",
    ],
)
def test_soft_phrases(
    given: dict[str, object], options: dict[str, object], words: list[str]
) -> None:
    """A phrase is reported when its group is asked for and nothing excuses it."""
    plan = provision(TEXT, **{"soft": REGULAR, **given})  # type: ignore[arg-type]
    asked = SoftPhraseOptions(sections=(F,), groups=(Emptying.SOFT_FREQUENCY,), **options)  # type: ignore[arg-type]
    assert found("soft-phrase", plan, asked) == words


WHO = {Slot.WHO: (value(Slot.WHO, "staff", TEXT, firm=False),)}
WEEKLY = {Slot.FREQUENCY: (value(Slot.FREQUENCY, "weekly", TEXT, amount=1, per="week"),)}
IN_MATHS = {Slot.FREQUENCY: (value(Slot.FREQUENCY, "in maths", TEXT),)}


@pytest.mark.parametrize(
    ("given", "options", "flagged"),
    [
        ({"missing": (Slot.WHO,)}, {"slot": Slot.WHO}, True),
        ({"missing": (Slot.WHAT,)}, {"slot": Slot.WHO}, False),
        ({"missing": (Slot.WHO,), "kind": SUPPORT}, {"slot": Slot.WHO}, False),
        ({"missing": (Slot.WHO,), "verdict": Verdict.SPECIFIC}, {"slot": Slot.WHO}, False),
        ({"missing": (Slot.WHAT,)}, {"slot": Slot.WHAT, "given": (Slot.WHO,)}, False),
        ({"missing": (Slot.WHAT,), "slots": WHO}, {"slot": Slot.WHAT, "given": (Slot.WHO,)}, True),
        ({"slots": WHO}, {"slot": Slot.WHO}, False),
        ({"slots": WHO}, {"slot": Slot.WHO, "loose_in": (SESSION,)}, True),
        ({"slots": WEEKLY}, {"slot": Slot.DURATION}, False),
        ({"slots": WEEKLY}, {"slot": Slot.DURATION, "or_only_rate": True}, True),
        ({"slots": IN_MATHS}, {"slot": Slot.DURATION, "or_only_rate": True}, False),
    ],
    ids=[
        "missing",
        "another-slot",
        "another-kind",
        "specific",
        "not-given",
        "given",
        "loose-is-enough",
        "loose-is-not",
        "rate-is-enough",
        "rate-is-not",
        "named-lesson",
    ],
)
def test_missing_slots(given: dict[str, object], options: dict[str, object], flagged: bool) -> None:
    """A slot that the kind must have is reported when nothing, or too little, fills it."""
    asked = MissingSlotOptions(sections=(F,), kinds=(SESSION,), **options)  # type: ignore[arg-type]
    words = found("missing-slot", provision(TEXT, **given), asked)  # type: ignore[arg-type]
    assert words == ([TEXT] if flagged else [])


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("Speech and language input.", ["Speech and language"], ["Speech and language input"]),
        ("Literacy intervention daily.", ["Literacy"], ["Literacy intervention"]),
        ("Literacy interventions daily.", ["Literacy"], ["Literacy interventions"]),
        ("Literacy lessons daily.", ["Literacy"], []),
        ("Literacy support to spell.", ["Literacy", "spell"], []),
        ("Paired reading support.", ["Paired reading"], []),
        ("Support.", [], ["Support."]),
    ],
    ids=["area", "subject", "plural", "another-noun", "more-content", "method", "nothing"],
)
def test_empty_nouns(text: str, what: list[str], words: list[str]) -> None:
    """An area beside an empty noun names nothing to do; a method or a purpose does."""
    slots = {Slot.WHAT: tuple(value(Slot.WHAT, w, text) for w in what)} if what else {}
    plan = provision(text, slots=slots, missing=() if what else (Slot.WHAT,))
    options = EmptyNounOptions(
        sections=(F,),
        kinds=(SESSION,),
        areas=("speech and language", "literacy"),
        nouns=("input", "intervention", "support"),
    )
    assert found("empty-noun", plan, options) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Band 5 for literacy.", ["Band 5"]),
        ("Banding level 3.", ["Banding level 3"]),
        ("Funded at band E.", ["band E"]),
        ("£6,000 of support.", ["£6,000"]),
        ("£6k of support.", ["£6k"]),
        ("£40 per week.", ["£40 per week"]),
        ("He pays with a £2 coin.", []),
        ("Reads book band 5 aloud.", []),
        ("Reads band 5 books.", []),
        ("Resistance band exercises.", []),
        ("Plays in the school band.", []),
    ],
)
def test_money(text: str, words: list[str]) -> None:
    """Bands and sums that buy provision are reported; coins, books and rubber bands are not."""
    assert found("money", provision(text), MoneyOptions(sections=(F,))) == words


@pytest.mark.parametrize(
    ("kind", "missing", "said"),
    [
        (SESSION, (), ""),
        (SESSION, (Slot.DURATION, Slot.WHO), "Left blank: who ___ · how long ___."),
        (SUPPORT, (Slot.DURATION,), "Left blank: how many hours ___."),
        (ProvisionKind.STRATEGY, (Slot.FREQUENCY,), "Left blank: when ___."),
    ],
    ids=["none", "in-order", "hours", "when"],
)
def test_blanks_are_named_in_the_words_of_the_kind(
    kind: ProvisionKind, missing: tuple[Slot, ...], said: str
) -> None:
    """Empty slots are named as questions to answer, and never filled."""
    plan = provision(TEXT, kind=kind, missing=missing)
    assert blanks(plan.provisions["F-1"]) == said
