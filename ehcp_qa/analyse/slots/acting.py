"""Whether a post that stands in a text acts there: as subject, agent, or label beside the provision."""

from __future__ import annotations

import re

from ehcp_qa.analyse.slots.bystanders import VERBS_OF_DOING, is_elsewhere, only_decides

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
_DOER_BEFORE = re.compile(
    r"\b(?:led|run|delivered|taught|given|provided|supervised|done|carried out|made|held|from|by|with|between|through|employed)\s+(?:by\s+)?(?:(?:the|a|an|his|her|their|all|our)\s+)*(?:[\w'’,()/-]+\s+){0,3}$",
    re.IGNORECASE,
)
# After a post: another word makes it a thing and not a person ("teacher training", "staff meeting").
_THING_AFTER = re.compile(
    r"^[\s-]*(?:training|meeting|report|assessment|referral|advice|room|day\b|year\b|budget|handbook|website|policy|timetable|plan\b|place|bag|trip|run\b|services?\b(?! (?:will|to))|setting|like\b|friendly|gates?|hours\b|book\b|life|work\b|presence|therapy|office|cupboard|week\b|equipment|furniture|involvement|input\b|pens?\b)",
    re.IGNORECASE,
)
# "Will lead", "to coach": the verb, not the post.
_VERB_BEFORE = re.compile(r"\b(?:will|to|must|shall|can|should)\s+$", re.IGNORECASE)


def acts(text: str, start: int, end: int, group: str = "person") -> bool:
    """Tell whether the post found is a doer: a subject, an agent, or a label beside the provision."""
    before, after = text[max(0, start - 70) : start], text[end:]
    if _THING_AFTER.match(after) or _VERB_BEFORE.search(before) or _PLAYED.search(before):
        return False
    if only_decides(before, after) or is_elsewhere(before, text[start:end], after, group):
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


# "Ten hours of LSA time": whose time it is does it.
_TIME_OF = re.compile(r"(?:\bof\s+(?:[\w:-]+\s+){0,2}|hours?['’]?\s+)$", re.IGNORECASE)
_TIME = re.compile(r"^\s+(?:time|support|hours)\b", re.IGNORECASE)
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
    r"^\s+(?:(?:who|that|in|on|at|familiar with|working with|holding|around) [^.,;]{2,30}? )?(?!of\b|for\b|with\b|to\b|in\b|on\b|at\b|by\b|and\b|or\b|are\b|were\b|is\b|setting\b|services?\b|awareness|understanding|development|support|ratio|time\b|group)[a-z]+\b"
)


def _opens_sentence(text: str, start: int, end: int) -> bool:
    return bool(_HEAD.search(text[:start])) and bool(_VERB_NEXT.match(text[end:]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    return bool(_OPENS.search(text[:start])) and bool(_CLOSES.match(text[end:]))


def _is_subject(before: str, after: str) -> bool:
    if not VERBS_OF_DOING.match(after):
        return False
    return (
        re.search(
            r"(?:^|[.;:,(]\s*|\b(?:and|which|that|where|so that|when)\s+)(?:(?:the|an?|his|her|their|all|every|each|one|two|my|our|this|same)\s+)*(?:[\w'’/&()-]+\s+){0,3}$",
            before,
            re.IGNORECASE,
        )
        is not None
    )
