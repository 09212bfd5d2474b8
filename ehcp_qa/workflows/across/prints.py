"""What a record keeps of a plan so that plans can be compared: hashes, and no words."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.analyse.identity.cues import SURNAME_AFTER, TITLED
from ehcp_qa.analyse.identity.mentions import NAME, mentions
from ehcp_qa.analyse.identity.names import name_parts
from ehcp_qa.detectors.duplicates import STANDARD
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.engine.places import Locator
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.audit import PersonPrint, StatementPrint
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Child, Plan, Role, SectionId, Statement
from ehcp_qa.workflows.across.levelled import levelled, name_print

# What is written for one child and pasted for others; needs come from advice, which this
# cannot see, and views are the family's own words.
PASTED = frozenset({Role.PROVISION, Role.OUTCOME, Role.NEED})
# Shorter statements are alike by chance; the same line as for provision repeated in one plan.
FEWEST_WORDS = 14
# Other cells of a row say what it is for, which differs between copies of one provision.
_ELSEWHERE = (CellRole.NEED, CellRole.OUTCOME, CellRole.NEED_MET, CellRole.OUTCOME_MET)
# In these a plan names schools, authors and those who pay.
_OF_OTHERS = frozenset({SectionId.I, SectionId.J, SectionId.K})


def statement_prints(analysed: AnalysedPlan) -> tuple[StatementPrint, ...]:
    """Return the prints of the statements that could be pasted, in reading order."""
    plan = analysed.plan
    locator = Locator.of(plan)
    names = frozenset(part.casefold() for part in name_parts(plan.child))
    return tuple(_prints(plan, locator, names))


def child_print(child: Child) -> str:
    """Return the print of the plan's own child, or nothing where the plan has half a name."""
    return name_print(child.first_name, child.surname)


def people_prints(analysed: AnalysedPlan) -> tuple[PersonPrint, ...]:
    """Return whom the plan names in full without saying who they are, each at the first place.

    Not those with the child's own surname, who are family, nor those whom the words round the name
    introduce as family, friends or staff, nor anybody in Sections I to K or on the front page.
    """
    plan = analysed.plan
    locator = Locator.of(plan)
    own = {part.casefold() for part in name_parts(plan.child)}
    found: dict[str, PersonPrint] = {}
    for name, span, section in _full_names(plan):
        given, surname = name.split()[0], name.split()[-1]
        if surname.casefold() in own or given.casefold() in own:
            continue
        place = locator.location(span, section).words
        key = name_print(given, surname)
        found.setdefault(key, PersonPrint(key, section.value if section else "", place))
    return tuple(found.values())


def _prints(plan: Plan, locator: Locator, names: frozenset[str]) -> Iterator[StatementPrint]:
    seen: set[Span] = set()
    for statement in plan.statements():
        wanted = statement.role in PASTED and not STANDARD.match(statement.text)
        if not wanted or statement.span in seen:
            continue  # one printing that serves two rows of a merged cell is one printing
        seen.add(statement.span)
        own = levelled(statement.text, names)
        if len(own.words) >= FEWEST_WORDS:
            whole = levelled(" ".join([statement.text, *_row(statement)]), names)
            yield StatementPrint(
                section=statement.section.value,
                statement=statement.id,
                exact=whole.exact,
                words=len(own.words),
                place=locator.location(statement.span, statement.section).words,
                sketch=whole.sketch,
                personal=whole.personal,
            )


def _row(statement: Statement) -> list[str]:
    return [words.text for role, words in statement.cells.items() if role not in _ELSEWHERE]


def _full_names(plan: Plan) -> Iterator[tuple[str, Span, SectionId | None]]:
    """Yield names of two words or more that stand in the plan's text or its running lines."""
    blocks, sections = plan.document.blocks, sections_of_blocks(plan)
    small = {word for block in blocks for word in block.text.split() if word.islower()}
    for found in mentions(plan, sections, lambda word: _is_name(word, small)):
        block = blocks[found.span.block]
        after = SURNAME_AFTER.match(block.text, found.span.end)
        nowhere = found.section is None and not block.furniture
        if after and not found.explained and not nowhere and found.section not in _OF_OTHERS:
            words = [found.name, *NAME.findall(after.group())]
            if len(words) > 1 and not any(word.casefold() in small for word in words):
                yield " ".join(words), found.span, found.section


def _is_name(word: str, small: set[str]) -> bool:
    """Say whether a word is neither written small elsewhere in the plan nor a title."""
    return word.casefold() not in small and not TITLED.search(f"{word} ")
