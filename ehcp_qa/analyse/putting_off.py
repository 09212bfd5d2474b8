"""Wordings that put the decision off: to be worked out, the panel will decide, once it has met."""

from __future__ import annotations

from ehcp_qa.analyse.conditions import SOMEBODY

# Who is "talked through how to lift him" is shown something; what is "talked through" is put off.
_PUT_OFF = (
    r"(?:decided|settled|sorted(?: out)?|shaped|devised|scoped|costed|negotiated|mooted|pencilled in|slotted in|fitted in|picked up|looked into|talked (?:through|about)(?! (?:how|what|why|when|the|each|every|his|her|their|its|this)\b)|"
    r"thought (?:about|through)|worked out|put together|revisited|tweaked|mentioned|signposted|explored|trialled|appointed|recruited|sourced|commissioned|drawn up)"
)
# A person who is yet to be found: "a key adult will be identified".
_YET_TO_BE_FOUND = (
    r"(?:(?:an?|the|one|his|her|their) )?(?:[\w-]+ )?(?:adults?|person|people|worker|keyworker|assistant|TA|LSA|mentor|teacher|tutor|therapist|member of staff|staff|buddy|team|peer|coach)"
    r"(?: (?:in|from|at|within) (?:the )?[\w'’-]+(?: [\w'’-]+)?)? (?:will|shall|should|is to|are to|can) be (?:identified|found|named|allocated|assigned|chosen|selected|nominated)\b"
    r"(?! (?:by|before|within|in|on|at|from) (?:the )?(?:\d|first|last|start|end|beginning|January|February|March|April|May|June|July|August|September|October|November|December))"
)
_DECIDES = (
    r"(?:(?:may|might|will|then|later|next|first) )*(?:settles?|decides?|recommends?|advises?|suggests?|proposes?|specif(?:y|ies)|prescribes?|comes? up with|thinks? (?:right|best|fit)|"
    r"sees? fit|(?:has|have) (?:settled|decided|recommended|advised|suggested|proposed|specified|prescribed))\b(?: on)?"
)
# "Whatever size the sight team settle on", "what the therapist advises": they are to decide it.
_THEIRS_TO_DECIDE = (
    r"(?:what(?:ever)?|whichever|however (?:much|many|often|long)|as (?:much|many|often|long) as)(?: (?!the\b|his\b|her\b|their\b)[\w'’-]+){0,3}? "
    rf"(?:the|his|her|their|an?) (?:[\w'’-]+ ){{0,3}}?(?:team|service|therapists?|psychologist|physiotherapist|specialists?|teachers?|adviser|advisor|consultant|nurse|panel|SENCO|SENCo|SENDCo|OT|EP|professionals?|department|clinic|school|setting|college) {_DECIDES}"
)
# Nothing is decided now; somebody is to do so, or to come across it.
PUT_OFF = (
    rf"(?:to be|being|will be|can be|could be|might be|ha(?:s|ve) been|(?:are|is) to be) (?:\w+ly )?{_PUT_OFF}\b(?! (?:by|on|in|from|to start) (?:the )?(?:\d|January|February|March|April|May|June|July|August|September|October|November|December))"
    rf"|{SOMEBODY} (?:will|shall|(?:is |are )?to) (?:then |also )?(?:decide|determine|weigh up|reflect (?:together )?on|take a view|settle|see (?:how|what|whether)|look (?:at whether|into)|give (?:some |careful )?thought|talk about whether)\b"
    r"|(?:a view|thought|careful thought|regard|due regard) (?:will|is to|shall) be (?:taken|given|had)|(?:careful )?thought will go into|thought (?:to be )?given"
    r"|once (?:(?:the|his|her|their|a|an) )?(?:(?:[\w'’-]+ ){1,3}?)?(?:has|have) (?:been )?(?:met|reported|come through|bedded in|spoken|decided|assessed|found|agreed|taken up)\b"
    r"|once (?:(?:the|his|her) )?(?:[\w'’-]+ ){1,3}?(?:is|are) (?:known|agreed|in place|confirmed|allocated|found|settled)\b"
    r"|once (?:they|he|she|we|staff|everyone) (?:know|knows|get to know|gets to know|ha(?:s|ve) (?:met|got to know|seen|been in))\b"
    r"|(?:is|are|will be|remains?) (?:left |a matter )?(?:for|up to|down to) "
    rf"{SOMEBODY} (?:and {SOMEBODY} )?to (?:work out|decide|settle|judge|choose|arrange|agree|sort out|determine|consider|plan)\b"
    rf"|(?:is|are|will be) (?:to be )?(?:asked|consulted|approached) (?:what|whether|how|about|if)\b"
    rf"|{_YET_TO_BE_FOUND}|{_THEIRS_TO_DECIDE}"
)
