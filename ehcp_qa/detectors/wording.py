"""The words in which detectors say what is missing; shared, so that rules say it alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ehcp_qa.model.analysed import ProvisionAnalysis, ProvisionKind, Slot

_ASKED: Mapping[Slot, str] = {
    Slot.WHAT: "what",
    Slot.WHO: "who",
    Slot.EXPERTISE: "trained in what",
    Slot.FREQUENCY: "how often",
    Slot.DURATION: "how long",
    Slot.GROUP: "how many in the group",
    Slot.SETTING: "where",
    Slot.PERIOD: "until when",
    Slot.REVIEW: "reviewed when",
}
# Where a kind of provision asks for the same slot in other words (annotation guide, part 1).
_ASKED_OF: Mapping[tuple[ProvisionKind, Slot], str] = {
    (ProvisionKind.SUPPORT, Slot.DURATION): "how many hours",
    (ProvisionKind.SUPPORT, Slot.FREQUENCY): "when",
    (ProvisionKind.STRATEGY, Slot.FREQUENCY): "when",
    (ProvisionKind.EQUIPMENT, Slot.FREQUENCY): "when",
    (ProvisionKind.ENVIRONMENT, Slot.FREQUENCY): "when",
}


def blanks(analysis: ProvisionAnalysis, also: Iterable[Slot] = ()) -> str:
    """Return the empty slots as a sentence, "Left blank: who ___ · how often ___.", or nothing."""
    missing = {*analysis.missing, *also}
    asked = [_asked(analysis.kind, slot) for slot in Slot if slot in missing]
    return f"Left blank: {' ___ · '.join(asked)} ___." if asked else ""


def activity(analysis: ProvisionAnalysis) -> str:
    """Return the plan's own words for the activity, or the whole statement where it names none."""
    named = analysis.slots.get(Slot.WHAT, ())
    return named[0].words if named else analysis.statement.text.strip()


def listed(words: Sequence[str], joining: str = "and") -> str:
    """Return words as a list in a sentence: "author", "author or date", "author, role or date"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joining} {words[-1]}"


def _asked(kind: ProvisionKind, slot: Slot) -> str:
    return _ASKED_OF.get((kind, slot), _ASKED[slot])
