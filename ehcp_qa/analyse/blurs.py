"""Wordings that blur how often, how much or with how many: on a steady footing, a good part of the week, a handful of others."""

from __future__ import annotations

SMALL = r"(?:small(?:er)?|little|targeted|low[- ]ratio) (?!number|group of|class of)(?:(?!of\b|in\b|and\b)[\w'-]+ ){1,2}?(?:groups?|class(?:es)?)\b"
# "A storytelling group in which ...", "runs a signing group": a group that is formed for this has a size.
_NO_SUCH = r"(?!(?:tutor|year|age|peer|working|support|parents?|youth|target|whole|family|core|steering|form|teaching|class|friendship|small|smaller|little|targeted|low-ratio) )"
NAMED_GROUP = (
    r"(?:(?<![\w,] )(?:an? |the )?|(?<=\bruns )an? |(?<=\bleads )an? |(?<=\brun )an? |(?<=\blead )an? |(?<=\bteaches )an? )"
    rf"(?:{_NO_SUCH}(?!(?:in|for|with|to|of|and|the|an?|by|on|at)\b)[\w'’-]+ ){{1,2}}group\b"
    r"(?! (?:of|with|size|room|work|activit|leader|task|discussion|reading|project|tutor|photo|chat|lesson|game|session|time|for (?:\d|two|three|four|five|six))\b)"
)
# "A handful of others", "a few hearing friends": with whom, and not with how many.
SOME_PEOPLE = (
    r"(?:a (?:few|handful of|bunch of|cluster of|small number of|number of)|some|several|various|one or two|two or three) "
    r"(?:(?:of (?:his|her|their|my|the)|(?:other|more|selected|chosen|suitable|older|younger|quiet|hearing|same-age|like-minded|trusted|well-chosen)) ){0,3}"
    r"(?:pupils|children|peers|friends|others|classmates|students|learners|boys|girls|young people)\b"
)
# "For a good part of the week": a share of time that nobody could measure.
PART_OF_TIME = (
    r"(?:for |during |through |over )?(?:(?:a |the )?(?:good|large|larger|fair|big|great|greater|better|best|major|small|certain|significant|substantial|reasonable|decent|considerable|main) "
    r"(?:part|share|chunk|portion|proportion|bit|slice|stretch|deal|amount)|the bulk|the majority|much|most|part|parts|some) of (?:the|his|her|their|my|each|every) "
    r"(?:(?:school|college|nursery|working|whole) )?(?:day|week|time|morning|afternoon|term|year|timetable|lessons?|sessions?)\b"
)
BASIS = r"(?:on|at) (?:a|an) (?:fairly |very |more |reasonably |quite )?(?:regular|frequent|ongoing|steady|continuing|periodic|occasional|rolling|drop-in|flexible|needs-led|consultative|responsive|case-by-case|first come) (?:basis|footing|pattern|schedule|cycle)"
MOST_TIMES = r"most (?:days|weeks|lessons|sessions|mornings)"
