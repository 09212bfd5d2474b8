"""Whether an outcome is a hope for a life: by its own words, its age, or what it names without a date."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.model.analysed import Deadline
from ehcp_qa.model.plan import CellRole, Statement

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
    r"(?:become|be|(?:\w+ ){0,9}?work as) an? (?:\w+ ){0,3}?(?:officer|engineer|\w{3,}(?:ist|ian|yer|ctor|tect)|actor|chef|vet|nurse|pilot|baker|farmer|builder|teacher|singer|dancer"
    r"|mechanic|hairdresser|footballer|paramedic|plumber|soldier|writer|designer|firefighter)\b",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(
    r"(?:^|,)\W*(?:(?:one|some)\sday\b(?!\s(?:a|per|each|in|of|out|this|next|at)\b)|when\s(?:i|he|she|they)(?:\s(?:am|is|are)|['’](?:m|s|re))\s(?:big|grown[-\s]?up|older)\b)"
    r"|\b(?:one|some)\sday\W*$",
    re.IGNORECASE,
)
# "It's tigers he'd like to work with" is a hope; "names one thing he'd like to try" puts it into words.
_WOULD_LIKE = re.compile(
    r"^\W*it(?:['’]s|\sis)\s[^,.]{1,40}?\s(?:he|she|they|I)(?:\swould|['’]d)\s(?:love|like|give)\b",
    re.IGNORECASE,
)
# "Sees himself on stage", "pictures herself as a vet".
_PICTURES = re.compile(
    r"(?:sees?|pictures?|imagines?|fanc(?:y|ies)|envisages?)\s(?:him|her|them|my)sel(?:f|ves)\b(?!\sin\s(?:a|the)\s(?:mirror|photo|video|film))",
    re.IGNORECASE,
)
# What only a settled life holds, had or kept for good: "have a house by the sea", "run her own salon",
# "end up with his own garage", "make her living from", "be a dad", "grow old in".
_HOLDS = r"(?:have|has|own|buy|live\sin|run|runs|open|opens|start|end\sup(?:\s(?:with|in|as|running))?|settle\s(?:down\s)?in|be\sin)"
_PROPERTY = (
    r"(?:house|home|flat|cottage|bungalow|mansion|farm|garage|business|shop|salon|bar|parlour|caf[eé]|restaurant|bakery|pub|gallery"
    r"|studio|stables?|kennels|stall|company|firm|theatre|boat|sports\scar|motorbike)"
)
_A_LIFE = re.compile(
    rf"{_HOLDS}\s(?:an?|(?:his|her|their|my)\s(?:very\s)?own)\s(?:(?!day\b)[\w-]+\s){{0,2}}?{_PROPERTY}\b(?!\s(?:key|game|corner|visit|day|assistant)s?\b)"
    r"|(?:make|earn|get)s?\s(?:his|her|their|my)\sliving\b|grow(?:s|ing)?\sold\b|be\sa\s(?:\w+\s)?(?:dad|mum|mother|father|parent|wife|husband|grandad|nan)\b"
    r"|(?:have|has)\s(?:children|kids|a\s(?:family|wife|husband)|\w+\schildren)\b",
    re.IGNORECASE,
)
_HAD = re.compile(r"\b(?:have|has)\s+$", re.IGNORECASE)
_LIFE = re.compile(
    r"^\W*(?:(?:his|her|their|my|\w+['’]s)\s)?(?:whole\s|adult\s)?life\b", re.IGNORECASE
)


def is_hope(statement: Statement, reading: Reading, deadline: Deadline | None) -> bool:
    """Return whether an outcome is a hope for a life, not a step within reach."""
    if deadline is not None and deadline.kind in _AGED and _PAST_25.search(deadline.words):
        return True
    life = _A_LIFE.match(_with_have(reading))
    undated = BECOMES.search(reading.act) or life or _adult_life(reading) > 1
    if deadline is None and undated:
        return True
    main = reading.body[reading.subject[1] :]
    return bool(_HOPING.match(main) or _PICTURES.match(reading.act)) or _says_so(statement, reading)


def _with_have(reading: Reading) -> str:
    """Return the act with its "have", which is read as an auxiliary and left out ("will have a house")."""
    had = _HAD.search(reading.body[: reading.act_at])
    return f"{had[0]}{reading.act}" if had else reading.act


def _says_so(statement: Statement, reading: Reading) -> bool:
    """Return whether words anywhere, or the cell for the date, say that it is for some day."""
    cell = statement.cells.get(CellRole.BY_WHEN)
    some_day = _ONE_DAY.search(statement.text) or (cell and _ONE_DAY.search(cell.text))
    wished = _WOULD_LIKE.match(reading.body)
    return bool(some_day or wished or _LIFE.match(reading.body))


def _adult_life(reading: Reading) -> int:
    """Return how many marks of a settled adult life an outcome names (a home, a job, a car)."""
    return len({t.term for t in reading.terms if t.group == "adult_life"})
