"""A plan as the law sees it: sections A to K, their statements, rows and front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import attrgetter

from ehcp_qa.model.document import Document
from ehcp_qa.model.location import Span


class SectionId(StrEnum):
    """The parts of an EHC plan (SEND Regs 2014, reg 12(1)); ``H`` is a section H not yet divided."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    H1 = "H1"
    H2 = "H2"
    H = "H"
    I = "I"  # noqa: E741 - the law's own letter
    J = "J"
    K = "K"


class PlanStage(StrEnum):
    """Where a plan is on its way, which decides the duties that apply."""

    DRAFT = "draft"
    AMENDED = "amended"
    FINAL = "final"
    WORKING = "working"
    TEMPLATE = "template"


class PlacementKind(StrEnum):
    """What kind of school or other institution a plan is written for, where that is known."""

    SPECIAL = "special"
    MAINSTREAM = "mainstream"
    UNKNOWN = "unknown"


class Area(StrEnum):
    """The broad areas of need (Code 6.28 onwards), with independence, health and social care."""

    COMMUNICATION = "communication and interaction"
    COGNITION = "cognition and learning"
    SEMH = "social, emotional and mental health"
    SENSORY = "sensory and physical"
    INDEPENDENCE = "independence and self-help"
    HEALTH = "health"
    SOCIAL_CARE = "social care"
    ADULTHOOD = "preparing for adulthood"


class Role(StrEnum):
    """What a statement is, by where it stands and what its cell or sub-heading is called."""

    VIEW = "view"
    ASPIRATION = "aspiration"
    HISTORY = "history"
    STRENGTH = "strength"
    NEED = "need"
    AIM = "aim"  # a long-term outcome, which is not judged as SMART
    OUTCOME = "outcome"
    STEP = "step"  # a step towards an outcome
    PROVISION = "provision"
    QUOTED_OUTCOME = "quoted outcome"  # an outcome from E printed again in F as a lead-in
    ARRANGEMENT = "arrangement"  # monitoring, review, how the plan was written
    PLACEMENT = "placement"
    BUDGET = "budget"
    ADVICE = "advice"
    NIL = "nil"  # says that the section does not apply
    GUIDANCE = "guidance"  # template text, statutory description, instructions
    OTHER = "other"


class CellRole(StrEnum):
    """What a column of a provision or outcome table holds, by its title."""

    NEED = "need"
    OUTCOME = "outcome"
    PROVISION = "provision"
    BY_WHOM = "by_whom"
    HOW_OFTEN = "how_often"
    DURATION = "duration"
    GROUP = "group"
    WHERE = "where"
    REVIEW = "review"
    BY_WHEN = "by_when"
    STEPS = "steps"
    MEASURE = "measure"
    NEED_MET = "need_met"
    OUTCOME_MET = "outcome_met"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of the document and where they stand; ``text`` is as long as the span."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One activity, item or event, with what it inherits.

    ``id`` is the section and a running number (``F-12``). ``text`` is the span's text with each
    odd character swapped for one plain character, so offsets into it are offsets into the span.
    ``cells`` are the other cells of its row by what their column holds; ``lead_in`` the sentence
    it hangs from; ``group_heading`` the nearest sub-heading over it; ``before`` the sentence
    before it in the same cell or paragraph. ``number`` is its own number as printed ("2.1");
    ``refers_to`` the needs or outcomes that it names ("need 3" is ``("need", "3")``).
    """

    id: str
    section: SectionId
    role: Role
    text: str
    span: Span
    area: Area | None = None
    area_title: str = ""
    row: str | None = None
    cells: Mapping[CellRole, Words] = field(default_factory=dict)
    lead_in: Words | None = None
    group_heading: Words | None = None
    before: Words | None = None
    number: str = ""
    refers_to: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table that keeps need, provision and outcome together; values are statement ids."""

    id: str
    area: Area | None
    needs: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, table title, column title or cell that opens a section."""

    section: SectionId
    words: Words
    title: str  # the heading's words after the letter
    how: str  # letter | title | column | cell


class Condition(StrEnum):
    """What was found of a section."""

    FILLED = "filled"
    NIL = "nil"
    BLANK = "blank"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Section:
    """Everything gathered under one letter, from however many places it stands in.

    ``labelled`` is false where only an area and field title told which section this is.
    ``stretches`` are runs of block numbers, first and last.
    """

    id: SectionId
    condition: Condition
    headings: tuple[Heading, ...] = ()
    stretches: tuple[tuple[int, int], ...] = ()
    statements: tuple[Statement, ...] = ()
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled fact of the front matter, header or sign-off, such as a date of birth."""

    name: str  # child_name, known_as, date_of_birth, year_group, plan_date, ... (recognise/front)
    label: Words | None
    value: Words


