"""What tells a need from a remark, and which words of a statement tell what it is about."""

from __future__ import annotations

import re

from ehcp_qa.model.plan import Plan, Role, Statement
from ehcp_qa.nlp.sentences import sentences

_STEM = 5  # letters: "reads" and "reading" stay apart from "ready", "writes" meets "writing"
_WORD = re.compile(r"[a-z]{4,}")
# Words of every need and every provision, which tell nothing of either (annotation guide, part 4).
_GENERAL = re.compile(
    r"with|have|that|this|when|they|them|their|from|into|will|been|does|what|which|than|then|would|"
    r"could|about|after|before|each|every|other|more|most|much|many|some|such|only|also|very|hers?|"
    r"cannot|needs?|help\w*|difficult\w*|finds?|hard|schools?|teach\w*|assistants?|staff|adults?|"
    r"class\w*|lessons?|week\w*|daily|days?|terms?|minutes?|hours?|sessions?|support\w*|skills?|"
    r"programmes?|work\w*|times?|groups?|peers?|child\w*|people|learn\w*|train\w*|us(?:es|ed|ing)|"
    r"mak(?:e|es|ing)|years?|gives?|given|takes?|taken|home|being|both|over|same|ways?|things?|well|"
    r"keeps?|often|able|where|while|because|himself|herself|themselves|confiden\w*"
)
NO_NEED = re.compile(
    r"\bno (?:identified |known |current |additional |particular |specific |significant |special )*"
    r"(?:educational )*(?:needs?|difficult\w+|concerns?|issues?)\b|\bnone (?:identified|known)\b|"
    r"\bnot (?:an area of (?:need|concern)|applicable)\b|\bN/?A\b|\bwithin (?:the )?(?:usual|normal|"
    r"expected|average) range\b|\bneeds are (?:numbered|listed|grouped|set out|written)\b|"
    r"\bage[- ]appropriate\b|\b(?:in line with|as expected for) (?:his|her|their)\b",
    re.IGNORECASE,
)
# Words of a difficulty; without one, a line of B may be history, a score or praise.
DIFFICULTY = re.compile(
    r"\b(?:difficult\w*|struggl\w+|cannot|can't|unable|not able|hard|not yet|needs?|delay\w*|"
    r"limited|poor|weak\w*|low|below|behind|slow\w*|forget\w*|los(?:es|ing)|avoid\w*|refus\w+|anxi\w+|worr\w+|"
    r"distress\w*|upset\w*|overwhelm\w*|sensitiv\w+|impair\w*|disorder\w*|loss|only|never|rarely|seldom|"
    r"does not|do not|doesn't|without|misses|tires?|fatigue\w*|pain\w*|falls?|fear\w*|angr\w+|"
    r"dysregulat\w+|meltdown\w*|reli\w+ on|depend\w*)\b",
    re.IGNORECASE,
)


def is_need(statement: Statement) -> bool:
    """Say whether a statement names a difficulty, not a strength, a score or the lack of one."""
    text = statement.text
    return (
        statement.role is Role.NEED and not NO_NEED.search(text) and bool(DIFFICULTY.search(text))
    )


def opening(statement: Statement) -> str:
    """Return a statement's first sentence, which says what it is about."""
    start, end = next(iter(sentences(statement.text)), (0, len(statement.text)))
    return statement.text[start:end]


def stems(text: str) -> frozenset[str]:
    """Return the first letters of the words that tell what a text is about."""
    words = (w for w in _WORD.findall(text.lower()) if not _GENERAL.fullmatch(w))
    return frozenset(word[:_STEM] for word in words)


def names_of(plan: Plan) -> frozenset[str]:
    """Return the stems of the child's own names, which tell nothing."""
    child = plan.child
    return stems(f"{child.full_name} {child.first_name} {' '.join(child.known_as)}")


def around(statement: Statement) -> list[str]:
    """Return a statement's text and what it stands under and beside."""
    beside = (statement.lead_in, statement.group_heading, *statement.cells.values())
    return [statement.text, statement.area_title, *(words.text for words in beside if words)]
