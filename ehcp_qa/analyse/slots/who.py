"""Who does it: posts from the roles lexicon, posts by their head noun, teams, and looser doers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.lexicon import Lexicon, Lexicons
from ehcp_qa.model.plan import CellRole
from ehcp_qa.nlp.terms import finder

# Whoever only decides, reviews, is told or is helped does not deliver (annotation guide, part 7).
_NOT_DOER_BEFORE = re.compile(
    r"\b(?:(?:advised|recommended|reviewed|suggested|requested|directed|agreed|prescribed|determined|approved|funded|commissioned|monitored|identified|assessed|deemed|devised|specified)(?: \w+)? (?:by|with)|"
    r"(?:advice|recommendations?|guidance|report|letter|referral|discussion|liaison|consultation|agreement|programme|plan|targets?)(?: \w+){0,2} (?:of|from|with|by|to)|"
    r"(?:refer(?:red)?|report(?:s|ed)?|tell|telling|told|ask(?:s|ing)?|copied|sent|sends|shared|shares?|given|show(?:s|n|ing)?|hands?|emails?|rings|phones|train(?:s|ed|ing)?|coach(?:es)?|brief(?:s|ed)?|advis(?:es|ing)|teach(?:es|ing)? (?:\w+ ){0,3}to|meets?) (?:\w+ ){0,3}(?:to|with)?|"
    r"for|to|of|about|help|helps|via|like|than|waiting for|application to|behalf of|choice of|change of|absence of)\s+"
    r"(?:(?:the|a|an|his|her|their|its|all|any|other|new|both|each|every|this|that)\s+)*(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
# Who a child plays at being, or is to become, does nothing here.
_PLAYED = re.compile(
    r"\b(?:to be|being|role of|turns? (?:as|at)|play(?:s|ing)? (?:at )?(?:being )?|pretend\w* to be|dressed as)\s+(?:(?:the|an?)\s+[\w-]+(?:,\s*|\s+))*(?:(?:and|or)\s+)?(?:the|an?)\s+$",
    re.IGNORECASE,
)
# Where whoever is nearest acts, the moment itself says who it is.
_NEAREST = re.compile(r"\b(?:nearest|closest)\s+$", re.IGNORECASE)
_DOER_BEFORE = re.compile(
    r"\b(?:led|run|delivered|taught|given|provided|supervised|done|carried out|made|held|from|by|with|between|through|employed)\s+(?:by\s+)?(?:(?:the|a|an|his|her|their|all|our)\s+)*(?:[\w'’,()/-]+\s+){0,3}$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|his|her|their|my|our|all|every|each|any|one|two|three|both|another|same|some(?:one from)?|[A-Z][\w'’]+(?:'s|’s)?|\d)\s+(?:[\w'’/&-]+\s+){0,3}|(?:[\w'’/&-]+\s+){0,2})$",
    re.IGNORECASE,
)
# After a post: another word makes it a thing and not a person ("teacher training", "staff meeting").
_THING_AFTER = re.compile(
    r"^[\s-]*(?:training|meeting|report|assessment|referral|advice|room|day\b|year\b|budget|handbook|website|policy|timetable|plan\b|place|bag|trip|run\b|services?\b(?! (?:will|to))|setting|like\b|friendly|gates?|hours\b|book\b|life|work\b|presence|therapy|office|cupboard|week\b|equipment|furniture|involvement|input\b|pens?\b)",
    re.IGNORECASE,
)
# "Will lead", "to coach": the verb, not the post.
_VERB_BEFORE = re.compile(r"\b(?:will|to|must|shall|can|should)\s+$", re.IGNORECASE)
# These fill the slot, loosely: nobody could say which person is meant.
_VERBS_OF_DOING = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:,[^,]{2,40},)?\s*(?:who \w+ |also |then |and [^.]{2,30}? )?(?:will|must|shall|should|to|is to|are to|can|may|could|might|would|has|have|is|are|\w+(?<!s)s\b|:|-|–)",
    re.IGNORECASE,
)
_OTHER_CELLS = (
    CellRole.HOW_OFTEN,
    CellRole.DURATION,
    CellRole.GROUP,
    CellRole.WHERE,
    CellRole.REVIEW,
)
_NOBODY = re.compile(
    r"^\W*(?:n/?a|none|nil|tb[acd]|to be \w+.*|.*\bto be (?:found|sourced|identified|appointed|recruited|confirmed|agreed|decided)|.*\btb[acd]|as (?:above|needed|required|appropriate)|see\b.*|whoever\b.*|whichever\b.*|any with\b.*|various|all concerned|-|\?)?\W*$",
    re.IGNORECASE,
)


def doers(piece: Piece, lexicons: Lexicons) -> Iterator[SlotValue]:
    """Yield each doer in the piece, the surest first; ``norm`` is the role, empty when loose."""
    if piece.cell is CellRole.BY_WHOM:
        if not _NOBODY.match(piece.text):
            yield _cell(piece, lexicons)
        return
    if piece.cell in _OTHER_CELLS:
        return
    found = tuple(_in_text(piece, lexicons))
    yield from found or _trained(piece, lexicons)


_TRAINING = re.compile(
    r"\b(?:train\w*|course|workshop|briefing|INSET|induction|e-?learning|module)\b", re.IGNORECASE
)


def _trained(piece: Piece, lexicons: Lexicons) -> Iterator[SlotValue]:
    """Yield whoever is trained, where nobody is said to train (annotation guide, part 1)."""
    if piece.source == "text" and _TRAINING.search(piece.text):
        for start, end, group in _heads(piece.text, lexicons["role_heads"]):
            yield piece.fill(
                Slot.WHO, _phrase_start(piece.text, start), end, firm=group != "anyone"
            )


def _in_text(piece: Piece, lexicons: Lexicons) -> Iterator[SlotValue]:
    roles, meanings = lexicons["roles"], lexicons["roles"].meanings
    taken: list[tuple[int, int]] = []
    for term in finder(roles).find(piece.text):
        if _acts(piece.text, term.start, term.end):
            taken.append((term.start, term.end))
            norm = meanings.get(term.term, term.term)
            yield piece.fill(Slot.WHO, _phrase_start(piece.text, term.start), term.end, norm=norm)
    for start, end, group in _heads(piece.text, lexicons["role_heads"]):
        if any(start < e and s < end for s, e in taken) or not _acts(piece.text, start, end, group):
            continue
        firm = group != "anyone" or bool(_NEAREST.search(piece.text[:start]))
        norm = piece.text[start:end].lower() if firm else ""
        yield piece.fill(Slot.WHO, _phrase_start(piece.text, start), end, firm=firm, norm=norm)


def _acts(text: str, start: int, end: int, group: str = "person") -> bool:
    """Tell whether the post found is a doer: a subject, an agent, or a label beside the provision."""
    before, after = text[max(0, start - 70) : start], text[end:]
    if _THING_AFTER.match(after) or _VERB_BEFORE.search(before) or _PLAYED.search(before):
        return False
    if _only_decides(before, after) or _is_elsewhere(before, text[start:end], after, group):
        return False
    if _TIME_OF.search(before) and _TIME.match(after):
        return True
    if _is_subject(before, after) or _opens_sentence(text, start, end):
        return True
    if _NOT_DOER_BEFORE.search(before):
        return False
    if group in {"anyone", "team"}:
        return bool(_DOER_BEFORE.search(before)) or _stands_alone(text, start, end)
    return True


# Whoever thinks, wishes, decides or is told something does not yet do it (annotation guide, part 7).
_DECIDES = re.compile(
    r"^\s*(?:(?:will|may|might|could|can|must|should|would|to|has|have|is|are|have been|has been|had)\s+)*(?:also |then |all |jointly |usually |probably |well )*"
    r"(?:think|thinks|thought|feel|feels|felt|judges?|deems?|believes?|considers?|considered|decides?|determines?|agrees|recognises?|knows?|say|says|said|saying|asked|hopes?|wish(?:es)?|wants?|like\b|likes\b|prefers?|"
    r"finds? (?:it|this|that|most)|sees? (?:fit|it|this|that)|give(?:s)? (?:consideration|thought)|(?:are |is )?(?:minded|welcome|signposted|encouraged|invited|pleased|happy|willing|aware|mindful|likely)\b|reckons?|self-refer|look(?:s|ing)? (?:into|at whether)|explores?|weighs?)\b",
    re.IGNORECASE,
)
# The surgeon's advice, the staff's view: an owner of something, not its doer.
_OWNER_AFTER = re.compile(
    r"^['’]s?\s+(?!(?:own\s+)?(?:assistant|deputy|team|staff|colleague)s?\b)\w"
)
# In a condition nobody acts: "if staff feel", "should the school", "when the unit has a gap".
_IN_CONDITION = re.compile(
    r"\b(?:if|should|whatever|whichever|as|unless|wherever|whenever|once|how|because)\s+(?:(?:the|a|an|his|her|their|our|funding)\s+)*(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)


def _only_decides(before: str, after: str) -> bool:
    """Tell whether a post only thinks, owns something or stands in a condition."""
    if _DECIDES.match(after) or _OWNER_AFTER.match(after):
        return True
    return bool(_IN_CONDITION.search(before)) and bool(
        _VERBS_OF_DOING.match(after) or _FINITE.match(after)
    )


_FINITE = re.compile(r"^\s+(?!in\b|at\b|on\b|to\b|for\b|with\b|and\b|or\b|of\b)[a-z]+\b")


# "Ten hours of LSA time": whose time it is does it.
_TIME_OF = re.compile(r"(?:\bof\s+(?:[\w:-]+\s+){0,2}|hours?['’]?\s+)$", re.IGNORECASE)
_TIME = re.compile(r"^\s+(?:time|support|hours)\b", re.IGNORECASE)
# A school is a place after "at" and "in", and part of a name after "forest".
_PLACE_BEFORE = re.compile(
    r"\b(?:at|in|across|to|around|outside|of|for|forest|after|home)[\s-]+(?:(?:the|his|her|their|each|every)\s+)?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:pre-)?(?:school|college|nursery|academy|setting|hospital|centre|unit)s?$", re.IGNORECASE
)
_OWNED = re.compile(r"^\s+(?!(?:own\s+)?(?:assistant|deputy|team|staff|colleague)s?\b)\w")
# Who helps in an exam is an arrangement; who arranges it does it.
_EXAM = re.compile(r"\b(?:extra time|exams?|examinations?|GCSEs?|papers|mocks)\b", re.IGNORECASE)
_EXAM_HELP = re.compile(r"(?:reader|scribe|prompter|practical assistant)s?$", re.IGNORECASE)


def _is_elsewhere(before: str, words: str, after: str, group: str) -> bool:
    """Tell whether the words name a place, an owner or an arrangement, though they look like a doer."""
    if group in {"anyone", "team"} and _PLACE.search(words) and _PLACE_BEFORE.search(before):
        return True
    if words.endswith(("'s", "’s")) and _OWNED.match(after):
        return True
    return bool(_EXAM_HELP.search(words) and _EXAM.search(before + after))


# A doer set between stops, as a label is: "One hour weekly; home care agency".
_OPENS = re.compile(
    r"(?:^|[,;:(.]\s*)(?:(?:the|an?|all|every|class|[A-Z]\w+)\s+)?(?:(?!and\b)[\w'’/&-]+\s+){0,3}$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"^\s*(?:[,;:).]|$)")


# "Class staff offer ...": at the head of a sentence, before a verb in the plural.
_HEAD = re.compile(
    r"(?:^|[.;:,]\s+)(?:(?:all|every|the|an?|any|both|two|three|his|her|our|[A-Z][\w'’]+)\s+)*(?:(?!for\b|of\b|with\b|to\b|and\b|by\b|at\b|in\b|on\b|across\b|from\b|as\b|around\b|under\b|via\b)[\w'’/&-]+\s+){0,2}$",
    re.IGNORECASE,
)
_VERB_NEXT = re.compile(
    r"^\s+(?:(?:who|that|in|on|familiar with|working with|holding|around) [^.,;]{2,30}? )?(?!of\b|for\b|with\b|to\b|in\b|on\b|at\b|by\b|and\b|or\b|are\b|were\b|is\b|setting\b|services?\b|awareness|understanding|development|support|ratio|time\b|group)[a-z]+\b"
)


def _opens_sentence(text: str, start: int, end: int) -> bool:
    return bool(_HEAD.search(text[:start])) and bool(_VERB_NEXT.match(text[end:]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    return bool(_OPENS.search(text[:start])) and bool(_CLOSES.match(text[end:]))


def _is_subject(before: str, after: str) -> bool:
    if not _VERBS_OF_DOING.match(after):
        return False
    return (
        re.search(
            r"(?:^|[.;:,(]\s*|\b(?:and|which|that|where|so that|when)\s+)(?:(?:the|an?|his|her|their|all|every|each|one|two|my|our|this|same)\s+)*(?:[\w'’/&()-]+\s+){0,3}$",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _phrase_start(text: str, start: int) -> int:
    """Return where the phrase begins: its determiner and adjectives belong to it."""
    found = re.search(
        r"(?:\b(?:the|an?|his|her|their|all|every|each|another)\s+)(?:(?!and\b|with\b|by\b|of\b|from\b|to\b|the\b|an?\b|his\b|her\b)[\w'’/&-]+\s+){0,3}$",
        text[:start],
        re.IGNORECASE,
    )
    return found.start() if found else start


def _cell(piece: Piece, lexicons: Lexicons) -> SlotValue:
    roles = finder(lexicons["roles"]).find(piece.text)
    norm = lexicons["roles"].meanings.get(roles[0].term, roles[0].term) if roles else ""
    heads = [group for _, _, group in _heads(piece.text, lexicons["role_heads"])]
    firm = bool(roles) or (bool(heads) and any(g != "anyone" for g in heads)) or not heads
    return piece.fill(
        Slot.WHO,
        0,
        len(piece.text),
        firm=firm,
        norm=norm or (piece.text.strip().lower() if firm else ""),
    )


def _heads(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    for found in _head_pattern(tuple((g, t) for g, t in lexicon.groups.items())).finditer(text):
        yield *found.span(), found.lastgroup or ""
    for found in (*_BY_ENDING.finditer(text), *_NUMBERED.finditer(text), *_NAMED.finditer(text)):
        yield *found.span(), "person"
    for found in _WHOEVER.finditer(text):
        yield *found.span(), "anyone"


# Posts that no list holds, by their ending: audiologist, physiotherapist, orthotist.
_BY_ENDING = re.compile(r"\b[A-Za-z]{3,}(?:ologist|therapist|trician|atrist|ptist|otist)s?\b")


# One of several in the same post: "TA3".
_NUMBERED = re.compile(r"\b(?:HLTA|LSA|SENTA|TA)\s?\d\b")
# A person by title and name; the post may stand elsewhere, and the child has none.
_NAMED = re.compile(r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Sister)\.? [A-Z][\w'’-]+")
# Whoever it is that does so: "all who teach Ada", "whoever is taking the lesson".
_WHOEVER = re.compile(
    r"\b(?:(?:all|everyone|anyone|everybody|anybody|people) who (?!need|want|like|would)\w+|who(?:m)?ever (?:is|are) (?!free|about|available|nearest)\w+ing|whichever (?:adult|teacher|tutor)|all three|one or other of us)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _head_pattern(groups: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    parts = []
    for name, terms in groups:
        words = "|".join(re.escape(t) for t in sorted(terms, key=lambda t: (-len(t), t)))
        parts.append(rf"(?P<{name}>(?:{words})s?)")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)
