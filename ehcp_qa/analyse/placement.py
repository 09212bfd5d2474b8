"""Which section a provision belongs in."""

from __future__ import annotations

from ehcp_qa.model.analysed import Belongs, Placement, Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement


def place(
    statement: Statement, lexicons: Lexicons, tokens: tuple[Token, ...] | None = None
) -> Placement:
    """Return where the statement belongs, with the reason."""
    return Placement(belongs=Belongs.EITHER, why="")
