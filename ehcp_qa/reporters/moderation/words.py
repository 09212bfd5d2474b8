"""What kappa means, in words, and when it means little."""

from __future__ import annotations

from ehcp_qa.model.moderation import Agreement, Moderation
from ehcp_qa.reporters.wording import amount, joined

MEASURES = {"cohen": "Cohen's kappa, weighted", "fleiss": "Fleiss' kappa"}
MEASURED = (
    "Kappa is how far judges agree beyond chance: 1 is always, 0 no more than chance. Cohen's is of "
    "two judges and counts a grade one step apart as two thirds of an agreement; Fleiss' is of all "
    "and counts it as none."
)
# Landis and Koch (Biometrics 33, 1977): the usual words, which they called arbitrary themselves.
_WORDS = (
    (0.8, "almost perfect"),
    (0.6, "substantial"),
    (0.4, "moderate"),
    (0.2, "fair"),
    (0.0, "slight"),
)
WORSE = "worse than chance"
# Below so many plans the interval of a kappa spans two of these words or more.
FEW = 30
UNTOLD = "cannot be told: only one grade was given"
NOTHING = "no plan was judged by all of them"


def strength(agreement: Agreement) -> str:
    """Return the word for an agreement, or why there is none."""
    if agreement.plans == 0:
        return NOTHING
    if agreement.kappa is None:
        return UNTOLD
    return next((word for least, word in _WORDS if agreement.kappa > least), _least(agreement))


def _least(agreement: Agreement) -> str:
    return WORSE if agreement.kappa is not None and agreement.kappa < 0 else _WORDS[-1][1]


def kappa(agreement: Agreement) -> str:
    """Return a kappa with its interval, where it has one: "0.52 (0.31 to 0.73)"."""
    if agreement.kappa is None:
        return "n/a"
    if agreement.low is None or agreement.high is None:
        return f"{agreement.kappa:.2f}"
    return f"{agreement.kappa:.2f} ({agreement.low:.2f} to {agreement.high:.2f})"


def between(agreement: Agreement) -> str:
    """Return who agrees with whom."""
    return joined(list(agreement.between))


def headline(found: Moderation) -> str:
    """Return who judged how much."""
    people = amount(len(found.auditors), "person", "people")
    return (
        f"{people} judged {amount(found.plans, 'plan', 'plans')}: {joined(list(found.auditors))}."
    )


def caution(found: Moderation) -> str:
    """Return a caution where there are few plans, or nothing."""
    fewest = min((a.plans for a in (*found.people, *found.machine)), default=0)
    if fewest >= FEW:
        return ""
    return (
        f"Some figures rest on {amount(fewest, 'plan', 'plans')}. Below {FEW} they are a hint and no "
        "measure: read the disagreements, and judge more plans before anything is decided on them."
    )


def alone(found: Moderation) -> str:
    """Return that nothing tells how people agree, where there is one auditor only."""
    if len(found.auditors) > 1:
        return ""
    return (
        "With one auditor nothing tells how far people agree; ask a second to judge the same plans."
    )
