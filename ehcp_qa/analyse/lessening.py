"""Wordings that let provision be lessened later, told from prompts that fade and lights that dim."""

from __future__ import annotations

import re

_PROVISION = r"(?:hours?|support|provision|sessions?|amounts?|levels?|time|help|packages?|this|these|it|which|programmes?|frequency|visits?|staffing|cover|therapy|input|arrangements?|minutes)"
_LESS = (
    r"(?:scaled (?:back|down)|cut(?: back| down)?|reduced|lowered|lessened|trimmed|pulled back|drawn back|stepped down|stood down|"
    r"stopped|ended|discontinued|withdrawn|removed|faded(?: out)?|tapered(?: off)?|phased out|wound down|eased off|relaxed|varied|altered|redirected|reallocated|shared (?:out|with others)|used (?:for others|flexibly|elsewhere))"
)
_CUT = (
    r"(?:scale (?:back|down)|pare (?:back|down)|ease (?:off|back)|thin out|row back|draw back|tail off|wind back|cut(?: back| down)?|reduce|lower|lessen|trim|pull back|step down|stand down|stop|end|discontinue|withdraw|remove|"
    r"fade(?: out)?|taper(?: off)?|phase out|wind down|vary|alter|redirect|reallocate)"
)
# "The school can let this drop": what stops is told as left alone.
_LET_GO = r"(?:let (?:this|it|them|these|that) (?:drop|lapse|go|slide|fall away|come to an end)|do without (?:this|it|them|these)|bring (?:this|it|them|these) to an end|leave (?:this|it|them|these) off)"
# "The hours can be scaled back", "the school may reduce this".
CHANGES = (
    rf"(?:can|could|may|might) (?:\w+ )?be {_LESS}"
    rf"|will (?:then |gradually |be )*{_LESS} (?=(?:by|once|when|as|if|where) (?:the |he |she |they |his |her |school|it |appropriate|staff))"
    rf"|(?:can|could|may|might|free to|able to|entitled to) {_CUT} (?=(?:(?:the|this|these|his|her|their|that|any|some|all) )*(?:\w+ )?{_PROVISION}\b)"
    rf"|which (?:\w+ ){{1,3}}(?:can|could|may|might) (?:then |later )?{_CUT}\b"
    rf"|(?:can|could|may|might|free to|able to|entitled to|will) (?:then |later |always )?{_LET_GO}\b"
)
_OF_PROVISION = re.compile(rf"\b{_PROVISION}\b[^.;]*$", re.IGNORECASE)
# Prompts are faded and lights lowered; that is the provision, not its end.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:prompts?|prompting|cues?|scaffold\w*|volume|noise|light\w*|height|seat|work ?load|homework|questions?|texts?|tasks?)\b[^.;]*$",
    re.IGNORECASE,
)


def is_of_provision(text: str, found: re.Match[str]) -> bool:
    """Tell whether what may be lessened is provision: its own subject, or what the verb takes."""
    before = text[: found.start()]
    if is_of_something_else(before):
        return False
    return bool(_OF_PROVISION.search(before)) or " be " not in f"{found.group()} "


def is_of_something_else(before: str) -> bool:
    """Tell whether the words before a lessening name what is not provision: prompts, lights."""
    return _OF_SOMETHING_ELSE.search(before) is not None
