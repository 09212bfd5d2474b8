"""What analysis worked out, once, about every statement of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId, Statement
from ehcp_qa.model.template import Template


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a statement's text as the language model saw it; ``head`` is a token number."""

    text: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int


class ProvisionKind(StrEnum):
    """Kinds of provision, which decide what must be specified (annotation guide, part 1)."""

    SESSION = "session"
    SUPPORT = "support"
    STRATEGY = "strategy"
    EQUIPMENT = "equipment"
    ENVIRONMENT = "environment"
    TRAINING = "training"
    OVERSIGHT = "oversight"
    LIAISON = "liaison"
    CURRICULUM = "curriculum"
    TRANSITION = "transition"
    CARE = "care"


class Slot(StrEnum):
    """The parts of a specified provision (Code 9.69: type, hours, frequency, expertise)."""

    WHAT = "what"
    WHO = "who"
    EXPERTISE = "expertise"
    FREQUENCY = "frequency"
    DURATION = "duration"
    GROUP = "group"
    SETTING = "setting"
    PERIOD = "period"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One filling of a slot: its words, where they stand, and what they come to.

    ``source`` is ``text``, ``row``, ``lead_in`` or ``before``. ``firm`` is false for a filling that
    names something only loosely ("a trained adult", "up to 5 hours", "about 20 minutes").
    ``unit`` and ``amount`` carry the normalised value: minutes for a duration (with ``per`` when
    it is a total for a period), times for a frequency with ``per`` (day, week, fortnight, month,
    half term, term, year), people for a group.
    """

    slot: Slot
    words: str
    span: Span
    source: str = "text"
    firm: bool = True
    amount: float | None = None
    unit: str = ""
    per: str = ""
    norm: str = ""  # a role, a programme, a ratio such as 1:1


class Emptying(StrEnum):
    """How words empty a commitment (statute.md C.4's groups)."""

    ACCESS = "access"
    OPPORTUNITY = "opportunity"
    CONDITION = "condition"
    SOFT_FREQUENCY = "soft_frequency"
    SOFT_AMOUNT = "soft_amount"
    CEILING = "ceiling"
    LOOSE_PROVIDER = "loose_provider"
    RECOMMENDATION = "recommendation"
    DEFERRAL = "deferral"
    CHANGE = "change"
    MONEY = "money"
    UNIVERSAL = "universal"
    EFFORT = "effort"
    OPEN_LIST = "open_list"
    UNSIZED_GROUP = "unsized_group"
    UNTRAINED = "untrained"
    EMPTY_NOUN = "empty_noun"
    UNTOLD = "untold"  # only learnt: it is worded like what is emptied, and how cannot be told


@dataclass(frozen=True, slots=True)
class SoftPhrase:
    """Words that empty or soften the commitment; ``rescued_by`` says why they do no harm here.

    ``learnt`` is how likely a trained model holds it that the commitment is emptied, where no list
    and no shape foresaw the words; 0 where one did.
    """

    group: Emptying
    words: str
    span: Span
    rescued_by: str = ""
    learnt: float = 0.0


class Verdict(StrEnum):
    """How far a provision is specified and quantified (annotation guide, part 1)."""

    SPECIFIC = "specific"
    PARTLY = "partly"
    VAGUE = "vague"


class Belongs(StrEnum):
    """Which section a provision should stand in (statute.md B.1 to B.3)."""

    F = "F"
    G = "G"
    H1 = "H1"
    H2 = "H2"
    EITHER = "either"
    NOT_PROVISION = "not_provision"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a provision belongs, why in a phrase, on which words, and how sure (0 to 1)."""

    belongs: Belongs
    why: str
    evidence: tuple[Span, ...] = ()
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class ProvisionAnalysis:
    """One provision statement: kind, slots, what empties it, verdict, placement.

    ``needed`` are the slots that its kind must have; of them ``missing`` are filled by nothing and
    ``loose`` only loosely ("up to 5 hours"). ``likelihood`` is the trained model's probability of
    each verdict (empty without the model).
    """

    statement: Statement
    kind: ProvisionKind
    slots: Mapping[Slot, tuple[SlotValue, ...]]
    soft: tuple[SoftPhrase, ...]
    missing: tuple[Slot, ...]
    verdict: Verdict
    placement: Placement
    likelihood: Mapping[Verdict, float] = field(default_factory=dict)
    why: str = ""
    needed: tuple[Slot, ...] = ()
    loose: tuple[Slot, ...] = ()

    @property
    def filled(self) -> tuple[Slot, ...]:
        """The slots that its kind must have and that firm words fill."""
        return tuple(s for s in self.needed if s not in self.missing and s not in self.loose)


@dataclass(frozen=True, slots=True)
class Enforceability:
    """How much of what provision must say it says firmly: slots ``filled`` of slots ``needed``."""

    filled: int
    needed: int

    @property
    def index(self) -> float | None:
        """The share out of 100 to one decimal place, or None where there is no provision."""
        return round(100 * self.filled / self.needed, 1) if self.needed else None


class Facet(StrEnum):
    """What makes an outcome SMART (Code 9.61 to 9.69; annotation guide, part 2)."""

    PERSON = "person"
    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    TIMEBOUND = "timebound"
    NOT_PROVISION = "outcome_not_provision"
    NOT_ASPIRATION = "outcome_not_aspiration"


@dataclass(frozen=True, slots=True)
class FacetResult:
    """Whether a facet is met, on which words (or none), and why in a phrase."""

    met: bool
    evidence: Span | None = None
    why: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an outcome is due: the words, and the last day they mean where that can be told.

    ``kind`` is date, month, age, year_group, key_stage, phase, term or span.
    """

    words: str
    span: Span
    kind: str
    due: date | None = None
    source: str = "text"  # text | row | group_heading | lead_in


@dataclass(frozen=True, slots=True)
class OutcomeAnalysis:
    """One outcome: its six facets, deadline and verdict (``smart`` when all are met)."""

    statement: Statement
    facets: Mapping[Facet, FacetResult]
    deadline: Deadline | None = None

    @property
    def smart(self) -> bool:
        """True when every facet is met."""
        return all(result.met for result in self.facets.values())

    def words_of(self, facet: Facet) -> str:
        """Return the words that told whether a facet is met: the outcome's, its row's or its heading's."""
        evidence, own = self.facets[facet].evidence, self.statement
        if evidence is None:
            return ""
        around = (own.lead_in, own.group_heading, *own.cells.values())
        places = ((own.text, own.span), *((w.text, w.span) for w in around if w))
        for text, span in places:
            if span.block == evidence.block and span.start <= evidence.start < span.end:
                return text[evidence.start - span.start : evidence.end - span.start]
        return ""


class LinkKind(StrEnum):
    """The links of the golden thread."""

    ASPIRATION_OUTCOME = "aspiration-outcome"
    NEED_PROVISION = "need-provision"
    OUTCOME_PROVISION = "outcome-provision"


@dataclass(frozen=True, slots=True)
class Link:
    """One link between two statements, by id, with its reason and strength (0 to 1).

    ``reason`` is ``row``, ``number``, ``cover`` ("supports needs 2 to 5"), ``concept`` or
    ``meaning``; ``why`` says it in words ("both speak of toileting").
    """

    kind: LinkKind
    source: str
    target: str
    reason: str
    strength: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class AnalysedPlan:
    """A plan and all that analysis worked out, by statement id.

    ``model`` names the language model used, or is empty when there was none. ``tokens`` are there
    only with a model. ``topics`` are the concepts of each statement (SEND concept lexicon).
    ``alone`` are the statements without the link that the golden thread asks of them, each with how
    likely it is that nothing answers it; ``orphans`` those where that is likely enough to say so.
    Of a template that plans are made from, ``plan`` is its fixed wording alone, and ``template``
    the whole of it.
    """

    plan: Plan
    provisions: Mapping[str, ProvisionAnalysis]
    outcomes: Mapping[str, OutcomeAnalysis]
    links: tuple[Link, ...]
    tokens: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)
    alone: Mapping[str, float] = field(default_factory=dict)
    orphans: frozenset[str] = frozenset()
    model: str = ""
    template: Template | None = None

    def provisions_in(self, *sections: SectionId) -> tuple[ProvisionAnalysis, ...]:
        """Return the analysed provisions of these sections in reading order."""
        found = [p for p in self.provisions.values() if p.statement.section in sections]
        return tuple(sorted(found, key=lambda p: p.statement.span))

    def enforceability(self) -> Enforceability:
        """Return how many of the slots that provision needs are filled, over the whole plan."""
        provisions = self.provisions.values()
        return Enforceability(
            filled=sum(len(p.filled) for p in provisions),
            needed=sum(len(p.needed) for p in provisions),
        )

    def outcomes_in(self, *sections: SectionId) -> tuple[OutcomeAnalysis, ...]:
        """Return the analysed outcomes of these sections in reading order."""
        found = [o for o in self.outcomes.values() if o.statement.section in sections]
        return tuple(sorted(found, key=lambda o: o.statement.span))
