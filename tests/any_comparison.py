"""Any comparison of two drafts, and any questions to advisers, with hostile words in every place."""

from __future__ import annotations

from any_report import findings, runs, words
from handmade import analysed_of, plan_of, report_of
from hypothesis import strategies as st

from ehcp_qa.model.analysed import AnalysedPlan, Facet, Slot, Verdict
from ehcp_qa.model.comparison import (
    Comparison,
    Moved,
    OutcomeChange,
    ProvisionChange,
    SlotChange,
    Turn,
)
from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.reporters.queries.asked import Adviser, Letter, Queries, Question

_facets = st.lists(st.sampled_from(Facet), unique=True, max_size=2).map(tuple)
_slots = st.lists(
    st.builds(SlotChange, st.sampled_from(Slot), st.sampled_from(Turn), words, words), max_size=3
).map(tuple)


@st.composite
def _drafts(draw: st.DrawFn) -> AnalysedPlan:
    """Return a plan of a need, an outcome and a provision of any words."""
    told = [
        (SectionId.B, Role.NEED, draw(words) or " "),
        (SectionId.E, Role.OUTCOME, draw(words) or " "),
        (draw(st.sampled_from((SectionId.F, SectionId.G))), Role.PROVISION, draw(words) or " "),
    ]
    return analysed_of(plan_of(*told), [Verdict.PARTLY], [[True] * len(Facet)])


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Return what changed between two drafts, either of which may not have been read."""
    old, new = draw(_drafts()), draw(_drafts())
    ((before, after),) = zip(old.provisions.values(), new.provisions.values(), strict=True)
    ((had, has),) = zip(old.outcomes.values(), new.outcomes.values(), strict=True)
    emptied = tuple(draw(st.lists(words, max_size=1)))
    listed = st.lists(findings(), max_size=2).map(tuple)
    maybe = st.integers(0, 1)
    return Comparison(
        report_of(draw(runs()), draw(runs())),
        fixed=draw(listed),
        remaining=draw(listed),
        new=draw(listed),
        removed=(before,) * draw(maybe),
        added=(after,) * draw(maybe),
        moved=(Moved(before.statement, after.statement),) * draw(maybe),
        provisions=(ProvisionChange(before, after, draw(_slots), emptied),) * draw(maybe),
        needs_dropped=tuple(s for s in old.plan.statements() if s.role is Role.NEED),
        outcomes_dropped=(had,) * draw(maybe),
        outcomes=(OutcomeChange(had, has, draw(_facets), draw(_facets)),) * draw(maybe),
        notes=tuple(draw(st.lists(words, max_size=1))),
    )


_several = st.lists(words, max_size=2).map(tuple)
_questions = st.builds(Question, words, words, words, _several, _several, words, words)
_letters = st.builds(
    Letter,
    st.builds(Adviser, words, words, words, st.booleans()),
    st.lists(_questions, min_size=1, max_size=3).map(tuple),
)
queries = st.builds(Queries, words, st.lists(_letters, min_size=1, max_size=3).map(tuple))
