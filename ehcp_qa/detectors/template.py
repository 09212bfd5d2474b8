"""Blanks of the template that nobody has filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.template_brackets import Brackets
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Block, ControlKind, MarkKind
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, PlanStage, SectionId
from ehcp_qa.nlp.terms import TermFinder

# Angle brackets round what is to be put there; no plan has a use for them.
_ANGLED = re.compile(
    r"(?<!<)<(?:insert|enter|name|child|young person|first|sur|fore|date|school|setting|add)[^<>\n]{0,60}>(?!>)",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"(?<![\w.@/-])(?:[Xx]{3,}|[Xx]{2,}(?:[/.-][Xx]{2,})+)(?![\w@-])|_{4,}|\.{8,}(?!\.*\s*\d)|…{3,}"
)
_DATE_SHAPE = re.compile(r"(?<!\w)D{1,2}[/. -]M{1,3}[/. -](?:Y{4}|Y{2})(?!\w)", re.IGNORECASE)
# An amount whose number was never put in: "__ minutes", "[ ] hours", "X times", "?? sessions".
_UNIT = (
    r"(?:hours?|hrs?|minutes?|mins?|times|sessions?|days|weeks?|visits?|pupils|children|terms?)\b"
)
_OPEN_AMOUNT = re.compile(rf"(?<!\w)(?:_{{1,3}}|…+|\.{{3,}}|[\[(]\s*[\])]|\?+)(?= ?{_UNIT})")
_X_AMOUNT = re.compile(
    r"(?<![\w'’.-])(?<!\d )(?<!Year )X(?= ?(?:hours?|hrs?|minutes?|mins?|times|sessions|weeks)\b)"
)
_ASKED = re.compile(r"(?<![\w?!.)\"'”’])\?{2,}")
# Round brackets hold asides, so only what names a field and nobody is a gap: "(name of adult)".
_ROUND = re.compile(
    r"\((?:name of (?:the )?(?:adult|person|school|child|pupil|teacher|professional|provider|setting|worker|staff member|tutor|therapist|college)|"
    r"(?:insert|enter|add|fill in) (?:the )?(?:name|date|number|role|details|amount|hours|school|frequency|setting|post)\b[^()]{0,30})\)",
    re.IGNORECASE,
)
# Days that a system puts in where none was given.
_NO_DAY = re.compile(
    r"(?<![\d/.-])(?:00[/.-]00[/.-](?:00)?00|0?1[/.-]0?1[/.-]1900|0?1 January 1900)(?![\d/-]|\.\d)|(?<!\w)20(?:XX|xx|__|\?\?)(?!\w)"
)
# A blank's own name where the child's should be: "NAME enjoys".
_NAME_FOR = re.compile(
    r"(?<![\w'’.-])(?<!er )(?<!is )(?<!he )(?<!my )(?<!ir )(?<!wn )(?:NAME|FIRST ?NAME|FORENAME|(?:CHILD|PUPIL|STUDENT)(?:['’]S)? NAME)(?:(?:['’][sS])? [a-z]+\b)"
)
_SINGLE_X = re.compile(
    r"(?<![\w'’.-])X(?=(?:'s|’s)? (?:needs|will|has|is|was|can|cannot|finds|enjoys|requires|likes|"
    r"struggles|often|also|may|should|would|does|wants|attends|special|and (?:his|her|their)))"
)
# Nobody's name. "What John does well" and "Ann, other than at lunch" are somebody's.
_NOBODY = re.compile(r"\b(?:(?:John|Jane) Doe|(?:Joe|Fred) Bloggs|A\.? ?N\.? Other|Ann Other)\b")
_OPEN = re.compile(r"(?<!\w)(?:TBC|TBA|tbc|tba|T\.B\.C\.?|T\.B\.A\.?)(?!\w)")
_TO_COME = re.compile(
    r"\W*to be (?:completed|confirmed|added|inserted|advised|written|filled in|supplied|updated)"
    r"(?: (?:later|shortly|by|with|at|when|once|after|on)\b[\w ,'’-]{0,40})?\W*\Z",
    re.IGNORECASE,
)
EITHER = re.compile(
    r"(?<!\w)(?:he ?/ ?she|she ?/ ?he|s/he|his ?/ ?hers?|hers? ?/ ?his|him ?/ ?her|her ?/ ?him)"
    r"(?: ?/ ?th\w+)?(?!\w)",
    re.IGNORECASE,
)
# Somebody else than the child whose sex a plan need not know.
_ANYBODY = re.compile(
    r"\b(?:adult|person|people|child or|pupil|student|peer|friend|teacher|assistant|TA|LSA|tutor|"
    r"therapist|worker|carer|member|staff|mentor|doctor|practitioner|colleague|someone|somebody|"
    r"anyone|partner|officer|psychologist|nurse|parent)s?\b"
)
# Filled only when a plan is made final, so a draft rightly leaves them open.
_AT_THE_END = re.compile(
    r"\b(?:final|issued?|finalised|review|sign(?:ed|ature)?|sign[- ]off|agreed|placement|"
    r"(?:proposed|named|future|next) (?:school|setting|college)|start date|amended|plan ends?|"
    r"authoris\w+|approved|panel|officer)\b",
    re.IGNORECASE,
)
_LISTS = (ControlKind.DROP_DOWN, ControlKind.COMBO_BOX)
_LEFT_OPEN_IN_DRAFT = (SectionId.I, SectionId.J)
# There "to be confirmed" puts off a decision, which is a finding of its own.
_DECIDES = (SectionId.F,)
# Fewer stray X's than this in a plan that gives the name is a slip, more is anonymising on purpose.
_ANONYMISED_FROM = 6


class PlaceholderOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Prompts, those that count only when nothing else is said, and what makes a bracket a blank."""

    prompts: tuple[str, ...]
    prompts_alone: tuple[str, ...]
    instructions: tuple[str, ...]
    blanks: tuple[str, ...]
    blanks_in_sentences: tuple[str, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A placeholder in a block: where, and whether only a careful reader would call it one."""

    start: int
    end: int
    mild: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    """Finds placeholders in one plan, knowing what that plan leaves open on purpose."""

    plan: Plan
    prompts: TermFinder
    alone: frozenset[str]
    brackets: Brackets
    sections: Mapping[int, SectionId]
    rows: Mapping[tuple[int, int], str]
    anonymised: bool
    unchosen: Mapping[int, tuple[str, ...]]

    def find(self, block: Block) -> Iterator[_Found]:
        """Yield the placeholders of a block in order, none inside another."""
        open_ok = self._may_stay_open(block)
        found = sorted(self._all(block, open_ok), key=lambda f: (f.start, -f.end))
        last = -1
        for item in found:
            if item.start >= last:
                yield item
                last = item.end

    def _all(self, block: Block, open_ok: bool) -> Iterator[_Found]:
        text = block.text
        if open_ok:  # but for a note to somebody, which is nobody's business but the writer's
            yield from (_Found(*span) for span in self.brackets.notes(text))
            return
        yield from (_Found(*m.span()) for m in _ANGLED.finditer(text))
        yield from (_Found(*span) for span in self.brackets.find(text))
        for mark in block.marks:
            if mark.kind is MarkKind.PLACEHOLDER and text[mark.start : mark.end].strip():
                yield _Found(mark.start, mark.end)
        yield from self._unchosen(block)
        yield from (_Found(t.start, t.end) for t in self.prompts.find(text))
        yield from (_Found(*m.span()) for m in _NOBODY.finditer(text))
        value = _value(text)
        if " ".join(value.lower().split()).strip(" .:[]()<>…") in self.alone:
            yield _Found(len(text) - len(value), len(text))
        for shape in (_DATE_SHAPE, _NO_DAY, _OPEN_AMOUNT, _ASKED, _ROUND):
            yield from (_Found(*m.span()) for m in shape.finditer(text))
        yield from (
            _Found(m.start(), m.start() + len(m.group().rsplit(" ", 1)[0]))
            for m in _NAME_FOR.finditer(text)
        )
        if self.sections.get(block.index) not in _DECIDES:
            yield from self._to_come(block)
        yield from self._letters(text)
        yield from self._either(text)

    def _unchosen(self, block: Block) -> Iterator[_Found]:
        """Yield what a list shows where its first entry, which only asks to choose, was left."""
        for shown in self.unchosen.get(block.index, ()):
            at = block.text.find(shown)
            if at >= 0:
                yield _Found(at, at + len(shown))

    def _to_come(self, block: Block) -> Iterator[_Found]:
        text, value = block.text, _value(block.text)
        yield from (_Found(*m.span()) for m in _OPEN.finditer(text))
        if _TO_COME.match(value):
            yield _Found(len(text) - len(value), len(text))

    def _letters(self, text: str) -> Iterator[_Found]:
        if self.anonymised:
            return
        yield from (_Found(*m.span()) for m in _RUN.finditer(text))
        for shape in (_SINGLE_X, _X_AMOUNT):
            yield from (_Found(*m.span()) for m in shape.finditer(text))

    def _either(self, text: str) -> Iterator[_Found]:
        if self.plan.child.pronouns not in ("he", "she") or _ANYBODY.search(text):
            return
        yield from (_Found(*m.span(), mild=True) for m in EITHER.finditer(text))

    def _may_stay_open(self, block: Block) -> bool:
        """Say whether a draft leaves this block open: I and J, and what is filled in at the end."""
        if self.plan.stage is PlanStage.FINAL:
            return False
        section = self.sections.get(block.index)
        if section in _LEFT_OPEN_IN_DRAFT:
            return True
        return section is None and bool(_AT_THE_END.search(self._row(block)))

    def _row(self, block: Block) -> str:
        """Return the words of the block's table row and title row, or of its own line."""
        if block.cell is None:
            return block.text
        table = block.cell.table
        return " · ".join(self.rows.get((table, row), "") for row in (0, block.cell.row))


@detector("placeholder", PlaceholderOptions)
def placeholder(plan: AnalysedPlan, options: PlaceholderOptions) -> Iterable[Match]:
    """Yield each prompt, merge field or blank of the template that is still in the plan."""
    reader = _reader(plan.plan, options)
    seen: set[tuple[str, str]] = set()
    for block in plan.plan.document.blocks:
        for found in reader.find(block):
            words = (block.text[found.start : found.end], block.text)
            if block.furniture and words in seen:
                continue  # a running header is one slip, however many pages repeat it
            seen.add(words)
            yield Match(
                span=Span(block.index, found.start, found.end),
                severity=Severity.WARNING if found.mild else None,
            )


def _reader(plan: Plan, options: PlaceholderOptions) -> _Reader:
    return _Reader(
        plan=plan,
        prompts=TermFinder([("prompts", options.prompts)]),
        alone=frozenset(word.lower() for word in options.prompts_alone),
        brackets=Brackets.of(
            options.instructions,
            options.blanks,
            options.blanks_in_sentences,
            options.fields,
            plan.child,
        ),
        sections=sections_of_blocks(plan),
        rows=_rows(plan),
        anonymised=_anonymised(plan),
        unchosen=_unchosen(plan, frozenset(word.lower() for word in options.prompts_alone)),
    )


def _unchosen(plan: Plan, prompts: frozenset[str]) -> Mapping[int, tuple[str, ...]]:
    """Return what the drop-downs of each block show when it is a prompt and not a choice."""
    found: dict[int, tuple[str, ...]] = {}
    for control in plan.document.controls:
        shown = control.value.strip()
        if control.kind not in _LISTS or control.first is None or not shown:
            continue
        if control.placeholder or shown.lower().strip(" .:[]()<>-–…") in prompts:
            found[control.first] = (*found.get(control.first, ()), shown)
    return found


def _rows(plan: Plan) -> Mapping[tuple[int, int], str]:
    """Return the words of each table row, by the numbers of its table and row."""
    found: dict[tuple[int, int], list[str]] = {}
    for block in plan.document.blocks:
        if block.cell is not None:
            found.setdefault((block.cell.table, block.cell.row), []).append(block.text)
    return {key: " · ".join(texts) for key, texts in found.items()}


def _anonymised(plan: Plan) -> bool:
    """Say whether X stands for the name on purpose: no name is given, or X is used throughout."""
    name = plan.child.first_name
    if not name or set(name.lower()) == {"x"}:
        return True
    texts = [b.text for b in plan.document.blocks]
    return sum(len(_SINGLE_X.findall(t)) for t in texts) >= _ANONYMISED_FROM


def _value(text: str) -> str:
    """Return what follows a short label and its colon, or the whole text."""
    label, colon, value = text.partition(":")
    return value.lstrip() if colon and value.strip() and len(label.split()) <= 6 else text
