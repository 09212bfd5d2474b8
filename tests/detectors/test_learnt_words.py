"""Words that were learnt to empty a commitment: each rule reports its group, and says how it knows."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from ehcp_qa.detectors import DETECTORS
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Belongs,
    Emptying,
    Placement,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
    SlotValue,
    SoftPhrase,
    Verdict,
)
from ehcp_qa.model.document import Block, Document, Source
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Child, Plan, PlanStage, Role, SectionId, Statement

F = SectionId.F
TEXT = "All being well, the tutor teaches him to cook."
WORDS = "All being well"
NOUNS = {"kinds": (ProvisionKind.SESSION,), "areas": (), "nouns": ()}


def matches(name: str, group: Emptying, verdict: Verdict, **options: object) -> Iterable[Match]:
    """Return what a detector says of a provision with learnt words of this group."""
    statement = Statement("F-1", F, Role.PROVISION, TEXT, Span(0, 0, len(TEXT)))
    soft = (SoftPhrase(group, WORDS, Span(0, 0, len(WORDS)), learnt=0.91),)
    told = SlotValue(Slot.WHAT, "teaches him to cook", Span(0, 26, 45))
    analysis = ProvisionAnalysis(
        *(statement, ProvisionKind.SESSION, {Slot.WHAT: (told,)}, soft, (), verdict),
        Placement(Belongs.F, ""),
    )
    document = Document(Source("plan.md", "md"), (Block(0, TEXT),))
    plan = Plan(document, PlanStage.DRAFT, "", Child(), (), {})
    each = DETECTORS[name]
    return list(each.detect(AnalysedPlan(plan, {"F-1": analysis}, {}, ()), each.options(**options)))


RULES = [
    pytest.param("soft-phrase", Emptying.CONDITION, {"groups": ("condition",)}, id="condition"),
    pytest.param("empty-noun", Emptying.EMPTY_NOUN, NOUNS, id="empty noun"),
    pytest.param("money", Emptying.MONEY, {}, id="money"),
    pytest.param("universal-offer", Emptying.UNIVERSAL, {}, id="universal"),
    pytest.param("ceiling", Emptying.CEILING, {"ceilings": ("up to",)}, id="ceiling"),
    pytest.param("open-list", Emptying.OPEN_LIST, {"nouns": (), "qualities": ()}, id="open list"),
]


@pytest.mark.parametrize(("name", "group", "options"), RULES)
def test_learnt_words_are_an_inference_and_the_finding_says_so(name, group, options):
    """The words are quoted, the match is unsure, and its note says what they are worded like."""
    (match,) = matches(name, group, Verdict.PARTLY, sections=(F,), **options)
    assert match.span == Span(0, 0, len(WORDS))
    assert match.unsure
    assert match.note.startswith("No listed phrase: it is worded like statements")
    assert match.note.endswith("(91% likely).")


@pytest.mark.parametrize(("name", "group", "options"), RULES)
def test_learnt_words_whose_way_is_not_known_make_no_finding(name, group, options):
    """Where the model cannot tell how the commitment is emptied, no rule names a way."""
    assert group is not Emptying.UNTOLD
    assert not matches(name, Emptying.UNTOLD, Verdict.PARTLY, sections=(F,), **options)
