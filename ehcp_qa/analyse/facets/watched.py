"""Whether the act of an outcome can be seen to happen, where its shape settles that."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.counts import NUMBER
from ehcp_qa.analyse.facets.hopes import BECOMES
from ehcp_qa.analyse.facets.reading import Reading

# What is measured rather than done, when a measure's cell begins with it.
SCALE = re.compile(
    r"\b(?:score|scale|index|rating|survey|questionnaire|level|grade|profile|points?|checklist|items|inventory)\b",
    re.IGNORECASE,
)
# From so much to so much of something done: "from one line to six lines".
_FROM_TO = re.compile(
    rf"\bfrom\s(?:\w+\s){{0,3}}?{NUMBER}\b.{{0,60}}?\bto\s(?:\w+\s){{0,2}}?{NUMBER}\b",
    re.IGNORECASE,
)
# "Reads more fluently", "walks for longer": the verb can be watched, however little is said of how much.
# Verbs that carry a quality ("shows more initiative") are not meant.
_LIGHT = re.compile(r"(?:show|make|have|has|demonstrate|display|take)s?\b", re.IGNORECASE)
_MORE_SO = re.compile(
    r"\w+\s(?:\w+\s){0,2}?(?:more\s\w+ly|for longer|longer|further|faster|(?:with\s)(?:more|better))\b",
    re.IGNORECASE,
)
# "Gain a deeper appreciation of", "develop better awareness": something grows that nobody can watch.
_GROWS_WITHIN = re.compile(
    r"(?:gain|develop|have|build|acquire)(?:s|ed)?\s(?:an?\s)?(?:much\s)?"
    r"(?:deeper|greater|better|improved|increased|stronger|wider|fuller)\s(?:\w+\s){0,2}?"
    r"(?:understanding|appreciation|awareness|sense|insight|knowledge|grasp|confidence|resilience|empathy)\b",
    re.IGNORECASE,
)
# "A calmer, happier boy", "more involved", "be a better listener": how somebody is, compared. What can
# be measured from outside (longer, louder, neater) is told by the next two words of the guide, 7.
_IS_COMPARED = re.compile(
    r"(?:(?:become|becoming|feel|grow|get|getting|seem)s?\s)?(?:an?\s)?(?:(?:a\slot|a\sbit|a\slittle|much|far|even|rather|somewhat)\s)?"
    r"(?:better(?:\s\w+(?:er|or|our|ist|ent|ant)\b|\sat\s\w+ing\b)|(?:more|less)\s\w+(?:ed|ive|ent|ant|able|ous|ful|-up|ure)\b(?!\s\w+s\b)"
    r"|(?!longer|shorter|louder|quieter|clearer|faster|quicker|slower|neater|tidier|further|wider|bigger|smaller|earlier|later|sooner|fewer|other|older|younger)"
    r"(?:\w+[^aeiou]i|keen|calm|sur|sweet|bright|bold|brav|firm|fond|proud|warm|gentl|saf|kind)er(?:,\s\w+er)?\b)",
    re.IGNORECASE,
)


def can_be_watched(reading: Reading) -> bool | None:
    """Return whether the act is one that can be seen to happen, where its shape settles that."""
    if _GROWS_WITHIN.match(reading.act):
        return False
    if reading.whose not in ("person", "nobody"):
        return None
    if _IS_COMPARED.match(reading.act):
        return False
    if BECOMES.search(reading.act):  # whether it happened is seen, far off as it is
        return True
    if _FROM_TO.search(reading.body) and not SCALE.search(reading.body):
        return None if "quality" in reading.groups() else True
    act = reading.act
    if reading.verb == "observable" and not _LIGHT.match(act) and _MORE_SO.match(act):
        return True
    return None
