"""What names a time: months, seasons, ages, school years, key stages, phases; parts of patterns."""

from __future__ import annotations

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:20\d\d|['’]?[2-4]\d)"
SEASON = r"(?:spring|summer|autumn|winter|easter|christmas|whitsun|half[- ]term)"
NUMBER = (
    r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen"
    r"|twenty[- ]four|couple of|few)"
)
ORDINAL = (
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twent(?:ieth|y[- ]\w+th|y[- ]first)|thirtieth|fortieth)"
)
AGE_WORD = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]\w+)?|thirty|forty)"
)
YEAR_GROUP = (
    r"(?:(?:year|yr\.?|ncy|y)\s?(?:group\s)?(?:1[0-4]|[1-9])\b|reception(?:\s(?:year|class))?\b"
    r"|year\sr\b|yr\b|nursery\s?[12]\b|n[12]\b|(?:first|second|third|final|foundation|last)\syear)"
)
KEY_STAGE = (
    r"(?:key\sstages?\s?[1-5]|ks\s?[1-5]|eyfs|early\syears(?:\sfoundation\sstage)?"
    r"|foundation\sstage(?:\s[12])?|(?:this|the|her|his|their|my|each)?\s?key\sstage)\b"
)
PHASE = (
    r"(?:pre-?school|nursery|playgroup|infants?(?:\sschool)?|juniors?(?:\sschool)?"
    r"|(?:primary|secondary|middle|first|upper|high|infant|junior|big|special)\sschool"
    r"|primary|secondary|school|sixth\sform(?:\scollege)?|college|university|post-?16|post-?19"
    r"|phase(?:\sof\seducation)?|transition(?:\sto\s\w+(?:\s\w+)?)?|adulthood|adult life|adult services"
    r"|(?:supported\s)?internship|apprenticeship|traineeship|(?:(?:\d|two|three|one)-year\s|\w+\s)?(?:course|placement|programme)(?:\syear)?"
    r"|statutory school age|compulsory school age|childhood)\b"
)
REVIEW = r"(?:next\s|first\s|\w+\s)?(?:annual\s|year\s\d+\s)?review"
EDGE = (
    r"(?:end|start|beginning|close|finish|middle|last\s(?:day|week|term)|completion|whole|course|rest"
    r"|remainder|(?:each|every)\s(?:year|term)|(?:two|three|four)\syears)\s+of\s+"
)
# "Reads a Year 2 text": a level of work or a group of people, not a time.
OF_WORK = (
    r"\s(?:level|words?|spellings?|class|pupils?|children|standard|texts?|books?|maths|papers?"
    r"|curriculum|work|expectations?|objectives?|list|test|tests|group|teacher|staff|tutor|lessons?"
    r"|common|statutory|phonics|reading|peers|buddy|play|assembly|room|corridor|team)\b"
)
OWN = r"(?:(?:the|her|his|their|my|our|this|your|its|next|current|\w+['’]s?)\s+){0,3}"
