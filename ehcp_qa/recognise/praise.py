"""Titles among needs in a council's own words: what goes well with a child, and what is hard."""

from __future__ import annotations

import re

from ehcp_qa.recognise.columns import Holds

_HARD = re.compile(
    r"(?i)\b(?:needs?|hard|harder|difficult\w*|tricky|struggl\w+|barriers?|challeng\w+|help with|support with|cannot|can[’']t|not yet|(?:is|are)(?:n[’']t| not) "
    r"|concerns?|gaps?|to develop|development|worr\w+|problems?|obstacles?|impact|less well|next steps|weakness\w*)\b"
)
_WELL = re.compile(
    r"(?i)\b(?:strengths?|well|good at|can|able|abilit\w+|positives?|skills?|progress|working|achiev\w+|enjoys?|likes?|proud|success\w*|best at|strong\w*|talents?|assets)\b"
)
# A heading over needs may be an area ("Social skills", "Working memory", "Progress in maths").
_WELL_AS_HEADING = re.compile(
    r"(?i)\b(?:strengths?|(?:does|do|going|goes|works|is doing) well|good at|best at|positives|achievements|(?:[’']s|his|her|their|my) (?:abilities|skills and interests)"
    r"|what(?: is|[’']s) working|progress so far|enjoys)\b|\bcan(?: already)?(?: do)?\W*\Z"
)
_TITLE_WORDS = 8


def praise_or_need(title: str, *, heading: bool = False) -> Holds | None:
    """Return STRENGTH or NEED for a short title that says so, and None for any other."""
    if not title or len(title.split()) > _TITLE_WORDS or title.endswith("."):
        return None
    if _HARD.search(title):
        return Holds.NEED
    return Holds.STRENGTH if (_WELL_AS_HEADING if heading else _WELL).search(title) else None
