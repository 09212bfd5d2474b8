"""One provision statement analysed: kind, slots, commitment, verdict and placement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ehcp_qa.analyse.commitment import find_soft
from ehcp_qa.analyse.kind import first_sign, kind_by_rule, says_its_kind, signs
from ehcp_qa.analyse.kind_shape import shape_flags
from ehcp_qa.analyse.kind_words import class_flags
from ehcp_qa.analyse.learned.features import provision_features, whole_text
from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.learnt import learnt_emptying, reweighed
from ehcp_qa.analyse.meaning.words import Vector, word_table
from ehcp_qa.analyse.needs import loose_slots, missing_slots, needed_slots
from ehcp_qa.analyse.placement import place
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.analyse.standing import Slots
from ehcp_qa.analyse.verdict import by_rule, decide
from ehcp_qa.model.analysed import ProvisionAnalysis, ProvisionKind, SoftPhrase, Token, Verdict
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.grams import Features


@dataclass(frozen=True, slots=True)
class Reading:
    """What rules alone make of a statement, and the features that the models look at."""

    slots: Slots
    soft: tuple[SoftPhrase, ...]
    kind: ProvisionKind
    verdict: Verdict
    features: Features
    vector: Vector


def read_statement(
    statement: Statement, lexicons: Lexicons, tokens: tuple[Token, ...] | None = None
) -> Reading:
    """Return slots, soft phrases, kind and verdict by rule, with the features for the models."""
    slots = find_slots(statement, lexicons, tokens)
    soft = find_soft(statement, slots, lexicons)
    kind = kind_by_rule(statement, slots)
    verdict = by_rule(kind, slots, soft)
    flags = (
        f"f:rule={verdict.value}",
        *(f"f:missing={slot.value}" for slot in missing_slots(kind, slots)),
        *_sign_flags(statement),
        *class_flags(statement, lexicons, tokens),
        *shape_flags(statement, slots),
    )
    features = provision_features(statement, slots, soft, kind, flags, tokens)
    vector = word_table().vector(whole_text(statement))
    return Reading(slots, soft, kind, verdict, features, vector)


def _sign_flags(statement: Statement) -> Iterator[str]:
    """Yield what the signs of kind say, also by section: a nurse's "review" is no SENCO's."""
    section = statement.section.value[:1]  # H1 and H2 hold the same kinds
    for sign in signs(statement):
        yield f"f:sign={sign.value}"
        yield f"f:sign={sign.value}:{section}"
    first = first_sign(statement)
    yield f"f:first-sign={first.value if first else ''}"
    yield f"f:first-sign={first.value if first else ''}:{section}"


# How likely a kind must be to be beyond doubt, so that a session without its length is not specific:
# of 0.5 to 0.9 the best with authors left out (training/README.md).
SURE_KIND = 0.6


def analyse_provision(
    statement: Statement,
    lexicons: Lexicons,
    tokens: tuple[Token, ...] | None,
    *,
    weights: Path = PACKAGED,
) -> ProvisionAnalysis:
    """Return the statement's kind, slots, soft phrases, verdict and placement with their reasons.

    ``weights`` is the folder of trained weights, so that an evaluation can use models that have
    not seen the statements they are measured on.
    """
    reading = read_statement(statement, lexicons, tokens)
    kinds = model("provision_kind", weights).likelihood(reading.features, reading.vector)
    kind = ProvisionKind(_likeliest(kinds))
    found = model("provision_verdict", weights).likelihood(reading.features, reading.vector)
    likelihood = {Verdict(label): chance for label, chance in found.items()}
    sure = kinds[kind.value] >= SURE_KIND or says_its_kind(kind, statement)
    verdict, why = decide(kind, reading.slots, reading.soft, likelihood, sure)
    soft = reading.soft
    learnt = learnt_emptying(statement, kind, reading.slots, soft, tokens, likelihood, weights)
    if learnt is not None:
        soft = (*soft, learnt)
        verdict, why = reweighed(verdict, why, learnt)
    return ProvisionAnalysis(
        statement=statement,
        kind=kind,
        slots=reading.slots,
        soft=soft,
        missing=missing_slots(kind, reading.slots),
        verdict=verdict,
        placement=place(statement, lexicons, tokens, weights=weights),
        likelihood=likelihood,
        why=why,
        needed=needed_slots(kind, reading.slots),
        loose=loose_slots(kind, reading.slots),
    )


def _likeliest(likelihood: Mapping[str, float]) -> str:
    return max(sorted(likelihood), key=lambda label: likelihood[label])
