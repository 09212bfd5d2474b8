"""Wordings that empty a commitment in too many words to list: their shape tells them, not a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.analyse.conditions import LEFT_OPEN, PUT_OFF, SOMEBODY
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Emptying
from ehcp_qa.model.plan import CellRole


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
# What somebody feels cannot be seen, so nobody could say that the time had come.
_BY_FEELING = (
    rf"(?:when(?:ever)?|if|where(?:ver)?|as|once|until|unless|should) {SOMEBODY} "
    r"(?:feels?|felt|thinks?|judges?|considers?|deems?|believes?|decides?|sees? fit|reckons?|finds? (?:it|that|this)|sees? (?:it|this) as|choos\w+)\b"
    r"(?: (?:that |it |this |he |she |they |is |are |to be |would be |necessary|needed|useful|helpful|right|best|fit|appropriate|warranted|called for)+)?"
    r"|(?:when(?:ever)?|if|where(?:ver)?|as|unless) (?:(?:it|this|that|one) (?:is |seems |was )?)?(?:felt|thought|judged|warranted|called for|merited|justified|indicated)(?: (?:to be )?(?:necessary|useful|helpful|right|best|appropriate))?"
    rf"|(?:left to|at|in) (?:the )?(?:judge?ment|discretion) of {SOMEBODY}|at {SOMEBODY}(?:'s|s')? (?:own )?(?:judge?ment|discretion)"
)
_MEANS = r"(?:timetables?|staffing|capacity|diary|diaries|resources?|funds?|funding|budgets?|time|rota|numbers|cover|space|availability|circumstances|workloads?|building|caseloads?|waiting lists?|the day|weather|transport)"
# "Diaries allowing", "if capacity improves", "as far as the building lends itself".
_IF_MEANS_ALLOW = (
    rf"{_MEANS} (?:allowing|permitting)\b"
    rf"|(?:(?:in )?(?:so|as) far as|if|where(?:ver)?|when(?:ever)?|as|should|were|provided(?: that)?|insofar as) (?:(?:the|his|her|their|our|its|school|staff|class|enough) ){{0,2}}(?:[\w']+ ){{0,2}}?{_MEANS}(?: (?:in|of|at|on) (?:\w+ ){{1,3}}?)? "
    r"(?:will |can |should |to )?(?:allows?|permits?|stretch(?:es)?|improves?|stands? (?:it|this)|lends? itself|can be (?:found|spared|made|released)|is (?:found|available|free|there)|are (?:found|available|free|there)|becomes? available)\b"
    r"|should (?:it|this|that) (?:be|prove|become) (?:relevant|necessary|needed|useful|helpful|possible|appropriate|required|available)"
    r"|whoever(?: is|'s) (?:free|available|nearest|about)|upon request|per (?:clinical )?(?:need|judge?ment)\b"
)
_PROVISION = r"(?:hours?|support|provision|sessions?|amounts?|levels?|time|help|packages?|this|these|it|which|programmes?|frequency|visits?|staffing|cover|therapy|input|arrangements?|minutes)"
_LESS = (
    r"(?:scaled (?:back|down)|cut(?: back| down)?|reduced|lowered|lessened|trimmed|pulled back|drawn back|stepped down|stood down|"
    r"stopped|ended|discontinued|withdrawn|removed|faded(?: out)?|tapered(?: off)?|phased out|wound down|eased off|relaxed|varied|altered|redirected|reallocated|shared (?:out|with others)|used (?:for others|flexibly|elsewhere))"
)
_CUT = (
    r"(?:scale (?:back|down)|cut(?: back| down)?|reduce|lower|lessen|trim|pull back|step down|stand down|stop|end|discontinue|withdraw|remove|"
    r"fade(?: out)?|taper(?: off)?|phase out|wind down|vary|alter|redirect|reallocate)"
)
# "The hours can be scaled back", "the school may reduce this".
_CHANGES = (
    rf"(?:can|could|may|might) (?:\w+ )?be {_LESS}"
    rf"|will (?:then |gradually |be )*{_LESS} (?=(?:by|once|when|as|if|where) (?:the |he |she |they |his |her |school|it |appropriate|staff))"
    rf"|(?:can|could|may|might|free to|able to|entitled to) {_CUT} (?=(?:(?:the|this|these|his|her|their|that|any|some|all) )*(?:\w+ )?{_PROVISION}\b)"
)
_OF_PROVISION = re.compile(rf"\b{_PROVISION}\b[^.;]*$", re.IGNORECASE)
# Prompts are faded and lights lowered; that is the provision, not its end.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:prompts?|prompting|cues?|scaffold\w*|volume|noise|light\w*|height|seat|work ?load|homework|questions?|texts?|tasks?)\b[^.;]*$",
    re.IGNORECASE,
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
_BASIS = r"(?:on|at) (?:a|an) (?:fairly |very |more |reasonably |quite )?(?:regular|frequent|ongoing|steady|continuing|periodic|occasional|rolling|drop-in|flexible|needs-led|consultative|responsive|case-by-case|first come) (?:basis|footing|pattern|schedule|cycle)"

_SHAPES: tuple[tuple[Emptying, re.Pattern[str]], ...] = tuple(
    (group, re.compile(rf"\b(?:{shape})", re.IGNORECASE))
    for group, shape in (
        (Emptying.OPPORTUNITY, rf"{_THERE_WILL_BE}|{_LOOK_OUT_FOR}"),
        (Emptying.CONDITION, rf"{_BY_FEELING}|{_IF_MEANS_ALLOW}|{LEFT_OPEN}"),
        (Emptying.DEFERRAL, PUT_OFF),
        (Emptying.EFFORT, _IN_MIND),
        (Emptying.CHANGE, _CHANGES),
        (Emptying.UNTRAINED, _KNOWING),
        (Emptying.UNSIZED_GROUP, _SMALL),
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
        *("discretion", "judg", "pace", "terms", "way", "need", "allowing", "permitting", "ever"),
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
    ),
    Emptying.EFFORT: ("mind", "best", " can", "keep", "judg", "discretion", " to"),
    Emptying.CHANGE: ("can ", "could", "may ", "might", "will", "free to", "able to", "entitled"),
    Emptying.UNTRAINED: ("train", "experience", "skill", "qualif", "know", "expert"),
    Emptying.UNSIZED_GROUP: ("small", "little", "targeted", "ratio"),
    Emptying.SOFT_FREQUENCY: ("basis", "footing", "pattern", "schedule", "cycle", "most "),
}
# A cell that should hold a number and holds a height.
_LEVEL = re.compile(
    r"^\W*(?:(?:a |at )?(?:very )?(?:high|enhanced|intensive|significant|substantial|considerable|increased|low|medium|moderate)(?:[- ](?:level|ratio|support|input))*)\W*$",
    re.IGNORECASE,
)
# What a cell that answers nothing may hold all the same: a dash, or a word for nobody.
_NOTHING = re.compile(r"^\W*(?:n/?a|none|nil|tb[acd]|-)?\W*$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^\W*(?:see|per|as per|in line|refer|tb[acd]|to be)\b", re.IGNORECASE)
LONGEST_SOFT_CELL = 8  # words; a longer cell says something that no slot is there for
_QUANTITY_CELLS = (CellRole.HOW_OFTEN, CellRole.DURATION)


def wordings(piece: Piece) -> Iterator[Wording]:
    """Yield each wording in the piece that empties or softens by its shape."""
    low = piece.text.lower()
    for group, shape in _SHAPES:
        if not any(sign in low for sign in _SIGNS[group]):
            continue
        for found in shape.finditer(piece.text):
            if group is Emptying.CHANGE and not _is_of_provision(piece.text, found):
                continue
            words = found.group().rstrip()
            yield Wording(found.start(), found.start() + len(words), group)
    if piece.cell in _QUANTITY_CELLS and (level := _LEVEL.match(piece.text)):
        yield Wording(*level.span(), Emptying.SOFT_AMOUNT)


def unanswered(piece: Piece) -> Wording | None:
    """Return the whole of a cell for how often or how long that says neither.

    To be asked of cells in which nothing was read: "embedded", "see the timetable", "when calm".
    """
    text = piece.text.strip()
    if piece.cell not in _QUANTITY_CELLS or not text or len(text.split()) > LONGEST_SOFT_CELL:
        return None
    if _NOTHING.match(text) and "tb" not in text.lower():
        return None
    put_off = _ELSEWHERE.match(text) is not None
    often = piece.cell is CellRole.HOW_OFTEN
    group = Emptying.SOFT_FREQUENCY if often else Emptying.SOFT_AMOUNT
    return Wording(0, len(piece.text), Emptying.DEFERRAL if put_off else group)


def _is_of_provision(text: str, found: re.Match[str]) -> bool:
    """Tell whether what may be lessened is provision: its own subject, or what the verb takes."""
    before = text[: found.start()]
    if is_of_something_else(before):
        return False
    return bool(_OF_PROVISION.search(before)) or " be " not in f"{found.group()} "


def is_of_something_else(before: str) -> bool:
    """Tell whether the words before a lessening name what is not provision: prompts, lights."""
    return _OF_SOMETHING_ELSE.search(before) is not None
