"""Areas of need, by the titles that councils give them."""

from __future__ import annotations

import re
from functools import lru_cache

from ehcp_qa.model.plan import Area
from ehcp_qa.nlp.plain import plain

# Word stems that make up an area's title. Every word of a title must be one of its area's stems,
# a joining word or a general word; at least one must be a key stem (marked with *).
_STEMS: tuple[tuple[Area, str], ...] = (
    (
        Area.COMMUNICATION,
        "*communicat* *interact* *speech *language social talking listening understanding",
    ),
    (Area.COGNITION, "*cogniti* *learning thinking *literacy *numeracy work academic"),
    (
        Area.SEMH,
        "*emotion* *mental* *behaviour* *semh* *besd* social health development* wellbeing feelings"
        " well being difficult* relationships",
    ),
    (
        Area.SENSORY,
        "*sensory* *physical* *hearing* *vision* *visual* *motor* listening medical impairment* disabil*"
        " development* health",
    ),
    (
        Area.INDEPENDENCE,
        "*independen* *self-help* *self-care* *selfcare* *self* help care life living skill* daily",
    ),
    (
        Area.ADULTHOOD,
        "*adulthood* *employment* *community* *friends* *living* independen* inclusion prepar*"
        " good being health* healthy work learning relationships training education higher",
    ),
)
_JOINING = frozenset(
    [
        "and",
        "or",
        "the",
        "of",
        "in",
        "for",
        "&",
        "with",
        "including",
        "a",
        "an",
        "my",
        "to",
        "area",
        "need",
        "needs",
        "difficulties",
        "difficulty",
        "skills",
        "year",
        "onwards",
        "9",
        "part",
        "sen",
        "special",
        "educational",
        "b",
        "f",
        "e",
        "provision",
        "section",
        "strengths",
    ]
)
_ADULTHOOD_TITLES = re.compile(
    r"(?i)\A(?:preparing for adulthood|preparation for adulthood|learning and work"
    r"|community and friends|friends,? relationships and (?:the )?community|being healthy"
    r"|living independently|employment|independent living|community inclusion|good health"
    r"|higher education(?: and|,) employment|education,? employment(?: and training)?"
    r"|friends and community|health and wellbeing|relationships and community)"
    r"(?:\s*\(?(?:year 9|yr 9|from year).*)?\Z"
)
_PREFIX = re.compile(
    r"(?i)\A(?:\(?(?:[a-k]?\d{1,2}(?:\.\d)?|[a-d]|i{1,3}|iv|v)[.):]?\s+|area\s*(?:of need)?\s*\d?\s*[-:.]\s*"
    r"|(?:primary |main |secondary |additional |other |second |third )?(?:area of )?need(?:s)? ?(?:\d)?\s*[-:]\s*)"
)
# "Talking and being with others (communication and interaction)"
_AREA_IN_BRACKETS = re.compile(r"\S\s*\(((?:\w+[ ,/&-]+){2,}\w+)\)\Z")
_SHORT_NAMES = {
    **dict.fromkeys(("c&i", "ci", "slcn"), Area.COMMUNICATION),
    **dict.fromkeys(("c&l", "cl"), Area.COGNITION),
    **dict.fromkeys(("s&p", "p&s", "sp", "pd", "pni"), Area.SENSORY),
}
_FIELD = re.compile(r"\{\{|\}\}|<<|>>|\w_\w|\[[A-Z ]+\]")
_HEALTH = re.compile(r"(?i)\A(?:my )?health(?: care)?(?: needs?)?\Z")
_CARE = re.compile(r"(?i)\A(?:my )?(?:social )?care(?: needs?)?\Z")
_LONGEST_TITLE = 110  # characters; titles with a bracketed note can be this long


def is_field(text: str) -> bool:
    """True for a field of a template that stands for an answer ("{{ semh_strengths }}")."""
    return bool(_FIELD.search(text))


@lru_cache(maxsize=4096)
def area_named(text: str) -> Area | None:
    """Return the area of need that a line is the title of, or None.

    The line must be a title and nothing more: "Communication and interaction", "SEMH",
    "Physical and/or sensory needs", "B3: Social, emotional and mental health difficulties".
    """
    line = " ".join(plain(text).replace("/", " ").split()).strip(" *:.-#")
    line = re.sub(
        r"\s*\((?:continued|slcn|semh|b-f-e|[a-k]|section [a-k]|cont\.?|areas?.*?)\)\Z",
        "",
        line,
        flags=re.I,
    )
    if not line or len(line) > _LONGEST_TITLE or is_field(line):
        return None
    if short := _SHORT_NAMES.get(line.lower().replace(" ", "")):
        return short
    inside = _AREA_IN_BRACKETS.search(line)
    if inside and (area := area_named(inside[1])):
        return area
    line = _PREFIX.sub("", line)
    if _ADULTHOOD_TITLES.match(line):
        return Area.ADULTHOOD
    words = re.findall(r"[a-z0-9&]+(?:-(?:help|care))?", line.lower())
    return next((area for area, stems in _STEMS if _fits(words, stems)), None)


def topic_area(text: str) -> Area | None:
    """Return the area of a table or field title, where health and social care are areas as well."""
    line = " ".join(plain(text).split()).strip(" *:.-#")
    if _HEALTH.match(line):
        return Area.HEALTH
    if _CARE.match(line):
        return Area.SOCIAL_CARE
    return area_named(text)


def _fits(words: list[str], stems: str) -> bool:
    """True when a title is made of one area's words and holds a key word of it."""
    if not words or len(words) > 12:
        return False
    keyed = False
    for word in words:
        hit = _stem(word, stems)
        if hit is None and word not in _JOINING:
            return False
        keyed = keyed or hit is True
    return keyed


@lru_cache(maxsize=4096)
def _stem(word: str, stems: str) -> bool | None:
    """Return True for a key word of the area, False for a word that may stand beside it."""
    for stem in stems.split():
        key, stem = stem.startswith("*"), stem.lstrip("*")
        if word.startswith(stem[:-1]) if stem.endswith("*") else word == stem:
            return key
    return None
