"""Which section a provision belongs in: does it educate or train, treat, care, or is it no provision?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ehcp_qa.analyse.learned.features import Features, text_features
from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.slots.pieces import Piece, pieces
from ehcp_qa.model.analysed import Belongs, Placement, Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId, Statement
from ehcp_qa.nlp.small import in_small, small
from ehcp_qa.nlp.terms import finder

# Statute.md B.1 to B.3: what each sign says of a provision, in the words of a finding.
REASONS: Mapping[str, tuple[Belongs, str]] = {
    "educates": (Belongs.F, "it teaches or trains"),
    "school": (Belongs.F, "school staff deliver it as part of learning"),
    "treats": (Belongs.G, "it is health care that treats or manages a condition"),
    "home": (Belongs.H1, "it is help at home or a short break for someone under 18"),
    "residential": (Belongs.H2, "it is residential or other social care"),
    "either": (Belongs.EITHER, "it may stand in either place, by its purpose"),
    "money": (Belongs.NOT_PROVISION, "it is money, not something delivered"),
    "transport": (Belongs.NOT_PROVISION, "it is ordinary transport"),
    "not_provided": (Belongs.NOT_PROVISION, "it describes, hopes or reports; nothing is delivered"),
    "swallowing": (Belongs.G, "it keeps eating and drinking safe, which is health care"),
    "trains_staff": (Belongs.EITHER, "it trains staff, which may stand in either place"),
    "not_residential": (Belongs.H1, "it is a short break that is not residential"),
    "adult": (Belongs.H2, "it is social care for an adult"),
}
_ADULT_AGE = 18
_AGED = re.compile(
    r"(?:\bage[d]?\s*|\bis\s+|[A-Z][\w’']+,?\s*\(?|\ba\s+)(1[89]|2[0-5])\b(?!\s*(?:hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|times|sessions?|%|per|[.:]))"
    r"|\b(1[89]|2[0-5])-year-old|\bis (?:eighteen|nineteen|twenty(?:-\w+)?)\b|\b(nineteen|twenty|twenty-one|twenty-two|twenty-three|twenty-four)(?:-year-old|\s*\)|\s*,)",
)
_CHILD_AGE = re.compile(
    r"(?:\bage[d]?\s*|\bis\s+|[A-Z][\w’']+,?\s*\(?)([2-9]|1[0-7])\b(?!\s*(?:hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|times|sessions?|%|per|[.:\d]))"
    r"|\b(?:[2-9]|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)-year-old|\bYear \d+\b|\bchildren’?'?s\b",
)
_TRAINS_STAFF = in_small(
    r"\b(?:(?:staff|lunch (?:staff|team)|adults|teachers|TAs|assistants|carers|midday supervisors)\b[^.;]{0,25}\b(?:trained|training|shown how)|(?:train(?:s|ed|ing)?|workshop|briefing|course|shows)\b[^.;]{0,20}\b(?:staff|lunch (?:staff|team)|adults|teachers|TAs|assistants|midday supervisors|colleagues))\b"
)
_SWALLOWING = in_small(
    r"\b(?:swallow\w*|dysphagia|thicken\w*|food textures?|textures?|aspiration risk|choking)\b"
)
_FEEDING_SKILL = in_small(r"\b(?:teach\w*|learn\w*|spoon|cutlery|chew\w*|practi[sc]\w*)\b")
_NOT_RESIDENTIAL = in_small(r"\b(?:non|not)[- ]residential\b")
_STARTS_NOT = in_small(
    r"^\s*(?:by (?:the end of|[A-Z]\w+ 20\d\d|age|(?:his|her) )|£|no |none|referr)"
)
_MONEY = in_small(r"£\s?\d|\bGBP\b|\d+k\b|\bband [A-Z\d]\b|\bmatrix\b")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign found: which, and on which words."""

    name: str
    span: Span
    words: str