@dataclass(frozen=True, slots=True)
class Child:
    """What the document says of the child or young person; empty where it does not say."""

    full_name: str = ""
    first_name: str = ""
    known_as: tuple[str, ...] = ()
    surname: str = ""
    date_of_birth: date | None = None
    year_group: int | None = None  # national curriculum year; Reception is 0, Nursery is -1
    pronouns: str = ""  # he | she | they | ""


class AdviceKind(StrEnum):
    """Kinds of advice in Section K (regs 6(1)); the values are groups of ``advice_kinds``."""

    FAMILY = "family"
    EDUCATION = "education"
    MEDICAL = "medical"
    PSYCHOLOGY = "psychology"
    SOCIAL_CARE = "social_care"
    ADULTHOOD = "adulthood"
    SPEECH = "speech_and_language"
    OCCUPATIONAL = "occupational_therapy"
    PHYSIOTHERAPY = "physiotherapy"
    HEARING = "hearing"
    VISION = "vision"
    MULTI_SENSORY = "multi_sensory"
    MENTAL_HEALTH = "mental_health"


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice that Section K lists: a row of its table, or a line.

    ``kinds`` is empty where nothing tells what advice it is. ``role`` is a post, profession or
    organisation. ``dated`` are the words of its date and ``day`` the last day they can mean.
    ``given`` is false for advice that was asked for and not had ("not received", "none requested").
    """

    statement: str
    span: Span
    words: str  # all that the row or line says
    kinds: tuple[AdviceKind, ...] = ()
    author: Words | None = None
    role: Words | None = None
    dated: Words | None = None
    day: date | None = None
    given: bool = True


class OtherKind(StrEnum):
    """Documents that may be given in place of an EHC plan; the values name groups of lexicon terms."""

    IDP = "individual_development_plan"  # Wales
    CSP = "coordinated_support_plan"  # Scotland
    STATEMENT_NI = "statement_ni"  # Northern Ireland
    STATEMENT = "statement"  # England, before EHC plans
    IEP = "individual_education_plan"
    ISP = "individual_support_plan"
    SEN_SUPPORT = "sen_support"
    ANNUAL_REVIEW = "annual_review"
    PEP = "personal_education_plan"
    NEWSLETTER = "newsletter"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """What a document seems to be instead of an EHC plan, with the words that told, if any did."""

    kind: OtherKind
    told: Words | None = None


# Where a statement stands: as spans are ordered, and quicker than asking them.
_PLACE = attrgetter("span.block", "span.start", "span.end")


@dataclass(frozen=True, slots=True)
class Plan:
    """A document recognised as an EHC plan.

    ``stage_why`` quotes what told the stage, and ``placement_why`` what told the kind of
    placement. ``areas`` are the areas of need whose own heading or title was seen, in order.
    ``residue`` are blocks of guidance, contents and keys that belong to
    no section, by block number. ``advice`` is what Section K lists. ``other`` is set where the
    document seems to be no EHC plan at all.
    """

    document: Document
    stage: PlanStage
    stage_why: str
    child: Child
    fields: tuple[Field, ...]
    sections: Mapping[SectionId, Section]
    rows: tuple[Row, ...] = ()
    areas: tuple[Area, ...] = ()
    plan_date: date | None = None
    residue: tuple[int, ...] = ()
    advice: tuple[Advice, ...] = ()
    placement: PlacementKind = PlacementKind.UNKNOWN
    placement_why: str = ""
    other: OtherDocument | None = None

    def statements(self, *sections: SectionId) -> tuple[Statement, ...]:
        """Return the statements of these sections, or of all, in reading order."""
        wanted = sections or tuple(self.sections)
        found = [s for key in wanted if key in self.sections for s in self.sections[key].statements]
        return tuple(sorted(found, key=_PLACE))
