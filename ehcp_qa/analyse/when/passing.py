"""Deadlines told by what passes: a stage that ends, one that is left or reached, a part of one.

"As Key Stage 3 closes", "leaving nursery, …", "on turning 11", "the last week of Year 10", "two years
into college": no word such as "by" stands before the stage, and the verb or the part says when.
"""

from __future__ import annotations

from ehcp_qa.analyse.when.names import (
    AGE_WORD,
    KEY_STAGE,
    NUMBER,
    ORDINAL,
    OWN,
    SEASON,
    YEAR_GROUP,
)

# Stages that are one time in a life: "school", "course" and "programme" alone may be any day's.
_STAGE = (
    rf"(?:{YEAR_GROUP}|{KEY_STAGE}|class\s\d\b|(?:pre-?school|nursery|(?:the\s)?infants|(?:the\s)?juniors"
    r"|(?:primary|secondary|middle|upper|high|infant|junior|big)(?:\sschool)?|sixth\sform|\w+\ssixth"
    r"|college|university|post-?16|gcses?(?:\s(?:years?|exams?|course))?|a[- ]levels?|sats|mocks"
    r"|(?:gcse|level\s\d|entry\slevel|mock)\s(?:exams?|papers?|years?))\b)"
)
_YEAR_OR_PLAN = rf"(?:{OWN}(?:20\d\d(?:[-–/]\d+)?\s)?(?:(?:school|academic|college|{SEASON})\s)?(?:year|term)|(?:this|the)\splan)"
# A point or stretch of the calendar on which something turns.
_POINT = (
    r"(?:(?:the|his|her|their|my|that)\s(?:very\s)?(?:day|week|month|term|spring|summer|autumn|winter|year|christmas|easter|time)"
    r"(?:\s(?:that|when|(?:in|on|by)\swhich))?)"
)
_WHEN = (
    rf"\b(?:by\s(?:the\stime|when|the\spoint)|before|until|till|when|once|after|as|while|{_POINT})"
)
_OVER = (
    r"(?:(?:is|are|has|have|['’]s)\s(?:been\s)?(?:over|done|up|out|past|finished|ended|complete[d]?|behind\s\w+)"
    r"|ends?|finish(?:es)?|clos(?:es?|ing)|stops?|starts?|begins?|expires?"
    r"|comes?\s(?:round|to\s(?:an?|its)\s\w+)|draws?\sto\s(?:an?|its)\s\w+|breaks?\sup|runs?\sout)\b"
)
_REACH = (
    r"(?:leav\w+|finish\w*|complet\w+|start\w*|begin\w*|enter\w*|join\w*|mov\w+|goes|going|gets|transfers?"
    r"|transferring|tak\w+|sits?|sitting|reach\w*|comes|arriv\w+|ends)"
)
# "When he comes into Reception each morning" is every day, and no time to come.
_NOT_DAILY = r"(?!\s(?:each|every|on\s\w+days|in\sthe\smornings?|daily)\b)"
_PART = r"(?:half[- ]?terms?|terms?|weeks?|days?|months?|spring|summer|autumn|winter|year|time|stretch|stages?)"
_WHICH = (
    r"(?:first|second|third|last|final|closing|opening|autumn|spring|summer|winter|whole|two|three)"
)
_SUBJECT = r"(?:\S+\s){0,3}?"

