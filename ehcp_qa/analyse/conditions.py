"""Clauses that leave a commitment open: until room is found, as somebody sees it, whatever will suit."""

from __future__ import annotations

# Whoever is to deliver or arrange, as plans name them loosely.
SOMEBODY = (
    r"(?:(?:the|a|an|his|her|their|my|our|class|subject|school|nursery|college|any|all|each|key|learning|lead) ){0,3}"
    r"(?:teachers?|tutors?|staff|adults?|grown-ups?|schools?|setting|college|nursery|academy|base|unit|centre|service|trust|team|assistants?|TAs?|LSAs?|"
    r"SENC[Oo]|SENDC[Oo]|therapists?|mentors?|keyworker|key person|professionals?|practitioners?|lecturers?|parents|family|mum|dad|mother|father|carers?|panel|service|department|office|SENDCo|we|they)"
)
# "Where the nursery is able to arrange it", "if staff are in a position to".
_IF_ABLE = rf"(?:when(?:ever)?|if|where(?:ver)?|as|provided(?: that)?|unless) {SOMEBODY} (?:is|are|feels?) (?:able|free|willing|minded|in a position)\b(?: to \w+(?: it| this| that| one)?)?"
# "Whenever her tutors can manage it", "if somebody can be spared".
_IF_MANAGED = rf"(?:when(?:ever)?|if|where(?:ver)?|as|provided(?: that)?|unless) {SOMEBODY} (?:can|could|are able to|is able to) (?:(?:manage|arrange|fit|do|find|spare|offer|squeeze|release|accommodate)\b(?: (?:it|this|that|them|one|the time|time|him|her)\b)?(?: in\b)?|be (?:spared|released|found|freed)\b)"
# "On days when he is in the right frame of mind": a state that nobody else can see.
_ON_DAYS_WHEN = (
    r"(?:on|in) (?:the |those |any )?(?:\w+ )?(?:days|weeks|mornings|afternoons|lessons|sessions) (?:when|that|where|on which) "
    r"(?:he|she|they|I|[A-Z][a-z]+) (?:is|are|am|feels?|seems?|looks?|can|copes?|wakes?|arrives?) "
    r"(?!at\b|away\b|absent\b|on\b|off\b|out\b|with\b|not in\b|in (?:school|college|nursery|class|lessons?|the (?:base|unit|building|centre))\b)"
    r"[\w'’-]+(?: [\w'’-]+){0,5}?(?=\s+(?:the|a|an|his|her|their|staff|they)\b|\s*(?:[,.;]|$))"
    r"|on (?:the|his|her|their|my) (?:better|good|easier|calmer|brighter|quieter|best) days\b"
)
# What somebody feels cannot be seen, so nobody could say that the time had come.
_BY_FEELING = (
    rf"(?:when(?:ever)?|if|where(?:ver)?|as|once|until|unless|should) {SOMEBODY} "
    r"(?:feels?|felt|senses?|thinks?|judges?|considers?|deems?|believes?|decides?|sees? fit|reckons?|gets? the (?:feeling|sense)|ha(?:s|ve) (?:a|the) (?:feeling|hunch)|finds? (?:it|that|this)|sees? (?:it|this) as|choos\w+)\b"
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
    r"|when(?:ever)? there(?:['’]s| is| are| has been| have been| will be) (?:(?:a|an|the|any|enough|some|sufficient) )*(?:chance|time|room|space|cover|staff|adult|gap|moment|capacity|opportunity|money|funding)\b(?: to \w+)?"
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
    r"|whichever (?:[\w'’-]+ ){0,3}?(?:is|are|has|have|suits?|sits?|works?|feels?|stretches)\b(?! \w+ing\b)(?! (?:the )?(?:sooner|soonest|earlier|later|longer|shorter|greater|first|nearer|nearest|higher|lower|less|more)\b)|by whichever means \w+"
    r"|wherever (?:(?:it|they|this|that) (?:seems?|feels?|is|are|proves?)|the job calls) ?(?:helpful|useful|right|possible|appropriate|needed|for it)?"
    r"|at (?:a pace that (?:feels?|is) right|the family's (?:own )?pace)\b"
    r"|on (?:his|her|their) (?:own )?terms\b|(?:in|to) (?:a )?ways? that (?:suits?|feels?|works? for|(?:he|she|they) can)\b"
    r"|proportionate to \w+|(?:matched|responsive|according|tailored|in proportion) to (?:(?:his|her|their|the|presenting|assessed|greatest|individual) )*needs?\b"
)
# "On days when the rota is not too tight": whatever is said of means, they decide.
_IF_ENOUGH = (
    r"(?:only )?(?:(?:on|in) (?:the |those |any )?(?:days|weeks|mornings|afternoons|lessons|terms) )?"
    r"(?:when(?:ever)?|if|where(?:ver)?|(?:as|so) long as|provided(?: that)?|unless|in which|on which) "
    r"(?:(?:the|his|her|their|our|its|school|college|current|enough|sufficient) ){0,3}"
    r"(?:rota|staffing|staff numbers|capacity|funding|funds|budgets?|workloads?|caseloads?|resources|release time) "
    r"(?:is|are|isn't|isn’t|aren't|aren’t|has|have|does|do|can|could|will|stays?|remains?|looks?|gets?|lets?|holds?)\b"
    r"(?: (?:not|still|also))?(?: (?:too|so|very))?(?: \w+)?"
)
# "Provided things go well": whatever is said of it, the clause decides; "provided by" is no such clause.
_PROVIDED = (
    r"(?:provided|providing|on condition)(?: that)? (?:(?:he|she|they|it|this|that|there|things|all|everything|nothing|matters|staff|(?-i:[A-Z])[\w-]+)|"
    r"(?:the|his|her|their|an?|enough|no|(?-i:[A-Z])[\w-]+(?:['’]s)?) (?:[\w'’-]+ ){0,3}?[\w'’-]+) "
    r"(?:is|are|has|have|can|does|do|will|go(?:es)?|gets?|stays?|remains?|keeps?|feels?|seems?|runs?|continues?|manages?|copes?|settles?|wants?|agrees?)\b"
    r"(?:n['’]t)?(?: [\w'’-]+){0,2}"
)
LEFT_OPEN = "|".join(
    (
        _PROVIDED,
        _IF_ENOUGH,
        _IF_ABLE,
        _IF_MANAGED,
        _ON_DAYS_WHEN,
        _BY_FEELING,
        _IF_MEANS_ALLOW,
        _UNTIL_ROOM,
        _SHOULD,
        _AS_IT_GOES,
        _OF_ANY_SORT,
    )
)
