"""Which section a provision belongs in: does it educate or train, treat, care, or is it no provision?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.placement_signs import Sign, signs
from ehcp_qa.model.analysed import Belongs, Placement, Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import SectionId, Statement
from ehcp_qa.nlp.grams import Features, text_features

# Statute.md B.1 to B.3: what each sign says of a provision, in the words of a finding.
REASONS: Mapping[str, tuple[Belongs, str]] = {
    "educates": (Belongs.F, "it teaches or trains"),
    "school": (Belongs.F, "school staff deliver it as part of learning"),
    "treats": (Belongs.G, "it is health care that treats or manages a condition"),
    "home": (Belongs.H1, "it is help at home or a short break for someone under 18"),
    "residential": (Belongs.H2, "it is residential or other social care"),
    "either": (Belongs.EITHER, "it may stand in either place, by its purpose"),
    # The first of a place is also said where no sign was found: it has to be the most general one.
    "not_provided": (Belongs.NOT_PROVISION, "it describes, hopes or reports; nothing is delivered"),
    "money": (Belongs.NOT_PROVISION, "it is money, not something delivered"),
    "transport": (Belongs.NOT_PROVISION, "it is ordinary transport"),
    "swallowing": (Belongs.G, "it keeps eating and drinking safe, which is health care"),
    "trains_staff": (Belongs.EITHER, "it trains staff, which may stand in either place"),
    "not_residential": (Belongs.H1, "it is a short break that is not residential"),
    "adult": (Belongs.H2, "it is social care for an adult"),
}


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