# "As Reception ends", "when the plan runs out", "once Key Stage 3 is done".
STAGE_PASSES = (
    rf"{_WHEN}\s(?:{OWN}{_STAGE}|{_YEAR_OR_PLAN})(?:\s(?:years?|days|time|at\s\w+))?\s{_OVER}"
)
# "When the time comes to leave Rowan Juniors", "as he completes his second year at secondary school".
STAGE_REACHED = rf"{_WHEN}\s{_SUBJECT}(?:(?:comes|is|are|am)\sto\s)?{_REACH}\s(?:\S+\s){{0,4}}?{_STAGE}{_NOT_DAILY}"
STILL_IN = rf"\b(?:while|when|before|as)\s{_SUBJECT}(?:is|are|am|['’]s)\s(?:still\s)?in\s{OWN}(?:{YEAR_GROUP}|{KEY_STAGE})"
# "Going up to secondary school, …", "A four-year-old leaving nursery, …", "on leaving Year 9".
REACHING = (
    r"(?:^|(?<=[,;:–—(-]\s)|(?<=-old\s)|\b(?:on|upon|after|before|by|when|while)\s)"
    r"(?:leaving|going\sup|moving|starting|joining|reaching|finishing|completing|entering|transferring)\s"
    rf"(?:\S+\s){{0,3}}?{_STAGE}{_NOT_DAILY}"
)
# "The last week of Year 10", "his last term at primary", "my summer term as a Year 5".
PART_OF_STAGE = (
    rf"(?:\b(?:in|on|at|by|for|during|over|from|come|no\slater\sthan)\s)?"
    rf"(?:\b(?:the|his|her|their|my|our|this)\s(?:very\s)?(?:{_WHICH}\s){{0,2}}|\b(?:{_WHICH}\s){{1,2}})"
    rf"{_PART}\s(?:of|at|in|before|as\san?|with)\s{OWN}{_STAGE}"
)
# "Year 9 close", "her Year 11 sessions", "his Year 6 summer term".
STAGE_AND_PART = (
    rf"\b{OWN}(?:{YEAR_GROUP}|{KEY_STAGE}),?\s(?:end|close|start|{SEASON}(?:\sterm)?|(?:half[- ])?terms?|exams?|mocks?"
    r"|sessions|appointments|residential|options|prom|leavers['’]?)\b"
    rf"|\b{_WHICH}\s(?:gcse|a-level|primary|infants?|juniors?|nursery|college|sixth[- ]form)\s(?:year|term|summer)\b"
)
# "Year 9 over, …", "with Key Stage 2 behind her", "as a Year 8 pupil", "on the eve of secondary school".
STAGE_BEHIND = (
    rf"\b(?:{YEAR_GROUP}|{KEY_STAGE})\s(?:over|done|finished|behind\s(?:him|her|them|me))\b"
    rf"|\bas\san?\s(?:{YEAR_GROUP}|sixth[- ]former)\b"
)
STAGE_NEARS = (
    rf"\b(?:on\sthe\s(?:eve|verge|brink)\sof|once\s(?:through|past|out\sof)|in\sreadiness\sfor|at\sthe\spoint\sof\s(?:transfer|moving|transition)\sto)\s{OWN}{_STAGE}"
    rf"|\bahead\sof\s{OWN}(?:move|transfer|transition|start)\s(?:to|into|at|in)\s{OWN}{_STAGE}"
)
# "Two years into college", "a year after joining secondary school", "this time two years from now".
SINCE_STAGE = (
    rf"\b(?:this\stime\s)?{NUMBER}\s(?:school\s|full\s|more\s|whole\s)?(?:months?|years?|terms?)\s(?:on\s)?(?:from|after|into)\s"
    rf"(?:{_REACH}\s)?(?:\S+\s){{0,2}}?{_STAGE}"
)
# "This time two years from now", "a year from the date of this plan", "three years hence".
SINCE_NOW = (
    rf"\b(?:this\stime\s)?{NUMBER}\s(?:school\s|full\s|more\s|whole\s)?(?:months?|years?|terms?)\s(?:on\s)?(?:from|after)\s"
    r"(?:now\b|today\b|(?:the\s(?:date|start|day|writing)\sof\s)?(?:this|the)\splan\b)"
    rf"|\b{NUMBER}\s(?:months?|years?|terms?)\s(?:hence\b|on(?=[,.]|\sfrom\b|$))"
    r"|\b(?:before|when|until|by\sthe\stime)\s(?:the|this|his|her|their|my)\splan\sis\s(?:next\s)?reviewed\b"
)
_AGE = rf"(?:(?:the\sage\sof\s|age\s)?{AGE_WORD}\b(?!\s?%|\s(?:out|of|in|minutes|hours|words|times|lessons|days|people|weeks)\b)|an?\s(?:teenager|adult)\b)"
# "On the day he turns sixteen", "by the summer that she is sixteen", "by the time he is a teenager".
AGE_REACHED = (
    rf"\b(?:by\sthe\stime|as|(?:(?:by|in|on|from|before|come)\s)?{_POINT})\s{_SUBJECT}(?:is|am|are|['’]s|['’]m|turns?|reach\w*|becomes?)\s{_AGE}"
    rf"|\b(?:on|upon|when|before|after|by|having)\s(?:turning|turned|reaching|reached)\s{_AGE}|^turning\s{_AGE}"
    rf"|\b(?:in|from|by|during|before|throughout)\s(?:his|her|their|my)\s(?:{ORDINAL})\syear\b"
)

PASSING = (
    ("year_group", STILL_IN),
    ("year_group", STAGE_PASSES),
    ("year_group", PART_OF_STAGE),
    ("year_group", STAGE_AND_PART),
    ("phase", STAGE_REACHED),
    ("phase", REACHING),
    ("year_group", STAGE_BEHIND),
    ("phase", STAGE_NEARS),
    ("phase", SINCE_STAGE),
    ("span", SINCE_NOW),
    ("age", AGE_REACHED),
)
