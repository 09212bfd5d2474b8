"""An emptied commitment in words that no list and no shape foresaw, by what labelled statements taught."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ehcp_qa.analyse.commitment import EMPTYING
from ehcp_qa.analyse.firm_after_all import is_firm_after_all
from ehcp_qa.analyse.learned.emptied import EMPTIED, emptied_features, heaviest
from ehcp_qa.analyse.learned.linear import model
from ehcp_qa.analyse.meaning.words import Vector, word_table
from ehcp_qa.analyse.own_acts import tells_of_the_past
from ehcp_qa.analyse.rescues import LEARNT_RESCUES
from ehcp_qa.analyse.slots.pieces import Piece, trimmed
from ehcp_qa.analyse.standing import Setting, Slots
from ehcp_qa.model.analysed import Emptying, ProvisionKind, Slot, SoftPhrase, Token, Verdict
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.grams import Features
from ehcp_qa.nlp.terms import Term

# How likely the commitment must be emptied. With either author of emptied statements left out, 86 calls
# of which 84 were right; at 0.7, 109 and 106, at 0.9, 65 and all (training/README.md).
SURE_EMPTIED = 0.8
# A statement that the verdict's model holds as specific as this is left alone, whatever its words.
TOO_SPECIFIC = 0.99
# The least margin from which one way of emptying is named: with its author left out two in three
# are named rightly, with some of the author seen four in five; without it, two in five.
SURE_GROUP = 0.0

# Of so few words none is quoted by itself: "Speech and language input".
_QUOTED_WHOLE = 5


# What a group's statements have in common, as a report says it of words like theirs.
WORDED_LIKE: Mapping[Emptying, str] = {
    Emptying.ACCESS: "worded like statements that offer something and bind nobody",
    Emptying.CONDITION: "worded like statements that depend on what somebody finds later",
    Emptying.SOFT_FREQUENCY: "worded like statements that say how often without a number",
    Emptying.SOFT_AMOUNT: "worded like statements that say how much without a number",
    Emptying.CEILING: "worded like statements that give a most and no least",
    Emptying.LOOSE_PROVIDER: "worded like statements in which nobody can be found who does it",
    Emptying.RECOMMENDATION: "worded like statements that advise and do not decide",
    Emptying.DEFERRAL: "worded like statements that leave the decision for later or for others",
    Emptying.CHANGE: "worded like statements that let the provision be cut or changed later",
    Emptying.MONEY: "worded like statements of funding and not of provision",
    Emptying.UNIVERSAL: "worded like statements of what every pupil is given",
    Emptying.EMPTY_NOUN: "worded like statements that do not say what will be done",
    Emptying.OPEN_LIST: "worded like statements in which examples stand for the decision",
    Emptying.UNSIZED_GROUP: "worded like statements of a group without its size",
    Emptying.UNTRAINED: "worded like statements that do not say what anyone is trained in",
    Emptying.UNTOLD: "worded like statements that leave open what must happen",
}


def learnt_emptying(
    statement: Statement,
    kind: ProvisionKind,
    slots: Slots,
    soft: tuple[SoftPhrase, ...],
    tokens: tuple[Token, ...] | None,
    likelihood: Mapping[Verdict, float],
    weights: Path,
) -> SoftPhrase | None:
    """Return the words that most likely empty the statement, or None.

    Asked only where no listed phrase does. Only the statement's own words are looked at: full
    cells beside them do not make good what they take back.
    """
    listed = any(not p.rescued_by and p.group in EMPTYING for p in soft)
    if listed or likelihood.get(Verdict.SPECIFIC, 0.0) > TOO_SPECIFIC:
        return None
    if tells_of_the_past(statement.text):  # it commits nobody, and empties nothing
        return None
    features = emptied_features(statement.text, tokens)
    vector = word_table().vector(statement.text)
    scorer = model("emptied", weights)
    sure = scorer.likelihood(features, vector)[EMPTIED]
    if sure < SURE_EMPTIED:
        return None
    short = len(statement.text.split()) <= _QUOTED_WHOLE
    run = (0, len(statement.text)) if short else heaviest(statement.text, scorer)
    start, end = trimmed(statement.text, *run)
    span = Span(statement.span.block, statement.span.start + start, statement.span.start + end)
    group = _group(features, vector, weights)
    if group in _OF_ACTS and not _acts(tokens):
        group = Emptying.UNTOLD
    if any(_meets(span, p.span) or p.group is group for p in soft):  # judged by lists already
        return None
    if _is_rescued(statement, group, kind, slots, start, end):
        return None
    return SoftPhrase(group, statement.text[start:end], span, learnt=sure)


# A bare noun ("Strategies and interventions from the team") puts nothing off and depends on nothing.
_OF_ACTS = frozenset(
    {
        Emptying.DEFERRAL,
        Emptying.CONDITION,
        Emptying.RECOMMENDATION,
        Emptying.CHANGE,
        Emptying.EFFORT,
    }
)


def _acts(tokens: tuple[Token, ...] | None) -> bool:
    """Tell whether a verb stands in the text; without a language model it may."""
    return tokens is None or any(token.pos in ("VERB", "AUX") for token in tokens)


def _meets(one: Span, other: Span) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end


def _group(features: Features, vector: Vector, weights: Path) -> Emptying:
    """Return how the commitment is emptied, where the model by itself says so."""
    margins = model("emptied_group", weights).scores(features, vector)
    best = max(sorted(margins), key=lambda label: margins[label])
    return Emptying(best) if margins[best] >= SURE_GROUP else Emptying.UNTOLD


def _is_rescued(
    statement: Statement, group: Emptying, kind: ProvisionKind, slots: Slots, start: int, end: int
) -> bool:
    """Tell whether the words do no harm: a trigger, a number; care is given when it is needed."""
    if group is Emptying.CONDITION and kind is ProvisionKind.CARE:
        return True
    if group is Emptying.DEFERRAL and kind is ProvisionKind.OVERSIGHT and _is_counted(slots):
        return True  # somebody who looks at a child so often decides later, and comes all the same
    piece = Piece(statement.text, statement.span, "text")
    term = Term(start, end, statement.text[start:end], group.value)
    setting = Setting(piece, term, slots)
    return is_firm_after_all(setting) or any(
        test(setting) for test in LEARNT_RESCUES.get(group, ())
    )


def _is_counted(slots: Slots) -> bool:
    """Tell whether who it is and how many times are both firmly given."""
    times = any(v.firm and v.amount is not None for v in slots.get(Slot.FREQUENCY, ()))
    return times and any(v.firm for v in slots.get(Slot.WHO, ()))


def reweighed(verdict: Verdict, why: str, phrase: SoftPhrase) -> tuple[Verdict, str]:
    """Return the verdict and its reason once an emptying was learnt that slots did not show."""
    if verdict is not Verdict.SPECIFIC:
        return verdict, why
    return (
        Verdict.VAGUE if phrase.group in EMPTYING else Verdict.PARTLY,
        f"“{phrase.words}”: {WORDED_LIKE[phrase.group]} ({round(100 * phrase.learnt)}% likely)",
    )
