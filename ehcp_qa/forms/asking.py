"""What the words of a template ask a writer for: who, how often, by when, which need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import CellRole
from ehcp_qa.model.template import Ask
from ehcp_qa.nlp.terms import TermFinder
from ehcp_qa.recognise.columns import CELL_ROLES, Holds, Titles, title_holds

_OF_COLUMN: Mapping[Holds, Ask] = {
    Holds.PROVISION: Ask.WHAT,
    Holds.BY_WHOM: Ask.WHO,
    Holds.HOW_OFTEN: Ask.OFTEN,
    Holds.DURATION: Ask.LONG,
    Holds.GROUP: Ask.GROUP,
    Holds.BY_WHEN: Ask.BY_WHEN,
    Holds.NEED: Ask.NEED,
    Holds.NEED_MET: Ask.NEED,
    Holds.OUTCOME: Ask.OUTCOME,
    Holds.OUTCOME_MET: Ask.OUTCOME,
    Holds.DATE: Ask.DATE,
}


class Asker:
    """Tells what columns hold and what prompts ask for, by the word lists of the packs."""

    def __init__(self, lexicons: Lexicons) -> None:
        groups = lexicons["prompt_words"].groups
        # One word may ask for two things ("who from": a name and a post), so each has its finder.
        self._prompts = {ask: TermFinder([(ask, groups[ask])]) for ask in Ask if ask in groups}
        self._titles = Titles(lexicons["column_titles"])

    def holds(self, title: str, *, late: bool = False) -> tuple[Holds, ...]:
        """Return what a column or label says that it holds."""
        return title_holds(" ".join(title.split()), self._titles, late=late)

    def known(self, label: str) -> Holds | None:
        """Return what a label holds whose words are a known title and nothing more."""
        return self._titles.known(" ".join(label.split()))

    def of_title(self, title: str, *, late: bool = False) -> frozenset[Ask]:
        """Return what a column or label asks for."""
        held = (_OF_COLUMN.get(holds) for holds in self.holds(title, late=late))
        return frozenset(ask for ask in held if ask) | self.of_prompt(title)

    def of_prompt(self, *texts: str) -> frozenset[Ask]:
        """Return what the words of a prompt, of guidance or of a control's title ask for."""
        return frozenset(
            ask for ask, finder in self._prompts.items() if any(map(finder.find, texts))
        )


def cell_roles(holds: Iterable[Holds]) -> tuple[CellRole, ...]:
    """Return the roles that cells below such a title have beside a statement."""
    return tuple(dict.fromkeys(CELL_ROLES[held] for held in holds if held in CELL_ROLES))
