"""Whether an outcome is a hope for a life: by its own words, its age, or what it names without a date."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.model.analysed import Deadline
from ehcp_qa.model.plan import Statement

# A plan ends at the latest when somebody turns 25 (CFA 2014, s.46): later is a hope for life.
_PAST_25 = re.compile(
    r"\b(?:2[6-9]|[3-9]\d|thirty|forty|fifty|twenty-(?:six|seven|eight|nine))(?:th)?\b",
    re.IGNORECASE,
)
_AGED = frozenset({"age"})
_HOPING = re.compile(
    r"\s*(?:(?:would|'d)\s(?:love|like)|(?:really\s)?(?:wants?|hopes?|dreams?|wishes|longs)\b)"
    r"(?!\s+(?:for|from|a\s+break)\b)",
    re.IGNORECASE,
)
# With no date, to become something or to work as something is a career.
BECOMES = re.compile(
    r"(?:become|be|(?:\w+ ){0,9}?work as) an? (?:\w+ ){0,2}?(?:officer|engineer|\w{3,}(?:ist|ian|yer|ctor|tect)|actor|chef|vet|nurse|pilot|baker|farmer|builder|teacher|singer|dancer"
    r"|mechanic|hairdresser|footballer|paramedic|plumber|soldier|writer|designer|firefighter)\b",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(
    r"\W*(?:one\sday|when\s(?:i|he|she|they)\s(?:am|is|are)?\s?grown?\s?up)\b", re.IGNORECASE
)


def is_hope(statement: Statement, reading: Reading, deadline: Deadline | None) -> bool:
    """Return whether an outcome is a hope for a life, not a step within reach."""
    if deadline is not None and deadline.kind in _AGED and _PAST_25.search(deadline.words):
        return True
    if deadline is None and (BECOMES.search(reading.act) or _adult_life(reading) > 1):
        return True
    main = reading.body[reading.subject[1] :]
    return bool(_HOPING.match(main) or _ONE_DAY.match(statement.text))


def _adult_life(reading: Reading) -> int:
    """Return how many marks of a settled adult life an outcome names (a home, a job, a car)."""
    return len({t.term for t in reading.terms if t.group == "adult_life"})
