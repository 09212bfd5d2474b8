"""One set of pronouns throughout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Role, SectionId, Statement
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.small import in_small, small

_HE = re.compile(r"(?<![\w/])(?:he|him|his|himself)(?![\w/])", re.IGNORECASE)
_SHE = re.compile(r"(?<![\w/])(?:she|her|hers|herself)(?![\w/])", re.IGNORECASE)
_THEY = in_small(r"(?<![\w/])they(?:/them)?(?![\w/])")
# Anyone in the same paragraph whom "he" or "she" may mean instead. Where somebody is one of several,
# as a parent is, the plural is here as well: "His parents are apart, and she works nights."
_OTHERS = in_small(
    r"\b(?:mother|mum|mummy|mam|father|dad|daddy|parents?|carers?|brothers?|sisters?|siblings?|twins?|"
    r"grand\w+|gran|nan|nana|nanny|aunt\w*|uncles?|cousins?|step\w+|family|famil\w+|guardian|wife|husband|"
    r"partner|girlfriend|boyfriend|friends?|mates?|classmate|peer|pupil|girl|boy|woman|man|"
    r"lady|baby|teacher|head|headteacher|tutors?|assistants?|TA|LSA|HLTA|ELSA|SENCO|SENDCo|mentors?|"
    r"therapists?|psychologists?|nurses?|doctors?|consultants?|paediatrician|GP|workers?|officers?|"
    r"co-?ordinators?|managers?|leads?|practitioners?|advis[eo]rs?|coach|counsellors?|librarian|interpreter|"
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|adult|person|someone|somebody|anyone|everyone|nobody|"
    r"colleague|member|supervisors?|trainers?|dogs?|cats?|puppy|kitten|pets?|horses?|pony|rabbits?|"
    r"hamsters?|guinea pigs?|doll|teddy|teddies|toys?|characters?|hero\w*|king|queen|prince\w*|players?|"
    r"singers?|actors?|author|one of (?:them|these|those|the)|another|each other|OT|SaLT|EP|child|driver|escort|stranger|"
    r"neighbours?|visitor|animals?|birds?|lions?|dinosaurs?|monsters?|god|jesus|allah|"
    r"prophet|imam|vicar|priest|rabbi|santa|films?|story|stories|cartoons?|books? about|pronouns?|optometrist|"
    r"audiologist|dietitian|physiotherapist|physio|orthotist|psychiatrist|neurologist)\b"
)
# Many at once, whom neither "he" nor "she" can mean, and "they" can.
_MANY = in_small(
    r"\b(?:adults|grown-?ups|staff|people|persons|others|children|pupils|students|peers|classmates|boys|girls|men|women|"
    r"teachers|colleagues|members|strangers|visitors|noises|sounds|lessons|words|things|tasks|changes|instructions|days|rooms)\b"
)
_ANYBODY = in_small(
    r"\b(?:he|him|his|she|hers?) (?:or|and|for|with|from|instead of) (?:she|hers?|him|his|he)\b"
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\w)[‘'][^‘’'\n]*[’'](?!\w)")
_NAME = re.compile(r"\b[A-Z][a-zà-öø-ÿ]+\b")
_FEWEST = 3  # fewer uses than this do not tell how the plan speaks of the child
_MOST_SHARE = 0.34  # beyond a third, neither set is the plan's usual one
_PARAGRAPH = 600  # characters before a pronoun in which somebody else may have been named
# Sections whose statements begin with the child; in F and G "she" may be who was named a line above.
_OF_THE_CHILD = (SectionId.B, SectionId.C, SectionId.E)
_OPENS = re.compile(r"[\W_]*([A-Z]\w*)(?:['’]s)? [a-z]")
# "No friend of his own age" is nobody whom a pronoun could mean.
_NOBODY = re.compile(
    r"\b(?:no|without (?:a|any)|not (?:a|any)) (?:\w+ )?(?:friends?|brothers?|sisters?|siblings?|playmates?|one)\b",
    re.IGNORECASE,
)
_NOT_READ = (Role.GUIDANCE, Role.ADVICE)


class PronounOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections that speak of the child, and given names that show somebody else is meant."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Use:
    """A pronoun for the child alone: of which set, and where."""

    he: bool
    span: Span
    statement: str


@detector("pronouns-mixed", PronounOptions)
def pronouns_mixed(plan: AnalysedPlan, options: PronounOptions) -> Iterable[Match]:
    """Yield each "he" or "she" of the set that the plan does not use for this child."""
    statements = [s for s in plan.plan.statements(*options.sections) if s.role not in _NOT_READ]
    if plan.plan.child.pronouns == "they":
        return
    others = frozenset(options.names) - _own_names(plan.plan)
    uses = [use for s in statements for use in _uses(s, plan.plan, others)]
    usual = _usual(plan.plan, uses)
    if usual is None:
        return
    for use in uses:
        if use.he != usual:
            yield Match(
                span=use.span,
                statement=use.statement,
                values={"usual": "he" if usual else "she"},
            )


def _usual(plan: Plan, uses: list[_Use]) -> bool | None:
    """Return whether the plan says "he", or None when neither set is clearly its own."""
    he = sum(use.he for use in uses)
    she = len(uses) - he
    if not he or not she:
        return None
    if max(he, she) >= _FEWEST and min(he, she) / len(uses) <= _MOST_SHARE:
        return he > she
    return {"he": True, "she": False}.get(plan.child.pronouns)


def _own_names(plan: Plan) -> frozenset[str]:
    child = plan.child
    names = " ".join([child.full_name, child.first_name, *child.known_as])
    return frozenset(re.split(r"[\s-]+", names))


def _uses(statement: Statement, plan: Plan, others: frozenset[str]) -> Iterator[_Use]:
    """Yield the pronouns of a statement whose paragraph so far names nobody but the child."""
    block = plan.document.blocks[statement.span.block].text
    led = [w.text for w in (statement.lead_in, statement.before) if w]
    first = max(0, statement.span.start - _PARAGRAPH)
    before = " ".join([*led, block[first : statement.span.start]])
    own = _own_names(plan)
    for start, end in sentences(statement.text):
        text = _blanked(statement.text[start:end], _QUOTED)
        at = Span(statement.span.block, statement.span.start + start, statement.span.start + end)
        if _another(before, others):
            return
        other = _another(text, others)
        yield from _alone(
            text if not other else _until_other(text, others, statement, own), at, statement
        )
        if other:
            return
        before = f"{before} {text}"[-_PARAGRAPH:]


def _alone(text: str, at: Span, statement: Statement) -> Iterator[_Use]:
    for he, pattern in ((True, _HE), (False, _SHE)):
        for found in pattern.finditer(text):
            span = Span(at.block, at.start + found.start(), at.start + found.end())
            yield _Use(he, span, statement.id)


def _until_other(
    text: str, others: frozenset[str], statement: Statement, own: frozenset[str]
) -> str:
    """Return a sentence as far as it speaks of the child alone: whoever comes later is not meant.

    It has to begin with the child, and to stand in a section about needs: in F and G "she" may be
    whoever was named a line above, and "When she is busy, the teacher" means who comes later.
    """
    opens = _OPENS.match(text)
    if not opens or statement.section not in _OF_THE_CHILD:
        return ""
    if not (_HE.fullmatch(opens[1]) or _SHE.fullmatch(opens[1]) or opens[1] in own):
        return ""
    bare = _blanked(text, _NOBODY)
    found = [m.start() for p in (_OTHERS, _ANYBODY) for m in p.finditer(small(bare))]
    found.extend(m.start() for m in _NAME.finditer(bare) if m.group() in others)
    return text[: min(found)] if found else text


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda m: " " * len(m.group()), text)


def _another(text: str, others: frozenset[str]) -> bool:
    """Say whether the words name or mean anybody but the child, whom the pronoun may then mean."""
    low = small(text)
    if _OTHERS.search(low) or _ANYBODY.search(low):
        return True
    if _THEY.search(low) and not _MANY.search(low):
        return True
    return any(m.group() in others for m in _NAME.finditer(text))
