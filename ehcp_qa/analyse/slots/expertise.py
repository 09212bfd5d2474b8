"""What the deliverer is trained or qualified in, beyond a job title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

_PAPER = r"(?:[Ll]evel|certificate|award|diploma|qualification|degree|PGC\w+|AMBDA|APC|licence|registration)"
# Training and learning end where the sentence goes on to what the trained person does.
_ON = r"(?! will | who | to give| for \d| \w+s (?:the|an?|him|her|them|his|each|every|all|with|through) )"
_HELD = re.compile(
    r"\b(?:(?:who (?:is|are|has been|have been) )?(?:trained|qualified|accredited|certified|licensed|briefed|experienced) (?:and (?:signed off|competent) )?"
    rf"(?:in|by|to|as|at|for|with) (?:{_ON}[^.;,()]){{2,60}}"
    rf"|(?:who )?hold(?:s|ing)? (?:the |an? |her |his |BSL )?[^.;,()]{{0,40}}{_PAPER}[^.;,()]{{0,40}}"
    r"|signed off (?:in|as|by (?:the|an?|her|his|their)\b)[^.;,()]{2,50}|who special(?:ises|izes) in [^.;,()]{2,40}|speciali[sz]ing in [^.;,()]{2,40}"
    r"|(?<!work )(?<!works )(?<!working )with (?:\w+[ -]){0,4}(?:training|qualifications?|certificate|diploma|award|experience|knowledge|PGCert)(?: (?:in|of) [^.;,()]{2,40})?"
    r"|who (?:has|have) (?:completed|done|attended|been) [^.;,()]{3,60}|who did [^.;,()]{3,50}|coached (?:\w+ )?by [^.;,()]{3,40}"
    r"|(?:BSL|Makaton|Signalong) [Ll]evel \d(?: or above)?|HCPC[- ]registered|registered with the \w+|\w+-trained|PGCert[^.;,)]{0,30})"
)
# Set beside the post, after a bracket or a comma: "(RWI trained)", ", PODD course completed", "(QTS)".
_BESIDE = re.compile(
    r"(?<=[(,;])\s*(?:(?:[\w&-]+ ){1,5}(?:trained|briefed|accredited|certified)(?! by| in)"
    r"|(?:[\w-]+ ){1,4}(?:certificate|licence|award)|(?:has )?(?:completed )?(?!in due)(?:[\w-]+ ){1,4}course(?: completed)?|competency signed[^.;,()]{0,40}"
    r"|QTS|AMBDA|BACP|HCPC|[Ll]evel \d)(?=\s*(?:[),;.]|$))"
)
# "A carer she has signed off".
_SIGNED = re.compile(r"\b(?:she|he|they|the \w+) (?:has|have) (?:trained|signed off)\b")
_ADJECTIVE = re.compile(
    r"\b(?:fully |suitably |appropriately )?(?P<adj>(?:registered(?! (?:provider|care|home|charity|children))|chartered)(?: qualified)?"
    r"|qualified(?! teacher (?:of|for)| (?:mandatory|staff|adult|person|professional)))\b(?= \w)",
    re.IGNORECASE,
)
# "Trained staff", "suitably qualified": trained in what is not said.
_EMPTY = re.compile(r"\b(?:suitably|appropriately|fully)\s+$", re.IGNORECASE)
# "All staff will be trained in ...": the training is what is done, not what a doer brings to it.
_TO_BE = re.compile(r"\b(?:be|being|get|are|is)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:trained|briefed|signed off|coached)\b")
# "Trained to remind him": an order, not a qualification; so too "experienced by", "to a high standard".
_NO_SUBJECT = re.compile(
    r"(?:who (?:is|are|has been|have been) )?trained to (?![Ll]evel|[A-Z])|experienced (?:by|at|to|with)"
)
# "With plenty of experience" says nothing of what the experience is in.
_OF_NOTHING = re.compile(
    r"(?:with|who (?:has|have)) (?:(?:plenty|lots|a lot|a wealth|years|many years) of |some |good |considerable |relevant |suitable |"
    r"appropriate |the |right |enough |extensive |wide |much |sufficient |necessary |proper |long |great |specialist |(?:sort|kind|level|amount|mix) of )+"
    r"(?:training|qualifications?|experience|knowledge|expertise|skills?)$",
    re.IGNORECASE,
)


def expertise(piece: Piece) -> Iterator[SlotValue]:
    """Yield each filling of the deliverer's expertise."""
    if piece.cell not in (None, CellRole.BY_WHOM):
        return
    end = -1
    for match in _found(piece.text):
        if match.start() >= end and _is_held(piece.text[: match.start()], match.group()):
            end = match.end()
            firm = _OF_NOTHING.match(match.group()) is None
            yield piece.fill(Slot.EXPERTISE, *match.span(), firm=firm)


def _found(text: str) -> list[re.Match[str]]:
    patterns = (_HELD, _BESIDE, _SIGNED, _ADJECTIVE)
    return sorted((m for p in patterns for m in p.finditer(text)), key=lambda m: m.start())


def _is_held(before: str, words: str) -> bool:
    """Tell whether the words say what somebody is trained in, not that somebody is to be trained."""
    if _EMPTY.search(before) or _EMPTY.match(words + " ") or _NO_SUBJECT.match(words):
        return False
    return not (_PASSIVE.match(words) and _TO_BE.search(before))