def place(
    statement: Statement,
    lexicons: Lexicons,
    tokens: tuple[Token, ...] | None = None,  # noqa: ARG001 - the later deepening reads syntax here
    *,
    weights: Path = PACKAGED,
) -> Placement:
    """Return where the statement belongs, why, on which words, and how sure that is.

    The trained model says how likely each place is; the signs found say why. ``either`` is
    chosen when the likeliest place is not clearly ahead, so that it never makes a finding.
    """
    found = signs(statement, lexicons)
    likelihood = model("placement", weights).likelihood(_features(statement, found))
    settled = _settled({sign.name for sign in found})
    belongs = settled or Belongs(max(sorted(likelihood), key=lambda label: likelihood[label]))
    named = tuple(s for s in found if s.name in REASONS and REASONS[s.name][0] is belongs)
    return Placement(
        belongs=belongs,
        why=_why(belongs, named),
        evidence=tuple(sign.span for sign in named),
        sure=max(likelihood[belongs.value], SETTLED) if settled else likelihood[belongs.value],
    )


# How sure a place is that the table of statute.md B.2 settles with high confidence.
SETTLED = 0.9


def _settled(names: set[str]) -> Belongs | None:
    """Return the place that the table of usual places settles whatever the other words suggest."""
    if "swallowing" in names and not names & {"trains_staff", "feeding_skill"}:
        return Belongs.G
    if "trains_staff" in names:
        return Belongs.EITHER
    if "not_residential" in names and "adult" not in names:
        return Belongs.H1
    if (
        "adult" in names
        and names & {"home", "residential"}
        and not names & {"educates", "school", "treats"}
    ):
        return Belongs.H2
    return None


def features_of(statement: Statement, lexicons: Lexicons) -> Features:
    """Return the features that the placement model looks at."""
    return _features(statement, signs(statement, lexicons))


def signs(statement: Statement, lexicons: Lexicons) -> tuple[Sign, ...]:
    """Return every sign of where the statement belongs, in reading order of its pieces."""
    found: list[Sign] = []
    for piece in pieces(statement):
        if piece.source != "before":
            found.extend(_signs(piece, lexicons))
    return tuple(found)


def _signs(piece: Piece, lexicons: Lexicons) -> list[Sign]:
    found = [
        _sign(piece, term.group, term.start, term.end)
        for term in finder(lexicons["placement_signs"]).find(piece.text)
    ]
    ages = ((name, pattern.search(piece.text)) for name, pattern in _AGES)
    rest = ((name, pattern.search(small(piece.text))) for name, pattern in _PATTERNS)
    found += [_sign(piece, name, *match.span()) for name, match in (*ages, *rest) if match]
    return sorted(found, key=lambda sign: (sign.span, sign.name))


_AGES = (("adult", _AGED), ("child", _CHILD_AGE))
_PATTERNS = (
    ("money", _MONEY),
    ("not_provided", _STARTS_NOT),
    ("trains_staff", _TRAINS_STAFF),
    ("swallowing", _SWALLOWING),
    ("feeding_skill", _FEEDING_SKILL),
    ("not_residential", _NOT_RESIDENTIAL),
)


def _sign(piece: Piece, name: str, start: int, end: int) -> Sign:
    return Sign(name, piece.span_of(start, end), piece.text[start:end])


def _features(statement: Statement, found: tuple[Sign, ...]) -> Features:
    names = {sign.name for sign in found}
    flags = [f"f:sign={name}" for name in names]
    flags += [f"f:no={name}" for name in ("educates", "treats") if name not in names]
    flags += [f"f:both={a}+{b}" for a in sorted(names) for b in sorted(names) if a < b]
    flags.append(f"f:first={found[0].name}" if found else "f:first=none")
    row = " ".join(words.text for _, words in sorted(statement.cells.items()))
    lead = statement.lead_in.text if statement.lead_in else ""
    return text_features(f"{lead} {statement.text}".strip(), row, flags)


def _why(belongs: Belongs, named: tuple[Sign, ...]) -> str:
    if named:
        return REASONS[named[0].name][1]
    return next(why for place_, why in REASONS.values() if place_ is belongs)


# Below this the words do not settle the place and nothing is said (training/README.md).
SURE_ENOUGH = 0.5


def is_misplaced(placement: Placement, stands_in: SectionId, *, least: float = SURE_ENOUGH) -> bool:
    """Tell whether the provision surely belongs in another section than the one it stands in."""
    if placement.belongs in (Belongs.EITHER, Belongs.NOT_PROVISION):
        return False
    if stands_in is SectionId.H and placement.belongs in (Belongs.H1, Belongs.H2):
        return False
    return placement.belongs.value != stands_in.value and placement.sure >= least
