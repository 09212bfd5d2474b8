"""What the deliverer is trained or qualified in, beyond a job title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

_HELD = re.compile(
    r"\b(?:(?:who (?:is|are|has been|have been) )?(?:trained|qualified|accredited|certified|licensed|briefed|experienced) (?:and (?:signed off|competent) )?(?:in|by|to|as|at|for|with) (?:(?! will | who | to give| for \d| \w+s (?:the|an?|him|her|them|his|each|every|all|with|through) )[^.;,()]){2,60}"
    r"|(?:who )?hold(?:s|ing)? (?:the |an? |her |his |BSL )?[^.;,()]{0,40}(?:[Ll]evel|certificate|award|diploma|qualification|degree|PGC\w+|AMBDA|APC|licence|registration)[^.;,()]{0,40}"
    r"|signed off (?:by|in|as)[^.;,()]{2,50}|who special(?:ises|izes) in [^.;,()]{2,40}|speciali[sz]ing in [^.;,()]{2,40}"
    r"|with (?:\w+[ -]){0,4}(?:training|qualifications?|certificate|diploma|award|experience|knowledge|PGCert)(?: (?:in|of) [^.;,()]{2,40})?"
    r"|who (?:has|have) (?:completed|done|attended|been) [^.;,()]{3,60}|who did [^.;,()]{3,50}"
    r"|(?:BSL |Makaton )?[Ll]evel \d(?: \w+)?(?: or above)?|HCPC[- ]registered|registered with the \w+|\(\w+ accredited\)|\w+-trained|PGCert[^.;,)]{0,30})"
)
_ADJECTIVE = re.compile(
    r"\b(?:fully |suitably |appropriately )?(?P<adj>(?:registered|chartered)(?: qualified)?|qualified(?! teacher (?:of|for)| (?:mandatory|staff|adult|person|professional)))\b(?= \w)",
    re.IGNORECASE,
)
# "Trained staff", "suitably qualified": trained in what is not said.
_EMPTY = re.compile(r"\b(?:suitably|appropriately|fully)\s+$", re.IGNORECASE)


# "With plenty of experience" says nothing of what the experience is in.
_OF_NOTHING = re.compile(
    r"(?:with|who (?:has|have)) (?:(?:plenty|lots|a lot|a wealth|years|many years) of |some |good |considerable |relevant |suitable |"
    r"appropriate |the |right |enough |extensive |wide |much |sufficient |necessary |proper |long |great |specialist )+"
    r"(?:training|qualifications?|experience|knowledge|expertise|skills?)$",
    re.IGNORECASE,
)


def expertise(piece: Piece) -> Iterator[SlotValue]:
    """Yield each filling of the deliverer's expertise."""
    if piece.cell not in (None, CellRole.BY_WHOM):
        return
    end = -1
    found = sorted(
        (*_HELD.finditer(piece.text), *_ADJECTIVE.finditer(piece.text)), key=lambda m: m.start()
    )
    for match in found:
        if match.start() < end:
            continue
        if _EMPTY.search(piece.text[: match.start()]) or _EMPTY.match(match.group() + " "):
            continue
        if (
            re.match(r"trained to |experienced (?:by|at|to|with)|\w+-trained$", match.group())
            and "BSL" not in match.group()
            and not match.group().endswith("-trained")
        ):
            continue
        end = match.end()
        firm = _OF_NOTHING.match(match.group()) is None
        yield piece.fill(Slot.EXPERTISE, *match.span(), firm=firm)
