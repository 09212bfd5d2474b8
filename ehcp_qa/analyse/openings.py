"""Wordings that offer an opening which nobody is bound to fill: room in the day, a tent that is there for him."""

from __future__ import annotations

_OPENING = r"(?:room|space|scope|times?|moments?|occasions?|openings?|situations?|ways|slots?)"
# An opening for something, which nobody is bound to fill: "there will be room in the day for".
THERE_WILL_BE = (
    r"there (?:will|should|must|is to|are to|can)(?: also)?(?: be)? (?:some |plenty of |always |a little )?"
    rf"{_OPENING}(?: (?:in|within|during|across|at|on) (?:\w+ ){{1,4}}?)? ?(?=(?:for|to|when|where|in which)\b)"
    # "There is the possibility of joining in".
    r"|there (?:will be|is|are|would be|may be) (?:(?:also|always|the|an?|some|every|real) )*(?:possibility|possibilities|option|options|chance|chances|prospect|offer|invitation) (?:of|for|to)\b"
)
# Watching for the right moment is not making it.
LOOK_OUT_FOR = (
    r"(?:look(?:s|ing)?(?: out)? for|watch(?:es|ing)?(?: out)? for|be alert to|seek(?:s|ing)?(?: out)?|"
    r"listen(?:s|ing)? out for|find(?:s|ing)?|make(?:s)?(?: the)? most of|take(?:s)? advantage of) "
    rf"(?:the |any |some |natural |suitable |good |quiet |more )*{_OPENING} (?=(?:when|where|for|to|in which|that|at which)\b)"
)
# "There for him to wander into": to be had, and no more.
THERE_FOR = (
    r"(?:is|are|will be|stays?|remains?) (?:always )?(?:there|around|about|nearby|near by|at hand|within call|on tap) for "
    r"(?:him|her|them|me|us|[A-Z][\w'’-]+)(?= (?:to\b|if\b|when(?:ever)? (?:he|she|they|things|it|needed)\b|should\b)|\s*(?:[.,;]|$))"
)
