"""Why a provision was given its verdict, in the words of a report."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_qa.analyse.amiss import Amiss, is_told
from ehcp_qa.analyse.needs import MUST_HAVE
from ehcp_qa.analyse.standing import Slots
from ehcp_qa.model.analysed import ProvisionKind, Slot, Verdict

NAMES: Mapping[Slot, str] = {
    Slot.WHAT: "what",
    Slot.WHO: "who",
    Slot.EXPERTISE: "expertise",
    Slot.FREQUENCY: "how often or when",
    Slot.DURATION: "how long",
    Slot.GROUP: "with how many",
    Slot.SETTING: "where",
    Slot.PERIOD: "over what period",
    Slot.REVIEW: "review",
}


def why(
    verdict: Verdict,
    kind: ProvisionKind,
    slots: Slots,
    amiss: Amiss,
    likelihood: Mapping[Verdict, float],
) -> str:
    """Return what a statement says where it is specific, else what is wrong with it."""
    if verdict is Verdict.SPECIFIC:
        filled = dict.fromkeys(NAMES[s] for each in MUST_HAVE[kind] for s in each if s in slots)
        return "says " + (", ".join(filled) or "enough")
    parts = []
    if amiss.softening:
        parts.append("softened by " + ", ".join(f"“{p.words}”" for p in amiss.softening))
    if amiss.missing:
        parts.append("could not find " + ", ".join(NAMES[slot] for slot in amiss.missing))
    if amiss.loose:
        parts.append(", ".join(NAMES[slot] for slot in amiss.loose) + " given only loosely")
    if amiss.nobody:
        parts.append("nobody can be identified by “" + slots[Slot.WHO][0].words + "”")
    if not parts and not is_told(slots) and Slot.WHAT in slots:
        parts.append(f"“{slots[Slot.WHAT][0].words}” says little of what is done")
    chance = round(100 * likelihood.get(verdict, 0.0))
    return "; ".join(parts) or f"worded like statements judged {verdict.value} ({chance}% likely)"
