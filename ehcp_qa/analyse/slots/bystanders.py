"""Posts that are named and do nothing here: they only decide, own, or stand for a place."""

from __future__ import annotations

import re

# What follows a subject: its verb, or the mark of a label.
VERBS_OF_DOING = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:,[^,]{2,40},)?\s*(?:who \w+ |also |then |and [^.]{2,30}? )?(?:will|must|shall|should|to|is to|are to|can|may|could|might|would|has|have|is|are|\w+(?<!s)s\b|:|-|–)",
    re.IGNORECASE,
)
# "Agrees the first step of each task with her, stays near": done together with the child.
_WITH_THE_CHILD = r"\s[^.;,]{3,60}?\bwith\s(?:him|her|them|(?-i:[A-Z])[a-z]+)\b(?!['’])\s*(?:$|[.,;]|and\b|at\b|before\b|each\b|every\b)"
# Whoever thinks, wishes, decides or is told something does not yet do it (annotation guide, part 7).
_DECIDES = re.compile(
    r"^\s*(?:(?:will|may|might|could|can|must|should|would|to|has|have|is|are|have been|has been|had)\s+)*(?:also |then |all |jointly |usually |probably |well )*"
    rf"(?:think|thinks|thought|feel|feels|felt|judges?|deems?|believes?|considers?|considered|decides?|determines?|agrees(?!{_WITH_THE_CHILD})|recognises?|knows?|say|says|said|saying|asked|hopes?|wish(?:es)?|wants?|like\b|likes\b|prefers?|"
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


def only_decides(before: str, after: str) -> bool:
    """Tell whether a post only thinks, owns something or stands in a condition."""
    if _DECIDES.match(after) or _OWNER_AFTER.match(after):
        return True
    return bool(_IN_CONDITION.search(before)) and bool(
        VERBS_OF_DOING.match(after) or _FINITE.match(after)
    )


_FINITE = re.compile(r"^\s+(?!in\b|at\b|on\b|to\b|for\b|with\b|and\b|or\b|of\b)[a-z]+\b")
# A school is a place after "at" and "in", and part of a name after "forest".
_PLACE_BEFORE = re.compile(
    r"\b(?:at|in|across|to|around|outside|of|for|forest|after|home)[\s-]+(?:(?:the|his|her|their|each|every)\s+)?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:pre-)?(?:school|college|nursery|academy|setting|hospital|centre|unit|base)s?$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"^\s+(?!(?:own\s+)?(?:assistant|deputy|team|staff|colleague)s?\b)\w")
# Who helps in an exam is an arrangement; who arranges it does it.
_EXAM = re.compile(r"\b(?:extra time|exams?|examinations?|GCSEs?|papers|mocks)\b", re.IGNORECASE)
_EXAM_HELP = re.compile(r"(?:reader|scribe|prompter|practical assistant)s?$", re.IGNORECASE)


def is_elsewhere(before: str, words: str, after: str, group: str) -> bool:
    """Tell whether the words name a place, an owner or an arrangement, though they look like a doer."""
    if group in {"anyone", "team"} and _PLACE.search(words) and _PLACE_BEFORE.search(before):
        return True
    if words.endswith(("'s", "’s")) and _OWNED.match(after):
        return True
    return bool(_EXAM_HELP.search(words) and _EXAM.search(before + after))
