"""The same provision printed again under another outcome or area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehcp_qa.detectors.base import Options, SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Plan, Role, Statement

# What may differ between two printings of one provision: which need or outcome it is there for.
_PLACES = (CellRole.NEED, CellRole.OUTCOME, CellRole.NEED_MET, CellRole.OUTCOME_MET)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NUMBER = re.compile(r"\d+(?:[.:]\d+)?")
_SPELT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|half|once|twice|daily|weekly|fortnightly|monthly|termly|annually)\b"
)
# Said on purpose wherever it stands.
_ON_PURPOSE = re.compile(
    r"\b(?:applies|apply|relates?|contributes?|supports?|meets?|serves?|as) (?:also )?(?:to |for )?"
    r"(?:all|every|each|above|needs? \d|outcomes? \d|both)\b|\balso (?:meets|supports|serves|counts|"
    r"listed|set out)\b|\bsee also\b|\b(?:repeated|set out) (?:here|above|under|in)\b|\bas above\b",
    re.IGNORECASE,
)


# The sentence that closes every list, on who checks it and when.
STANDARD = re.compile(
    r"\W*(?:(?:all |the |this |these |his |her |their )*(?:progress|provisions?|targets?|programmes?|"
    r"outcomes?|impact|support|interventions?|steps)|.{0,40}\b(?:will|to|is|are)(?: be)?) "
    r"(?:will |is |are |to |be |also |regularly )*(?:review|monitor|evaluat|measur|check|record)\w*",
    re.IGNORECASE,
)


class RepeatedOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How long a provision must be to count as a block of its own, and how alike two must be."""

    fewest_words: int
    likeness: float


@dataclass(frozen=True, slots=True)
class _Provision:
    """A provision as compared: where it stands, its words and its amounts."""

    statement: Statement
    place: tuple[str, ...]
    text: str
    amounts: tuple[str, ...]


@detector("provision-repeated", RepeatedOptions)
def provision_repeated(plan: AnalysedPlan, options: RepeatedOptions) -> Iterable[Match]:
    """Yield each provision that is printed again elsewhere, with every other place it stands."""
    compared = tuple(_compared(plan.plan, options))
    taken: set[str] = set()
    for at, first in enumerate(compared):
        if first.statement.id in taken:
            continue
        again = [other for other in compared[at + 1 :] if _same(first, other, options.likeness)]
        taken.update(other.statement.id for other in again)
        if again:
            yield _match(first, again)


def _match(first: _Provision, again: list[_Provision]) -> Match:
    others = tuple(Related(other.statement.span, "the same provision again") for other in again)
    return Match(
        span=first.statement.span,
        section=first.statement.section,
        statement=first.statement.id,
        values={"times": "twice" if len(again) == 1 else f"{len(again) + 1} times"},
        related=others,
    )


def _compared(plan: Plan, options: RepeatedOptions) -> Iterator[_Provision]:
    seen: set[Span] = set()
    for statement in plan.statements(*options.sections):
        if statement.role is not Role.PROVISION or statement.span in seen:
            continue  # one printing that serves two rows of a merged cell is one printing
        seen.add(statement.span)
        whole = " ".join([statement.text, *_row(statement)])
        words = _WORD.findall(statement.text.lower())
        if len(words) < options.fewest_words or STANDARD.match(statement.text):
            continue
        if not _ON_PURPOSE.search(whole):
            amounts = tuple(sorted(_amounts(whole.lower())))
            yield _Provision(
                statement, _place(statement), " ".join(_WORD.findall(whole.lower())), amounts
            )


def _row(statement: Statement) -> list[str]:
    return [words.text for role, words in statement.cells.items() if role not in _PLACES]


def _amounts(text: str) -> list[str]:
    return [*_NUMBER.findall(text), *_SPELT.findall(text)]


def _place(statement: Statement) -> tuple[str, ...]:
    """Return the outcome or area that the provision stands under: its row, else its heading."""
    heading = statement.group_heading.text if statement.group_heading else ""
    return (statement.row or "", statement.area or statement.area_title, heading)


def _same(first: _Provision, other: _Provision, likeness: float) -> bool:
    """Say whether two provisions in different places are one text, down to the amounts."""
    if first.place == other.place or first.amounts != other.amounts:
        return False
    from rapidfuzz.fuzz import ratio  # costs a tenth of a second, which `rules list` should not pay

    return bool(ratio(first.text, other.text) >= likeness)


class PastedOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a statement that stands in many plans was pasted, and when the template has it.

    It takes ``least_plans`` different children and ``fewest_words`` words; nearly the same words
    count when so large a share of their pairs is shared. ``unless_in_share`` is the share of all
    plans from which on a statement that says nothing of the child is the template's own;
    ``unless_in_nearly_all`` the same of one that says no more of the child than name and pronouns.
    """

    least_plans: int
    fewest_words: int
    likeness: float
    unless_in_share: float = 2.0  # above any share: nothing is excused
    unless_in_nearly_all: float = 2.0


@detector("pasted-across-plans", PastedOptions)
def pasted_across_plans(plan: AnalysedPlan, options: PastedOptions) -> Iterable[Match]:
    """Yield nothing of one plan: an audit looks for statements that stand in many plans."""
    del (
        plan,
        options,
    )  # what it takes is in the prints of all plans, which workflows/across compares
    return ()
