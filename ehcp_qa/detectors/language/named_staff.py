"""Staff called by name where their post would outlast them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Words
from ehcp_qa.nlp.quotations import is_quoted

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? (?:[A-Z]\. ?)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)
_NAMED = re.compile(r"(?<![\w'’-])([A-Z][a-z]+)(?: [A-Z][\w'’-]+)?(?![\w-])")
_POST = (
    r"(?:teachers?|head(?:teacher)?|tutor|assistant|TA|LSA|HLTA|ELSA|SENCO|SENDCo|SENCo|mentor|therapist|"
    r"psychologist|nurse|worker|coach|counsellor|lead|practitioner|physiotherapist|key person|keyworker|OT|"
    r"SaLT|EP|librarian)"
)
_POST_BEFORE = re.compile(rf"\b{_POST}(?:,? \(| )\Z")
# After a comma a name may begin the next thing in a list, unless it is set off on both sides.
_POST_COMMA = re.compile(rf"\b{_POST}, \Z")
_SET_OFF = re.compile(r"\A(?:[,);.]|\Z| will\b)")
_POST_AFTER = re.compile(
    rf"\A(?:,| \()\s?(?:(?:the|an?|our|his|her|their|\w+['’]s) (?:[\w-]+ ){{0,2}}?|(?:[a-z-]+ )?){_POST}\b"
)
# Whoever thought of a programme is part of its name.
_AUTHOR = re.compile(
    r"\b(?:by|developed by|written by|designed by|author(?:ed)? (?:of|by)|devised by|after)\s*\Z",
    re.I,
)
_WORK = re.compile(
    r"\A(?:['’]s)? (?:programme|scheme|approach|method|course|book|stories|test|matrices|syndrome|work)\b",
    re.IGNORECASE,
)
_KIN = re.compile(r"\b(?:mother|father|mum|dad|parents?|carers?|guardian)\b", re.IGNORECASE)
_NEAR = 40  # characters in which a name's post or kin stands beside it


class StaffOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Given names, by which a person without a title is known for one."""

    names: tuple[str, ...]


@detector("staff-named", StaffOptions)
def staff_named(plan: AnalysedPlan, options: StaffOptions) -> Iterator[Match]:
    """Yield the first use of each name of a member of staff in the sections read."""
    given = frozenset(options.names) - _family(plan.plan)
    seen: set[str] = set()
    for statement in plan.plan.statements(*options.sections):
        texts = (Words(statement.text, statement.span), *statement.cells.values())
        for words in texts:
            for start, end in _people(words.text, given, plan.plan.child.surname):
                name = words.text[start:end]
                if name not in seen:
                    seen.add(name)
                    span = Span(words.span.block, words.span.start + start, words.span.start + end)
                    yield Match(span=span, statement=statement.id)


def _people(text: str, given: frozenset[str], surname: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody stands who gives provision and is called by name."""
    titled = [found.span() for found in _TITLED.finditer(text)]
    for found in _NAMED.finditer(text):
        inside = any(a <= found.start() < b for a, b in titled)
        if found.group(1) in given and not inside and _beside_post(text, *found.span()):
            titled.append(found.span())
    for start, end in sorted(titled):
        before, after = text[max(0, start - _NEAR) : start], text[end:]
        family = bool(surname) and text[start:end].endswith(surname)
        if family or _KIN.search(before) or _AUTHOR.search(before) or _WORK.match(after):
            continue
        if not is_quoted(text, start):
            yield start, end


def _beside_post(text: str, start: int, end: int) -> bool:
    """True where the words next to a name say that it is somebody in a post."""
    before, after = text[:start], text[end:]
    if _POST_BEFORE.search(before) or _POST_AFTER.match(after):
        return True
    return bool(_POST_COMMA.search(before) and _SET_OFF.match(after))


def _family(plan: Plan) -> frozenset[str]:
    child = plan.child
    return frozenset(n for n in (child.first_name, *child.known_as, *child.full_name.split()) if n)
