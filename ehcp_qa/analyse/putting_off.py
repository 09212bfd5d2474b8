"""Wordings that put the decision off: to be worked out, the panel will decide, once it has met."""

from __future__ import annotations

from ehcp_qa.analyse.conditions import SOMEBODY

_PUT_OFF = (
    r"(?:decided|settled|sorted(?: out)?|shaped|devised|scoped|costed|negotiated|mooted|pencilled in|slotted in|fitted in|picked up|looked into|talked (?:through|about)|"
    r"thought (?:about|through)|worked out|put together|revisited|tweaked|mentioned|signposted|explored|trialled|appointed|recruited|sourced|commissioned|drawn up)"
)
# Nothing is decided now; somebody is to do so, or to come across it.
PUT_OFF = (
    rf"(?:to be|being|will be|can be|could be|might be|ha(?:s|ve) been|(?:are|is) to be) (?:\w+ly )?{_PUT_OFF}\b(?! (?:by|on|in|from|to start) (?:the )?(?:\d|January|February|March|April|May|June|July|August|September|October|November|December))"
    rf"|{SOMEBODY} (?:will|shall|(?:is |are )?to) (?:then |also )?(?:decide|determine|weigh up|reflect (?:together )?on|take a view|settle|see (?:how|what|whether)|look (?:at whether|into)|give (?:some |careful )?thought|talk about whether)\b"
    r"|(?:a view|thought|careful thought|regard|due regard) (?:will|is to|shall) be (?:taken|given|had)|(?:careful )?thought will go into|thought (?:to be )?given"
    r"|once (?:(?:the|his|her|their|a|an) )?(?:(?:[\w'’-]+ ){1,3}?)?(?:has|have) (?:been )?(?:met|reported|come through|bedded in|spoken|decided|assessed|found|agreed|taken up)\b"
    r"|once (?:(?:the|his|her) )?\w+ (?:is|are) (?:known|agreed|in place|confirmed|allocated|found|settled)\b"
)
