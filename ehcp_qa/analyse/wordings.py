"""Wordings that empty a commitment in too many words to list: their shape tells them, not a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.analyse.conditions import LEFT_OPEN
from ehcp_qa.analyse.lessening import CHANGES, is_of_provision
from ehcp_qa.analyse.putting_off import PUT_OFF
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.analyse.soft_cells import level
from ehcp_qa.model.analysed import Emptying


@dataclass(frozen=True, slots=True)
class Wording:
    """One such wording found: where, and how it empties the commitment."""

    start: int
    end: int
    group: Emptying


_OPENING = r"(?:room|space|scope|times?|moments?|occasions?|openings?|situations?|ways|slots?)"
# An opening for something, which nobody is bound to fill: "there will be room in the day for".
_THERE_WILL_BE = (
    r"there (?:will|should|must|is to|are to|can)(?: also)?(?: be)? (?:some |plenty of |always |a little )?"
    rf"{_OPENING}(?: (?:in|within|during|across|at|on) (?:\w+ ){{1,4}}?)? ?(?=(?:for|to|when|where|in which)\b)"
)
# Watching for the right moment is not making it.
_LOOK_OUT_FOR = (
    r"(?:look(?:s|ing)?(?: out)? for|watch(?:es|ing)?(?: out)? for|be alert to|seek(?:s|ing)?(?: out)?|"
    r"listen(?:s|ing)? out for|find(?:s|ing)?|make(?:s)?(?: the)? most of|take(?:s)? advantage of) "
    rf"(?:the |any |some |natural |suitable |good |quiet |more )*{_OPENING} (?=(?:when|where|for|to|in which|that|at which)\b)"
)
_ADULT = r"(?:adults?|grown-ups?|persons?|people|staff|members? of (?:\w+ )?staff|someone|somebody|professionals?|practitioners?|helpers?|individuals?|workers?|colleagues?)"
_KNOWING = (
    r"(?<!-)(?:well[- ]|suitably |fully |highly |specially |properly |very |appropriately )?"
    rf"(?:trained|experienced|skilled|qualified|knowledgeable) (?:and (?:trained|experienced|skilled|qualified|knowledgeable|caring|familiar) )?{_ADULT}\b(?! (?:of the deaf|in\b|to\b)|,? \(?(?:competenc|trained|signed|holding|qualified|level))"
    rf"|{_ADULT} (?:(?:with|who ha(?:s|ve)|having) (?:(?:plenty|lots|a lot|a wealth|years|many years|bags) of|some|good|considerable|relevant|suitable|appropriate|the right|enough|extensive|wide|much|sufficient|the necessary|proper|long|great) "
    r"(?:(?:relevant|suitable|appropriate|specialist|good) )?(?:experience|training|expertise|knowledge|skills?|qualifications?|know-how)|who (?:is|are) (?:suitably |fully |well |appropriately )?(?:trained|experienced|skilled|qualified)|who knows? what (?:he|she|they) (?:is|are) doing)"
    r"\b(?! (?:in|of|with|by|as|at|on|for)\b)"
)
_SMALL = r"(?:small(?:er)?|little|targeted|low[- ]ratio) (?!number|group of|class of)(?:(?!of\b|in\b|and\b)[\w'-]+ ){1,2}?(?:groups?|class(?:es)?)\b"
# A thought, not an act: "keeps his autism in mind", "do their level best".
_IN_MIND = (
    r"(?:keep|keeps|kept|hold|holds|held|bear|bears|borne|bearing|keeping) (?:(?!a |an |to )[\w'’-]+ ){0,4}?in mind"
    r"|do(?:es)? (?:his|her|their|our|its) (?:level |very )?best|do what (?:they|we|it|he|she|staff) can|keep(?:s)? (?:tabs|a watching brief|half an eye|a (?:close |weather )?eye|abreast)(?: on| of)?|"
    r"(?:use|using|exercise) (?:their|his|her) (?:professional )?(?:judge?ment|discretion)|(?:will|shall|to) (?:be|remain|stay) (?:alert|sympathetic|sensitive|responsive|open|attuned) to"
)
# "A handful of others", "a few hearing friends": with whom, and not with how many.
_SOME_PEOPLE = (
    r"(?:a (?:few|handful of|bunch of|cluster of|small number of|number of)|some|several|various|one or two|two or three) "
    r"(?:(?:of (?:his|her|their|my)|(?:other|more|selected|chosen|suitable|older|younger|quiet|hearing|same-age|like-minded|trusted|well-chosen)) ){0,3}"
    r"(?:pupils|children|peers|friends|others|classmates|students|learners|boys|girls|young people)\b"
)
# "For a good part of the week": a share of time that nobody could measure.
_PART_OF_TIME = (
    r"(?:for |during |through |over )?(?:(?:a |the )?(?:good|large|larger|fair|big|great|greater|better|best|major|small|certain|significant|substantial|reasonable|decent|considerable|main) "
    r"(?:part|share|chunk|portion|proportion|bit|slice|stretch|deal|amount)|the bulk|the majority|much|most|part|parts|some) of (?:the|his|her|their|my|each|every) "
    r"(?:(?:school|college|nursery|working|whole) )?(?:day|week|time|morning|afternoon|term|year|timetable|lessons?|sessions?)\b"
)
# A case is made, and nothing decided: "there is a good case for", "there would be merit in".
_CASE_FOR = (
    r"there (?:is|are|would be|will be|may be|might be|could be|seems to be|appears to be) (?:(?:a|an|some|much|real|great|every|clear|good|strong|definite) ){0,3}"
    r"(?:case|merit|value|benefit|argument|mileage|sense|reason|advantage|point|virtue)s? (?:for|in|to)\b"
    r"|(?:would|may|might|could) do (?:well to|(?:\w+ )?(?:good|no harm))|stands? to (?:gain|benefit)|(?:it )?(?:makes|would make|might make) sense (?:to|for|if)"
    r"|(?:is|are|would be|may be|might be) (?:a (?:good|useful|sensible|wise|nice|helpful) idea|well worth|no bad thing)\b"
)
# "Her learning will be looked after": seen to, and nothing said of how or by whom.
_SEEN_TO = (
    r"(?:will|shall|is to|are to|should|must) (?:also |always |all |then |never )?be (?:\w+ly )?"
    r"(?:looked after|seen to|attended to|catered for|taken care of|taken in hand|dealt with|thought (?:about|of)|kept in view|borne in mind|"
    r"given (?:\w+ ){0,2}attention|paid (?:\w+ ){0,2}attention|taken into (?:account|consideration)|allowed for|handled (?:with care|with tact|gently|sensitively|carefully)|"
    r"nurtured|fostered|valued|respected|celebrated|kept (?:on track|an eye on)|eased (?:back|in|into))\b(?! by\b)(?! (?:at|for|every|each) )"
)
# "There for him to wander into": to be had, and no more.
_THERE_FOR = (
    r"(?:is|are|will be|stays?|remains?) (?:always )?(?:there|around|about|nearby|near by|at hand|within call|on tap) for "
    r"(?:him|her|them|me|us|[A-Z][\w'’-]+)(?= (?:to\b|if\b|when(?:ever)? (?:he|she|they|things|it|needed)\b|should\b)|\s*(?:[.,;]|$))"
)
_BASIS = r"(?:on|at) (?:a|an) (?:fairly |very |more |reasonably |quite )?(?:regular|frequent|ongoing|steady|continuing|periodic|occasional|rolling|drop-in|flexible|needs-led|consultative|responsive|case-by-case|first come) (?:basis|footing|pattern|schedule|cycle)"
_SHAPES: tuple[tuple[Emptying, re.Pattern[str]], ...] = tuple(
    (group, re.compile(rf"\b(?:{shape})", re.IGNORECASE))
    for group, shape in (
        (Emptying.OPPORTUNITY, rf"{_THERE_WILL_BE}|{_LOOK_OUT_FOR}"),
        (Emptying.CONDITION, LEFT_OPEN),
        (Emptying.DEFERRAL, PUT_OFF),
        (Emptying.EFFORT, rf"{_IN_MIND}|{_SEEN_TO}"),
        (Emptying.ACCESS, _THERE_FOR),
        (Emptying.CHANGE, CHANGES),
        (Emptying.UNTRAINED, _KNOWING),
        (Emptying.UNSIZED_GROUP, rf"{_SMALL}|{_SOME_PEOPLE}"),
        (Emptying.SOFT_AMOUNT, _PART_OF_TIME),
        (Emptying.RECOMMENDATION, _CASE_FOR),
        (Emptying.SOFT_FREQUENCY, rf"{_BASIS}|most (?:days|weeks|lessons|sessions|mornings)"),
    )
)
# Every wording of a group holds one of these; a text with none need not be read for the group.
_SIGNS: Mapping[Emptying, tuple[str, ...]] = {
    Emptying.OPPORTUNITY: (
        *("there", "look", "watch", "alert", "seek", "listen", "find", "make", "take"),
    ),
    Emptying.CONDITION: (
        *("when", "if ", "were ", "provided", "insofar", "as ", "once", "until", "unless", "what"),
        *("where", "should ", "which", "whoever"),
        *(
            "discretion",
            "judg",
            "pace",
            "terms",
            "long as",
            "way",
            "need",
            "allowing",
            "permitting",
            "ever",
        ),
        *("request", "proportion"),
    ),
    Emptying.DEFERRAL: (
        " be ",
        "being",
        "been",
        " to ",
        "will",
        "shall",
        "thought",
        "view",
        "once",
        "what",
        "whichever",
        "however ",
        "as ",
    ),
    Emptying.EFFORT: ("mind", "best", " can", "keep", "judg", "discretion", " to", " be "),
    Emptying.ACCESS: (" for ",),
    Emptying.CHANGE: ("can ", "could", "may ", "might", "will", "free to", "able to", "entitled"),
    Emptying.UNTRAINED: ("train", "experience", "skill", "qualif", "know", "expert"),
    Emptying.UNSIZED_GROUP: (
        *("small", "little", "targeted", "ratio", "few", "handful", "bunch", "cluster", "number"),
        *("some", "several", "various", "one or two", "two or three"),
    ),
    Emptying.SOFT_AMOUNT: (" of the ", " of his", " of her", " of their", " of my", " of e"),
    Emptying.RECOMMENDATION: (
        "there ",
        " do ",
        "gain",
        "benefit",
        "sense",
        "idea",
        "worth",
        "thing",
    ),
    Emptying.SOFT_FREQUENCY: ("basis", "footing", "pattern", "schedule", "cycle", "most "),
}


def wordings(piece: Piece) -> Iterator[Wording]:
    """Yield each wording in the piece that empties or softens by its shape."""
    low = piece.text.lower()
    for group, shape in _SHAPES:
        if not any(sign in low for sign in _SIGNS[group]):
            continue
        for found in shape.finditer(piece.text):
            if group is Emptying.CHANGE and not is_of_provision(piece.text, found):
                continue
            words = found.group().rstrip()
            yield Wording(found.start(), found.start() + len(words), group)
    if height := level(piece):
        yield Wording(*height, Emptying.SOFT_AMOUNT)
