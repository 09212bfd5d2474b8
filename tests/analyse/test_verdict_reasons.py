"""When a full provision is specific, and what keeps one from it however sure the model is."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.conditions_met import TRIGGER_STATED
from ehcp_qa.analyse.verdict import decide
from ehcp_qa.model.analysed import (
    Emptying,
    ProvisionKind,
    Slot,
    SlotValue,
    SoftPhrase,
    Verdict,
)
from ehcp_qa.model.location import Span

SPAN = Span(0, 0, 1)


def slots(what: str = "read with Sam", *without: Slot) -> dict[Slot, tuple[SlotValue, ...]]:
    """Return the four slots of a session, firmly filled, but for those left out."""
    filled = {
        Slot.WHAT: what,
        Slot.WHO: "a teaching assistant",
        Slot.FREQUENCY: "every school day",
        Slot.DURATION: "20 minutes",
    }
    return {s: (SlotValue(s, w, SPAN),) for s, w in filled.items() if s not in without}


def likely(verdict: Verdict, chance: float) -> dict[Verdict, float]:
    """Return a model's likelihoods with one verdict this likely."""
    rest = (1 - chance) / 2
    return {v: chance if v is verdict else rest for v in Verdict}


def test_a_session_that_says_it_all_is_specific_though_the_model_doubts() -> None:
    """What, who, how often and how long leave nothing to miss."""
    verdict, _ = decide(ProvisionKind.SESSION, slots(), (), likely(Verdict.PARTLY, 0.97))
    assert verdict is Verdict.SPECIFIC


def test_a_word_for_what_is_done_is_the_reason_given() -> None:
    """Where only the model finds a full session wanting, the reason names the thin word."""
    verdict, why = decide(ProvisionKind.SESSION, slots("motor"), (), likely(Verdict.PARTLY, 0.9))
    assert (verdict, why) == (Verdict.PARTLY, "“motor” says little of what is done")


@pytest.mark.parametrize("missing", [Slot.FREQUENCY, Slot.DURATION, Slot.WHO])
def test_what_is_called_a_session_must_have_all_of_it(missing: Slot) -> None:
    """A statement that calls itself a session is no more than partly specific without its length."""
    found = slots("voice recognition and dictation", missing)
    sure = likely(Verdict.SPECIFIC, 0.98)
    assert decide(ProvisionKind.SESSION, found, (), sure, True)[0] is Verdict.PARTLY
    assert decide(ProvisionKind.SESSION, found, (), sure, False)[0] is Verdict.SPECIFIC


SOFT = {
    "a decider's feeling": (Emptying.CONDITION, "whenever he thinks fit", Verdict.PARTLY),
    "a later cut": (Emptying.CHANGE, "can be scaled back", Verdict.PARTLY),
    "a ceiling": (Emptying.CEILING, "up to", Verdict.PARTLY),
    "a limit": (Emptying.CEILING, "no more than", Verdict.SPECIFIC),
    "a case made": (Emptying.RECOMMENDATION, "There is a case for", Verdict.VAGUE),
    "advice": (Emptying.RECOMMENDATION, "It is recommended", Verdict.VAGUE),
}


@pytest.mark.parametrize(("group", "words", "expected"), SOFT.values(), ids=SOFT)
def test_some_words_count_beside_any_amount(group: Emptying, words: str, expected: Verdict) -> None:
    """A cut, a ceiling, a feeling or mere advice is not made good by the rest; a limit is."""
    phrase = SoftPhrase(group, words, SPAN)
    sure = likely(Verdict.SPECIFIC, 0.98)
    assert decide(ProvisionKind.STRATEGY, slots(), (phrase,), sure)[0] is expected


def test_care_is_given_as_required() -> None:
    """A condition in a care task leaves it specific when all else is said."""
    phrase = SoftPhrase(Emptying.CONDITION, "as required", SPAN)
    sure = likely(Verdict.SPECIFIC, 0.9)
    assert decide(ProvisionKind.CARE, slots(), (phrase,), sure)[0] is Verdict.SPECIFIC


PART_ONLY = {
    "a place": (ProvisionKind.ENVIRONMENT, (Slot.FREQUENCY, Slot.DURATION), ()),
    "an item": (ProvisionKind.EQUIPMENT, (Slot.FREQUENCY, Slot.DURATION), ()),
    "a ceiling": (ProvisionKind.CARE, (), (SoftPhrase(Emptying.CEILING, "up to", SPAN),)),
}


@pytest.mark.parametrize(("kind", "missing", "soft"), PART_ONLY.values(), ids=PART_ONLY)
def test_what_is_wrong_only_in_part_is_vague_only_to_a_sure_model(
    kind: ProvisionKind, missing: tuple[Slot, ...], soft: tuple[SoftPhrase, ...]
) -> None:
    """An item without its place, and an amount with no floor, are partly specified by the guide."""
    found = slots("a desk of her own", *missing)
    for chance, expected in ((0.7, Verdict.PARTLY), (0.9, Verdict.VAGUE)):
        sure = {v: chance if v is Verdict.VAGUE else (1 - chance) / 2 for v in Verdict}
        assert decide(kind, found, soft, sure)[0] is expected


def test_all_of_them_is_somebody() -> None:
    """Support by every adult who is there leaves nobody out; by an adult, it could be anyone."""
    found = slots()
    for words, expected in (("Every adult", Verdict.SPECIFIC), ("An adult", Verdict.PARTLY)):
        found[Slot.WHO] = (SlotValue(Slot.WHO, words, SPAN, firm=False),)
        sure = likely(Verdict.SPECIFIC, 0.98)
        assert decide(ProvisionKind.SUPPORT, found, (), sure)[0] is expected


def test_a_trigger_says_when() -> None:
    """Care as required on a stated trigger lacks nothing, though no slot holds how often."""
    phrase = SoftPhrase(Emptying.CONDITION, "as required", SPAN, TRIGGER_STATED)
    found = slots("rescue medicine for a seizure", Slot.FREQUENCY, Slot.DURATION)
    unsure = likely(Verdict.VAGUE, 0.6)
    assert decide(ProvisionKind.CARE, found, (phrase,), unsure)[0] is Verdict.SPECIFIC
