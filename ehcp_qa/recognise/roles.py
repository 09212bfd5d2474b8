"""What a piece of content is: by its section, by its title and, last, by its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.columns import Holds
from ehcp_qa.recognise.hardship import tells_a_need
from ehcp_qa.recognise.placing import PROVISION
from ehcp_qa.recognise.wording import Wording

_HOPES = re.compile(
    r"(?ix)\b(?:want|wants|wanted|would\s+(?:like|love)|'d\s+(?:like|love)|hopes?|wish(?:es)?|dreams?|aims?|aspires?"
    r"|ambitions?|aspirations?)\b.{0,60}?\b(?:to\s+be(?:come)?\s+an?\b|to\s+(?:work|live|travel|drive|marry|own|study)"
    r"|job|college|university|apprenticeship|career|(?:my|his|her|their|an?)\s+own\s+(?:home|house|flat|place|business)"
    r"|when\s+(?:i|he|she|they)(?:'m|\s+am|\s+is|\s+are)?\s*(?:grow|older|leave)|one\s+day|in\s+(?:the\s+)?future|grow\s+up"
    r"|grown\s+up|adult(?:hood)?|independen\w+|happy\s+life|friends?\b)"
    r"|\b(?:one\s+day|when\s+(?:i|he|she|they)\s+(?:grows?\s+up|(?:am|is|are)\s+older|leaves?\s+school)|in\s+the\s+future)\b"
)


# Wishes for more than the present moment: not "to be left alone", "to sit by the door".
_WISHES = re.compile(
    r"(?i)\b(?:would\s+(?:like|love)|wants?|hopes?|wish(?:es)?|'d\s+(?:like|love))\s+(?!(?:people|adults?|staff|teachers?|everyone|others)\b)(?:(?:him|her|them|me|us|[A-Z]\w+)\s+)?"
    r"to\s+(?!be\s+(?:asked|told|left|called|given|allowed|quoted|in\s+(?:lessons|class))\b|know\b|sit\b|talk\b|play\b|eat\b|stop\b"
    r"|have\s+(?:a\s+)?(?:break|time|say)|go\s+(?:home|out)|not\b|follow\b|do\s+things\b|say\b|tell\b|hear\b|speak\b)"
    r"|\b(?:we|I|they|parents?|mother|father|mum|dad|family|\w+)\s+hopes?\s+(?:that\s+)?\w+"
    r"|\bwants?\s+(?:a\s+)?(?:mates|friends?|job|paid)\b|\bwould\s+like\s+(?:a\s+)?(?:friends?|job)\b"
)


_SPOKEN = re.compile(r"\b(?:I|me|[Mm]y|[Ww]e|us|[Oo]ur)\b")


_WELL = re.compile(
    r"(?i)\b(?:usual|normal|expected) range\b|\bno (?:medicine|medication)\b|\b(?:good|excellent) health\b|\bhealthy\b"
    r"|\bis well\b|\bup to date\b|\bnormal\b|\badvice\b|\bassess(?:ed|ment)\b"
)


_GATHERED = re.compile(
    r"(?i)\b(?:views?|words|this section|section a|information)\b.*\b(?:gathered|collected|recorded|written down"
    r"|provided|obtained|sought|given)\b"
    r"|\b(?:views?|words|profile|story|this section|section a)\b.*\b(?:separate(?:ly)?|attached|appended|enclosed)\b"
)


_MONITORS = re.compile(
    r"(?ix)\A\W*(?:how\s+(?:the\s+)?outcomes|(?:progress|the\s+(?:outcomes?|targets?|plan|school|setting|college|senco|class\s+teacher|tutor|local\s+authority"
    r"|council|annual\s+review|review|first\s+review)|these\s+outcomes|all\s+outcomes|outcomes|everyone|reviews?|annual\s+reviews?"
    r"|short(?:er)?[- ]term\s+targets?|targets?|monitoring|[A-Z][\w ]{2,40}\s+council)\b.*\b(?:review\w*|monitor\w*|targets?|check\w*|set\b"
    r"|last\b|look\w*|evaluat\w*|measur\w*)"
    r"|(?!\W*(?:by|within)\b).*\bshort(?:er)?[- ]term\s+targets\b"
    r"|(?!\W*(?:by|within)\b)(?!.*\bwill\b.*\bset).*\bsets?\s+(?:\w+\s+){0,3}(?:steps|targets)\b.*\b(?:terms?|termly|weeks?|months?|reviews?|years?)\b)"
)


# "My tutor and I look at these every half-term": somebody, the outcomes, and how often.
_LOOKS_AT_THEM = re.compile(
    r"(?i)\A(?!\W*(?:by|within)\b)(?!.*\bwill\b).{0,80}?\b(?:(?:looks?\s+(?:at|over)|goes?\s+(?:over|through)|talks?\s+(?:about|over|through)|checks?|discuss(?:es)?)\s+"
    r"(?:these|them|the\s+(?:outcomes?|targets?)|(?:all\s+)?(?:my|his|her|their|[A-Z]\w+['’]s)\s+(?:outcomes?|targets?|progress|goals)|progress|how\s+(?:I|he|she|they|it)\b)"
    r"|(?:agrees?|sets?|chooses?|writes?|plans?)\s+(?:the\s+|my\s+|his\s+|her\s+|their\s+)?(?:small|smaller|short|shorter|short-term|next|new|interim)\s+(?:steps|targets|goals))"
    r".*\b(?:terms?|half[- ]terms?|termly|weeks?|weekly|months?|monthly|fortnight|years?|reviews?)\b"
)


# "Her tutor and the job coach set targets with her every half term", whatever title it stands under.
_SETS_TARGETS = re.compile(
    r"(?i)\A(?!\W*(?:by|within|before)\b)(?!.*\b(?:will|can)\b)[^.]{3,80}?\b(?:sets?|agrees?|writes?)\s+(?:\w+\s+){0,3}?(?:targets|small steps|next steps)\b"
    r".*\b(?:terms?|termly|weeks?|months?|reviews?|years?)\b"
)


# "Outcomes 1 to 5 are education and training outcomes": what sort they are, and none itself.
_SORTS_THEM = re.compile(
    r"(?i)\A\W*outcomes\s+[\w.]{1,5}\s*(?:to|and|,|&|-|–)\s*(?:and\s+)?[\w.]{1,5}(?:\s*(?:,|and)\s*[\w.]{1,5})*\s+(?:are|is|relate|cover|come|belong|concern|link|apply)\b(?!.*\bwill\b)"
)


# "Unless another date is given, each is to be reached by the end of Key Stage 2."
_DUE_TOGETHER = re.compile(
    r"(?ix)\A\W*(?:unless\b[^,.]*,\s*)?(?:(?:each|all|every|these|they|the|my|his|her|their)\b\s*(?:(?:one|of)\s+)?"
    r"(?:(?:these|the|my|his|her|their|them)\s+)?(?:\w+\s+)?(?:outcomes?|aims?|goals?)?\s*|outcomes\s+)"
    r"(?:(?:below|above|here|in\s+this\s+section|listed(?:\s+below)?|set\s+out(?:\s+below)?)\s+)?"
    r"(?:is|are|will|should|must|to)\b\s*(?:to\s+)?(?:be\s+)?(?:\w+\s+)?(?:reached|achieved|met|attained|completed|for|worked\s+towards)\s+"
    r"(?P<when>(?:by|before|within|until|for|at|the)\b[^.;]*?)\s*[.;:]?\s*\Z"
)


_DOES_BY = re.compile(
    r"\A\W*(?:(?i:outcome)\s*[\d.]*\W+)?(?i:by|within|before|at\s+the\s+end\s+of)\b[^.]{2,60}?,?\s"
    r"(?:he|she|they|I|[A-Z][\w'-]+)\s+will\s+"
    r"(?!(?i:visit|attend|start|begin|move|transfer|leave|go|have|receive|meet|be\s+(?!able|confident|independent))\b)"
)


_SAID = re.compile(
    r"\b(?:will|is|are|was|were|has|have|had|must|should|look|looks|meet|meets|been)\b"
)


_IN_K_ONLY_TALK = re.compile(
    r"(?i)\A\W*(?:(?:see|please|copies|a copy|copy of|all (?:reports|advice)|the following)\b"
    r"|(?:the |these |full )?(?:reports?|advice|documents|appendices|annexes) (?:is|are) (?:all )?(?:attached|appended|enclosed|included|listed|available)\b)"
)


def role_for(
    section: SectionId,
    holds: Holds | None,
    text: str,
    wording: Wording,
    *,
    italic: bool = False,
    wide_hopes: bool = False,
) -> Role:
    """Return what a piece of content is, from its section, its title and, last, its words.

    ``wide_hopes`` takes every wish in section A as an aspiration, for a plan that has no
    sub-heading for them; otherwise only words about the future are.
    """
    if section is not SectionId.A and wording.is_nil(text):
        return Role.NIL
    if section is SectionId.I and wording.is_unfilled(text):
        return Role.NIL
    if section is SectionId.K and holds is Holds.ADVICE:
        return Role.ADVICE
    spoken = section is SectionId.A and _SPOKEN.search(text)
    if not spoken and wording.is_guidance(text, italic=italic):
        return Role.GUIDANCE
    if section is not SectionId.A and wording.is_about_plan(text):
        return Role.ARRANGEMENT
    if holds is Holds.ARRANGEMENT or (section is SectionId.E and holds is Holds.FORWARD):
        return Role.OUTCOME if section is SectionId.E and sets_outcome(text) else Role.ARRANGEMENT
    role = _ROLES[section](holds, plain(text))
    if role is Role.VIEW and wide_hopes and _WISHES.search(plain(text)):
        return Role.ASPIRATION
    return role


def sets_outcome(text: str) -> bool:
    """True for a line that says what the child will do by when, wherever in E it stands.

    Among plans for a move, "By July 2028, Sam will visit his new school" is one of them.
    """
    return bool(_DOES_BY.match(plain(text)))


def due_together(text: str) -> tuple[int, int] | None:
    """Return where a sentence says when all outcomes are due, or None when it says no such thing."""
    found = _DUE_TOGETHER.match(plain(text))
    return found.span("when") if found and " or " not in found["when"] else None


@lru_cache(maxsize=2048)  # the two walks through a document ask the same
def _in_a(holds: Holds | None, text: str) -> Role:
    if _GATHERED.search(text):
        return Role.ARRANGEMENT
    if holds in {None, Holds.HISTORY} and _MONITORS.match(text):
        return Role.ARRANGEMENT
    if holds is Holds.ASPIRATION or (holds is not Holds.HISTORY and _HOPES.search(text)):
        return Role.ASPIRATION
    return {Holds.HISTORY: Role.HISTORY, Holds.STRENGTH: Role.STRENGTH}.get(holds, Role.VIEW)  # type: ignore[arg-type]


def _in_b(holds: Holds | None, text: str) -> Role:
    if holds is Holds.NEED or holds is Holds.STRENGTH:
        return Role.NEED if holds is Holds.NEED else Role.STRENGTH
    if holds is Holds.PROVISION:
        return Role.PROVISION
    return Role.NEED if tells_a_need(text) else Role.STRENGTH


def _in_d(holds: Holds | None, text: str) -> Role:
    if holds is Holds.STRENGTH or holds is Holds.NEED:
        return Role.NEED if holds is Holds.NEED else Role.STRENGTH
    if holds is Holds.PROVISION:
        return Role.PROVISION
    return Role.NEED if tells_a_need(text) else Role.OTHER


def _in_c(holds: Holds | None, text: str) -> Role:
    """Return a condition or a treatment as a need, unless the words say that all is well."""
    found = _in_d(holds, text)
    return Role.NEED if found is Role.OTHER and not _WELL.search(text) else found


def _in_e(holds: Holds | None, text: str) -> Role:
    fixed = {
        Holds.AIM: Role.AIM,
        Holds.ASPIRATION: Role.AIM,
        Holds.STEPS: Role.STEP,
        Holds.PROVISION: Role.PROVISION,
        Holds.STRENGTH: Role.STRENGTH,
        Holds.NEED: Role.NEED,
    }
    if holds in fixed:
        return fixed[holds]
    told = _MONITORS.match(text) or _LOOKS_AT_THEM.match(text) or due_together(text)
    told = told or _SORTS_THEM.match(text)
    if _SETS_TARGETS.match(text) or (holds is not Holds.OUTCOME and told):
        return Role.ARRANGEMENT
    return Role.OUTCOME


def _in_provision(holds: Holds | None, _: str) -> Role:
    if holds in {Holds.OUTCOME, Holds.AIM, Holds.STEPS}:
        return Role.QUOTED_OUTCOME
    if holds in {Holds.NEED, Holds.STRENGTH}:
        return Role.NEED if holds is Holds.NEED else Role.STRENGTH
    return Role.PROVISION


def _in_k(_: Holds | None, text: str) -> Role:
    if _MONITORS.match(text):
        return Role.ARRANGEMENT
    said = len(text.split()) >= 6 and text.rstrip().endswith(".") and _SAID.search(text)
    return Role.OTHER if said or _IN_K_ONLY_TALK.match(text) else Role.ADVICE


_ROLES: Mapping[SectionId, Callable[[Holds | None, str], Role]] = {
    SectionId.A: _in_a,
    SectionId.B: _in_b,
    SectionId.C: _in_c,
    SectionId.D: _in_d,
    SectionId.E: _in_e,
    **dict.fromkeys(PROVISION, _in_provision),
    SectionId.I: lambda _holds, _text: Role.PLACEMENT,
    SectionId.J: lambda _holds, _text: Role.BUDGET,
    SectionId.K: _in_k,
}
