"""Which kind of provision a statement is, from its head words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ehcp_qa.model.analysed import ProvisionKind, Slot, SlotValue
from ehcp_qa.model.plan import SectionId, Statement
from ehcp_qa.nlp.small import in_small, small

Kind = ProvisionKind

# The first that matches decides, so the narrower kinds come first.
_SIGNS: tuple[tuple[ProvisionKind, re.Pattern[str]], ...] = tuple(
    (kind, in_small(rf"\b(?:{words})"))
    for kind, words in (
        (Kind.CURRICULUM, r"differentiated curriculum|lessons? (?:\w+ )?(?:dropped|freed|removed)|(?:year|stage) \d+ objectives|study programme|qualification|syllabus|course of study|GCSEs?|disappl|dropped? (?:french|german|spanish|latin|a )|in place of (?:french|german|spanish|a )|extra time|exam(?:ination)? access|access arrangements|modified (?:large )?print paper|entry level|functional skills qualification|GCSE course|(?:reduced|personalised|bespoke|modified|adapted) (?:timetable|curriculum)|separate room for|BTEC|ASDAN"),
        (Kind.TRANSITION, r"transition|phased return|re-?integration|taster|new (?:setting|school|class|college)|moving[- ]on|next (?:setting|school|placement|phase)|(?:ahead of|before|for) (?:the|his|her|their) move|induction|settling[- ]in|transition (?:plan|visit|programme|meeting|book|support|passport)|(?:enhanced|gradual|phased|staggered) (?:transition|start|induction)|moves? (?:up )?to (?:year|the|secondary|college)|taster (?:day|visit)|handover|before (?:he|she|they) (?:moves?|starts?|leaves?) |visits? to (?:the |his |her )?(?:new|secondary|infant|junior|college)"),
        (Kind.TRAINING, r"INSET|refreshers?|workshops?|coach(?:es|ing) (?:the |class |two |nursery )*(?:TAs?|LSAs?|staff|teachers?|adults|keyworker|parents?)|competenc\w+|upskill\w*|modules? |understanding of (?:\w+ ){0,3}(?:disorder|autism|dyslexia|loss|needs)|(?:course|programme) (?:with|for) (?:both )?(?:Mr|Mrs|Mum|Dad|parents|the family|grandparents)|(?:staff|adults|teachers|team|TAs?|parents|everyone|lecturers|carers|colleagues|assistants) (?:\w+ ){0,4}(?:trained|training|course|workshop|briefed|INSET)|training (?:for|to|on|in|session|from|by)|(?:awareness|INSET|twilight|workshop for|whole[- ]school training|CPD|train(?:s|ed)? (?:all |the |two |three |class |school )*(?:staff|adults|teachers|TAs|team|parents))|e-?learning module"),
        (Kind.LIAISON, r"liaison|liaise|dialogue|in touch|pop in|stay in contact|feedback to|shares? (?:with|\w+ with) (?:home|parents|mum|dad|the family)|(?:parents|mum|dad|family|carers) (?:\w+ ){0,3}(?:meet|told|informed|updated|ring|contact)|meet to|meeting|(?:copies|copy) of|logbook|network meeting|home[- /](?:school|nursery|college)|(?:meet(?:s|ing)?|emails?|rings?|phones?|calls?|texts?) (?:with )?(?:\w+ ){0,3}(?:parents?|mum|dad|family|mother|father|home|SENCO)|contact book|communication (?:book|diary)|liais|team around|multi-agency meeting|(?:weekly|fortnightly|termly|half-termly) (?:email|phone call|call)|joined-up|professionals' meeting|link book"),
        (Kind.OVERSIGHT, r"assess(?:es|ment)?\b|reviews?\b|monitor|advice|advis(?:es|ing|ory visit)|consult(?:ation|s)|observ(?:es|ation)|audit|writes? (?:the|a|his|her) (?:programme|plan|individual)|programme written|oversee|oversight|check(?:s|ed)? (?:progress|hearing|equipment)|set(?:s)? targets|clinic\b|X-ray|blood test|screening|referral|audiogram|surveillance"),
        (Kind.ENVIRONMENT, r"den\b|tent|nurture room|displays|corner|carrel|desk of|smaller teaching group|smaller class|setting that|seating position|door\b|wall\b|corridor|signage|labels on|atmosphere|surroundings|place to|somewhere|(?:quiet|calm|sensory|safe|low[- ]stimul\w*|separate|withdrawal) (?:\w+ )?(?:room|space|area|place|base|environment|corner)|class of (?:no|up|at most|\d|\w+ )|seat(?:ed|ing)? (?:at|near|away|in|by)|acoustic|lighting|sound[- ](?:treated|field)|carpet(?:ed)?|blinds|teaching group of|class size|environment|ground[- ]floor|ramp"),
        (Kind.EQUIPMENT, r"loan|table\b|stool|cane\b|cushion|glasses|notebook|markers?\b|labels|books\b|kit\b|tray|toy|toys|technology|ICT\b|screen reader|hook|mat\b|screen\b|cards\b|bottle|spoon|pen\b|pens\b|pencils?|lamp|microphone|battery|batteries|laptop|tablet\b|iPad|software|device|switch|wheelchair|standing frame|hoist|chair\b|cushion|ear defenders|radio aid|hearing aid|magnifier|slope|pencil grip|keyboard|reader pen|app\b|board\b|visual timetable|timer|lap pad|fidget|walker|splints?|AFOs|equipment|resources|aids?\b|pads\b|symbols|overlay|scissors|headphones|camera|printer|monitor arm|sling|bed\b|ramp|rail"),
        (Kind.SUPPORT, r"supervis\w+|staffed|staffing|adult to|adult oversight|check-in|meet and greet|helps? (?:him|her|them|[A-Z]\w+)|alongside|hand-holding|pair of hands|interprets?|guides? (?:him|her)|carries|fetch\w*|steadies|(?:hours|hrs) (?:a|per|each|of|p/?w|pw|weekly)|(?:1:1|one[- ]to[- ]one|adult|TA|LSA|teaching assistant|in-class|additional|high level of) support|full[- ]time|support assistant|shadows|stays with|sits (?:with|beside|next)|prompts|scribes?\b|escort"),
        (Kind.SESSION, r"sessions?|therapy|therapist|lessons?|teach(?:es|ing)?|intervention|programme|tuition|group|mentor|counsell|club|practice|work on|coaching|minutes|mins|course|taught"),
        (Kind.STRATEGY, r"staff|adults|all who|teachers|everyone|instructions|language|praise|visual|prompt|break|time to|warn|reminder|approach|strateg|question|pre-teach|key words"),
    )
)  # fmt: skip
_CARE = in_small(
    r"\b(?:medic|nurs|feed|gastrostomy|insulin|seizure|suction|catheter|overnight|short breaks?|respite|personal assistant|PA\b|carers?|direct payment|personal care|toilet|continence|dose|midazolam|EpiPen|adrenaline|oxygen|link family|sitting service|befriend|nights?|wash|dress|inhaler|care\b|play ?scheme|holiday)"
)
_HEALTH_OR_CARE = frozenset({SectionId.G, SectionId.H1, SectionId.H2, SectionId.H})


# How the provision is looked at again says nothing of what it is.
_REVIEW_TAIL = re.compile(
    r"(?:[,;.]\s*|\band\s+(?:is |be )?)(?:\w+ ){0,3}(?:to be )?review(?:ed|s)?\b[^.;]*$"
    r"|[,;] with a review\b.*$",
    re.IGNORECASE,
)


def _without_review(text: str) -> str:
    return _REVIEW_TAIL.sub("", text)


def signs(statement: Statement) -> tuple[ProvisionKind, ...]:
    """Return every kind that some words of the statement point to, the narrower kinds first."""
    return tuple(kind for kind, _ in _found(statement.text))


def first_sign(statement: Statement) -> ProvisionKind | None:
    """Return the kind that the statement's earliest telling words point to."""
    found = [(at, kind.value) for kind, at in _found(statement.text)]
    return Kind(min(found)[1]) if found else None


