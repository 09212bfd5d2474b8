"""Where: a room, a part of a building, home, a clinic, a place in the room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

_PLACE = (
    r"(?:rooms?|classrooms?|bedrooms?|bathroom|toilets?|hall|library|playground|pool|gym|home|house|flat|school|nursery|college|pre-?school|clinic|hospital|"
    r"unit|centre|base|hub|surgery|kitchen|corridor|garden|studio|corner|desk|table|bay|annexe|block|building|ward|"
    r"desk|drawer|shelf|gate|entrance|reception|office|site|placement|workplace|farm|stables|cafe|community|den|workstation|"
    r"station|kitchen|canteen|dining|lab|studio|suite|foyer|ground floor|bedside|house|club|scheme|salon|workshop|campus|theatre|court|field|tray|seat|chair|bag|wheelchair|door|wall|board|row|tent|pod)"
)
_IN = re.compile(
    rf"\b(?:in|at|on|inside|outside|beside|next to|near|within|throughout|behind|opposite|under(?:side of)?|facing|to(?= (?:the|his|her|their) (?:home|house|ward)))\s+"
    rf"(?:(?:the|a|an|his|her|their|each|every|own|both|my|its|any|[A-Z][\w'’]+)\s+)*(?:[\w'’-]+\s+){{0,3}}?{_PLACE}\b(?:\s+of\s+(?:the\s+)?(?:\w+\s?){{1,3}})?",
)
_NAMED = re.compile(
    r"\b(?:Room|Rm|Class|Bay|Block|Lab|Hall) (?:[A-Z]?\d+[A-Z]?|[A-Z])\b|\bonline\b|\bat home\b|\bin clinic\b|\bin school\b|\bindoors\b|\boff-site\b"
)
# "in school", "at home", "in class" alone say where; "go to school", "from home to school" name a journey.
_NOT_PLACE = re.compile(
    r"^(?:to|from|by) |in front of|(?:on|in) school|within (?:sight|reach)|school day|school year|the door$|in front$|at school age|by (?:the|a|his|her) (?:school|nursery|college|hospital|unit|clinic|council)|to (?:the|a) (?:school|nursery|college)$",
    re.IGNORECASE,
)


def settings(piece: Piece) -> Iterator[SlotValue]:
    """Yield each filling of the setting."""
    if piece.cell is CellRole.WHERE:
        yield piece.fill(Slot.SETTING, 0, len(piece.text), norm=piece.text.strip().lower())
        return
    if piece.cell is not None:
        return
    end = -1
    found = sorted(
        (*_NAMED.finditer(piece.text), *_IN.finditer(piece.text)), key=lambda m: m.start()
    )
    for match in found:
        if match.start() < end or _NOT_PLACE.search(match.group()):
            continue
        end = match.end()
        yield piece.fill(Slot.SETTING, *match.span())
