"""Each facet decided: what structure shows, weighed with the trained model, and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ehcp_qa.analyse.facets.features import features
from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.analyse.facets.settled import settled
from ehcp_qa.analyse.facets.told import evidence
from ehcp_qa.analyse.learned.linear import model
from ehcp_qa.analyse.meaning.words import Vector, word_table
from ehcp_qa.model.analysed import Deadline, Facet, FacetResult
from ehcp_qa.model.plan import Statement

# The facets that a trained model weighs; being bound in time is told by structure alone.
LEARNED = (
    Facet.PERSON,
    Facet.SPECIFIC,
    Facet.MEASURABLE,
    Facet.NOT_PROVISION,
    Facet.NOT_ASPIRATION,
)
# A facet fails from this likelihood up. Trained on `more` and measured on the gold, precision of the
# failures rises up to 0.6 and recall stays; taking part in the life of a place ("goes to a youth club
# and …") is so near to attending a service that only a surer model may say so.
FAILS = 0.6
FAILS_SURER: Mapping[Facet, float] = {Facet.NOT_PROVISION: 0.65}
# What has a date is a step by its own account: only a surer model may call it a hope for life.
FAILS_DATED: Mapping[Facet, float] = {Facet.NOT_ASPIRATION: 0.75}
NO, YES = "no", "yes"


def judge(
    statement: Statement, reading: Reading, deadline: Deadline | None, weights: Path
) -> dict[Facet, FacetResult]:
    """Return the five facets that the words decide, each with its words and reason."""
    known = settled(statement, reading, deadline)
    found, vector = features(statement, reading), meaning(statement)
    lines = {**FAILS_SURER, **(FAILS_DATED if deadline else {})}
    results = {}
    for facet in LEARNED:
        fails = model(model_name(facet), weights).likelihood(found, vector)[NO]
        met = known.get(facet, fails < lines.get(facet, FAILS))
        span, why = evidence(facet, met, statement, reading)
        sure = 1.0 if facet in known else round(max(fails, 1 - fails), 4)
        results[facet] = FacetResult(met, span, why, sure)
    return results


def meaning(statement: Statement) -> Vector:
    """Return the vector of an outcome's words, by which the models know words they never saw."""
    return word_table().vector(statement.text)


def model_name(facet: Facet) -> str:
    """Return the name under which a facet's weights are kept."""
    return f"outcome_{facet.value}"