@lru_cache(maxsize=16)  # each statement is asked three times, one after the other
def _found(text: str) -> tuple[tuple[ProvisionKind, int], ...]:
    """Return each kind that some words point to, with where the first of them stands."""
    text = small(_without_review(text))
    matches = ((kind, pattern.search(text)) for kind, pattern in (*_SIGNS, (Kind.CARE, _CARE)))
    return tuple((kind, match.start()) for kind, match in matches if match)


def kind_by_rule(
    statement: Statement, slots: Mapping[Slot, tuple[SlotValue, ...]]
) -> ProvisionKind:
    """Return the kind that words point to first; where none does, what slots and section suggest."""
    found = signs(statement)
    if statement.section in _HEALTH_OR_CARE and (Kind.CARE in found or not found):
        return Kind.CARE
    if found and found[0] is not Kind.CARE:
        return found[0]
    return Kind.SESSION if Slot.DURATION in slots else Kind.STRATEGY


# "A weekly session on voice recognition" is a session, whatever it is about.
_SESSION = re.compile(
    r"^\W*(?:[\w'-]+ ){0,6}?sessions? (?:with|of|on|from|by|led|run|to|for|in)\b", re.IGNORECASE
)
# "A Lego group runs on Mondays", "sessions will be held": nobody is said to run them.
_RUNS_ITSELF = re.compile(
    r"^\W*(?:[\w'’-]+ ){0,6}?(?:groups?|clubs?|sessions?|lessons?|classes|programmes?|interventions?|therapy|tuition) (?:[^.;,]{0,40} )?"
    r"(?:runs?|meets?|happens?|takes? place|goes ahead|(?:is|are) (?:held|run|offered|provided|delivered|given|taught)"
    r"|will (?:run|meet|happen|take place|go ahead|be (?:held|run|offered|provided|delivered|given|taught)))\b(?! by\b)",
    re.IGNORECASE,
)


def says_its_kind(kind: ProvisionKind, statement: Statement) -> bool:
    """Tell whether the statement calls itself a session, which leaves no doubt of that kind."""
    text = statement.text
    return kind is Kind.SESSION and bool(_SESSION.match(text) or _RUNS_ITSELF.match(text))
