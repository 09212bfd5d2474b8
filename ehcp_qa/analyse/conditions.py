"""Clauses that leave a commitment open: until room is found, as somebody sees it, whatever will suit."""

from __future__ import annotations

# Whoever is to deliver or arrange, as plans name them loosely.
SOMEBODY = (
    r"(?:(?:the|a|an|his|her|their|my|our|class|subject|school|nursery|college|any|all|each|key|learning|lead) ){0,3}"
    r"(?:teachers?|tutors?|staff|adults?|grown-ups?|schools?|setting|college|nursery|academy|team|assistants?|TAs?|LSAs?|"
    r"SENC[Oo]|SENDC[Oo]|therapists?|mentors?|keyworker|key person|professionals?|practitioners?|lecturers?|parents|panel|service|department|office|SENDCo|we|they)"
)
_WHO = r"(?:(?:the|a|an|his|her|their|our|my|your|any|this|that|these|those|enough|next) )*"
_NOUN = r"(?:[\w'’-]+ ){0,3}?"
# What has to turn up first.
_OPENING = (
    r"(?:beds?|places?|slots?|spaces?|gaps?|vacanc(?:y|ies)|openings?|rooms?|cancellations?|cover|capacity|one|budgets?|diar(?:y|ies)|"
    r"timetables?|panel|building|staff|staffing|release time|volunteers?|funds?|money|worker|tutor|provider|time|theme|moment|unit|team|service|it|they|there)"
)
_TURNS_UP = (
    r"(?:comes? (?:up|free|along|available)|opens? up|becomes? (?:available|free)|falls? (?:due|kindly|free)|frees? up|turns? up|arises?|stretch(?:es)?|"
    r"lends? (?:itself|themselves)|(?:can|could) be (?:had|found|spared|recruited|released|made|arranged)|has (?:a )?(?:space|room|gap|time|vacancy|met)|"
    r"(?:is|are) (?:right|free|running|known|found|allocated|available|enough \w+|in place|not needed elsewhere)|lets? (?:us|him|her|them|you)|(?:can )?bears? it|allows?|permits?)"
)
_UNTIL_ROOM = (
    rf"(?:when(?:ever)?|if|once|where(?:ver)?|as soon as|(?:in )?(?:so |as )far as) {_WHO}{_NOUN}{_OPENING} {_TURNS_UP}\b"
    r"|when(?:ever)? (?:he|she|they|staff|somebody|someone) (?:can|(?:ha(?:s|ve)|'ve|’ve) (?:got )?(?:the )?time)\b(?! \w+ly\b| (?:see|hear|feel|tell|sense|notice|read|reach|follow|use|do)\b)"
)
# "Should the picture change": an "if" that only its order shows.
_SHOULD = (
    r"should (?:(?:the|this|that|these|things|matters|any|a|an|his|her|their|one|it|he|she|they|[A-Z][a-z]+) )(?:[\w'’-]+ ){0,3}?"
    r"(?:be|seem|come|change|become|prove|arise|need|want|fancy|wish|alter|escalate|require|rise|fall|reach|occur|feel|ask|struggle)\b"
)
# The day, the risk or the child's mood is to decide, and nobody can say how.
_AS_IT_GOES = (
    rf"as {_WHO}(?:[\w'’-]+ ){{0,2}}?(?:[\w'’-]+) (?:dictates?|demands?|permits?|unfolds?|evolves?|warrants?|stands?|crops? up|suits?|sees? (?:it|fit)|lets? (?:him|her|them|us)|allows?)\b"
    r"|as (?:he|she|they)(?:'ll|’ll| will| can| is able to| are able to)? (?:tolerates?|copes?|manages?|accepts?)\b"
    r"|as (?:tolerated|assessed|(?:clinically )?indicated|clinically required|appropriate to need)\b"
    r"|(?:for )?as long as (?:it |this |that |is |he |she |they |felt |seems? |feels? |remains? |proves? )*(?:needs?|useful|helpful|needed|necessary|required|right|wanted|wants?|allows?)\b"
)
_OF_ANY_SORT = (
    r"what (?:works|helps|suits|(?:is|are) felt|feels right|(?:he|she|they|we) can (?:tolerate|manage|offer|accept)|can be (?:done|found|offered))\b"
    r"|whatever (?:[\w'’-]+ ){0,4}?(?:works?|helps?|suits?|feels? right|is (?:felt|thought|running|needed|right|best)|are (?:felt|workable|needed)|crops? up|calls? for|finds? (?:most |it )?\w+|thinks? (?:best|fit|right)|can be (?:done|found|offered)|(?:he|she|they) (?:can|will) (?:tolerate|manage|offer|accept))\b"
    r"|whichever (?:[\w'’-]+ ){0,3}?(?:is|are|has|have|suits?|sits?|works?|feels?|stretches)\b(?! (?:the )?(?:sooner|soonest|earlier|later|longer|shorter|greater|first|nearer|nearest|higher|lower|less|more)\b)|by whichever means \w+"
    r"|wherever (?:(?:it|they|this|that) (?:seems?|feels?|is|are|proves?)|the job calls) ?(?:helpful|useful|right|possible|appropriate|needed|for it)?"
    r"|at (?:a pace that (?:feels?|is) right|the family's (?:own )?pace)\b"
    r"|on (?:his|her|their) (?:own )?terms\b|(?:in|to) (?:a )?ways? that (?:suits?|feels?|works? for|(?:he|she|they) can)\b"
    r"|proportionate to \w+|(?:matched|responsive|according|tailored|in proportion) to (?:(?:his|her|their|the|presenting|assessed|greatest|individual) )*needs?\b"
)
LEFT_OPEN = "|".join((_UNTIL_ROOM, _SHOULD, _AS_IT_GOES, _OF_ANY_SORT))

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
