"""Lines that say nothing of their own: nil statements, template guidance, words about the plan."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.small import in_small, small

_MATTER = (
    r"(?:needs?|provision|support|budget|payments?|difficult\w+|concerns?|advice|requirements?"
    r"|services?|input|help|involvement|placement|outcomes?)"
)
_NOT_THERE = re.compile(
    rf"(?ix)"
    rf"\b(?:has|have|had|there\s+(?:are|is|were|was)|identif\w+|found|reports?|requires?)\s+no\b"
    rf"(?:\W+\w+){{0,8}}?\W+{_MATTER}\b"
    rf"|\A(?:currently\s+|at\s+present,?\s+)?no\s+(?:\w+\W+){{0,12}}?{_MATTER}\b"
    rf"|\b(?:does|do|did)\s+not\s+(?:currently\s+)?(?:have|require|need|wish|want)\b(?:\W+\w+){{0,8}}?\W+{_MATTER}\b"
    rf"|\b{_MATTER}\b(?:\W+\w+){{0,14}}?\W+(?:has|have|is|are|was|were)\s+not\s+(?:been\s+|currently\s+)?"
    rf"(?:identified|required|requested|agreed|needed|applicable|sought)\b"
    rf"|\b(?:has|have)\s+not\s+(?:asked\s+for|requested|applied\s+for|sought)\b(?:\W+\w+){{0,8}}?\W+{_MATTER}\b"
    r"|\b(?:is|was|be|found)\s+nothing\s+(?:(?:that|which|more|else|further)\s+)*(?:\w+\s+){0,2}(?:needs?|needed|required|lacks?)\b"
    rf"|\b(?:does|do)\s+not\s+(?:currently\s+)?apply\b|\bnot\s+applicable\b"
    rf"|\bnone\s+(?:was|were|is|are|has\s+been|have\s+been)?\s*(?:identified|required|requested|agreed|needed|noted|recorded|reported)\b"
)
# "No" that limits a need or counts an amount says something, so the line is not nil.
_SAYS_SOMETHING = re.compile(
    r"(?i)\b(?:but|however|although|except|without|unless|until|more than|fewer than|less than|friends?"
    r"|sense of|awareness|concept|understanding|speech|words|fear|will\s+(?:receive|have|be)|each|every|per)\b"
)
# "None beyond his care plan": what there is stands in another plan.
_NONE_BEYOND = re.compile(
    r"(?:none|nothing)(?: (?:is )?(?:needed|required))? (?:beyond|further to|over and above|in addition to) "
    r"(?:(?:his|her|their|the|what|that)\b)(?: [\w'-]+){0,8}\Z"
)
_LONGEST_NIL = 260  # characters; stock sentences that name the plan's own legal wording are long
_ABOUT_PLAN = re.compile(
    r"(?ix)\A(?:"
    r"(?:every|all|each)\s+(?:of\s+the\s+)?(?:amount|provision|outcome|need|support)s?\b[^.]{0,40}\b(?:below|above|in\s+this|set\s+out|listed|is|are)\b"
    r"|the\s+(?:advice|outcomes?|provision|needs|table|reports?|amounts?|support)\s+(?:as\s+a\s+whole\s+|listed\s+|set\s+out\s+)?(?:here|below|above|in\s+this|that\s+follows?|is\s+reviewed|are\s+reviewed|last|will\s+be\s+reviewed)\b"
    r"|(?:his|her|their|[A-Z][\w-]*'s)\s+(?:needs|outcomes)\s+are\s+(?:numbered|set\s+out|listed|described|grouped)\b"
    r"|this\s+(?:section|plan|part|table|document|page)\b"
    r"|these\s+(?:outcomes|needs|provisions)\s+(?:are|were|will\s+be|last|have\s+been)\b"
    r"|\"[^\"]{3,60}\"\s+(?:is|are|means?)\b"
    r"|(?:note|key|abbreviations?|codes?)\s*:"
    r"|this\s+is\s+(?:taken|copied|quoted)\s+from\b"
    # "See E1." points to an outcome that stands elsewhere and is none itself.
    r"|(?:please\s+)?(?:see|as|refer\s+to)\s+(?:the\s+)?(?:(?:outcomes?|needs?|provision|item|row)\s+)?"
    r"(?:(?:for|of|under|against|at|with|to|in)\s+)?(?:(?:outcomes?|needs?|provision|item|row)\s*)?"
    r"[A-K]?\d{1,2}[a-z]?(?:\W+(?:and|to|or)?\W*[A-K]?\d{1,2}[a-z]?)*(?:\W+(?:above|below))?\W*\Z"
    r")"
)
_AGREED = re.compile(
    r"(?i)\A\W*(?:(?:these|this|they|it|all|everything|(?:(?:this|the|all)\s+)?(?:health\s+)?(?:care\s+)?provision)\s+(?:of\s+these\s+)?"
    r"(?:(?:here|below|above|that\s+follows|(?:set\s+out\s+|listed\s+)?(?:in|under)\s+(?:this|the)\s+(?:section|table|part))\s+)?"
    r"(?:was|were|is|are|has\s+been|have\s+been)\s+)?agreed\s+(?:by|with)\b[^.]*\b(?:board|ICB|commission\w*)\b"
    r"|\b(?:agreed\s+(?:this|that|the)\s+(?:section|provision|part|plan)|has\s+agreed\s+(?:to\s+)?(?:this|the)\s+"
    r"(?:section|provision|commission\w*)|(?:integrated care board|ICB|commission\w+)\b[^.]*\bagreed)\b"
)
# "Agreed by the Board. A nurse will weigh him every three months": what follows is provision.
_PROVIDES_TOO = re.compile(
    r"(?i)\.\s+[^.]*\b(?:will|shall|must)\b[^.]*\b(?:every|each|once|twice|weekly|monthly|termly|minutes?|hours?)\b"
)
_TO_COME = re.compile(
    r"(?i)\A\W*(?:(?:this|it|the\s+\w+|section\s+\w)\s+)?(?:part\s+|section\s+)?(?:will|is\s+to|to)\s+be\s+(?:filled\s+in|completed|named"
    r"|added|decided|confirmed|written)\b.{0,30}\b(?:when|once|after|until|following|at\s+the\s+final)\b"
)
# What a content control shows until somebody answers it.
_PROMPT = re.compile(
    r"(?i)\W*(?:(?:choose|select)\s+an?\s+(?:item|option)|click\s+(?:or\s+tap\s+)?(?:here\s+)?to\s+enter\s+[\w ]+"
    r"|click\s+here[\w ]*|type\s+here[\w ]*|enter\s+(?:text|date|a\s+date|name)(?:\s+here)?)\W*"
)
_NOTE = re.compile(r"\A[\[(](?P<inside>.+)[\])]\.?\Z", re.DOTALL)


class Wording:
    """Tells the lines of a plan that are not statements of need, outcome or provision."""

    def __init__(self, nil: Lexicon, guidance: Lexicon) -> None:
        self._nil = frozenset(nil.groups.get("whole", ()))
        self._unfilled = frozenset(nil.groups.get("unfilled", ()))
        self._opens = _starts(guidance.groups.get("opens", ()))
        self._holds = _anywhere(guidance.groups.get("holds", ()))
        self._anyone = _anywhere(guidance.groups.get("about_anyone", ()))
        # A document is walked twice, and its lines are asked about more than once in each walk.
        self._nil_once = cache(self._says_nil)
        self._guidance_once = cache(self._guides)
        self._about_plan_once = cache(_speaks_of_plan)

    def is_nil(self, text: str) -> bool:
        """True when a line says that nothing is needed, asked for or found."""
        return self._nil_once(text)

    def _says_nil(self, text: str) -> bool:
        line = " ".join(plain(text).split()).strip()
        if not line or not any(c.isalnum() for c in line):
            return bool(line) and set(line) <= set("-–—/.")
        core = line.strip(" .-:()[]*").lower()
        if core in self._nil:
            return True
        first = re.split(r"[.;:,\-–] ?", core, maxsplit=1)[0].strip()
        if first in self._nil - {"no", "nothing"} and len(line.split()) <= 25:
            return True
        if _NONE_BEYOND.match(core):
            return True
        found = _NOT_THERE.search(line) if len(line) <= _LONGEST_NIL else None
        if found is None or "diagnos" in found.group().lower():
            return False  # to have no diagnosis of a difficulty is not to have none
        return not _SAYS_SOMETHING.search(line)

    def is_unfilled(self, text: str) -> bool:
        """True for "to be completed", "TBC" and the like standing alone."""
        core = " ".join(plain(text).split()).strip(" .-:()[]*").lower()
        return (
            bool(_TO_COME.match(core))
            or core in self._unfilled
            or any(
                core.startswith(term + " ") and len(core.split()) <= 14
                for term in self._unfilled
                if " " in term
            )
        )

    def is_guidance(self, text: str, *, italic: bool = False) -> bool:
        """True for template text: an instruction, a prompt, or words about any child at all."""
        return self._guidance_once(text, italic)

    def _guides(self, text: str, italic: bool) -> bool:
        line = " ".join(plain(text).split())
        note = _NOTE.match(line)
        inside = note["inside"] if note else line
        if _PROMPT.fullmatch(inside):
            return True
        low = small(inside)
        if self._opens.match(low):
            return italic or bool(note) or self._instructs(inside)
        return bool(self._holds.search(low) or self._anyone.search(low))

    def is_about_plan(self, text: str) -> bool:
        """True for a line about the plan itself: how it is numbered, agreed or reviewed."""
        return self._about_plan_once(text)

    def _instructs(self, line: str) -> bool:
        """True when an opening that could also be a statement's ("Provide …") is an instruction."""
        first = line.split(maxsplit=1)[0].lower().strip(":-")
        if first in {"this", "please", "note", "notes", "guidance", "delete", "for", "tip"}:
            return True
        low = small(line)
        return bool(self._holds.search(low) or self._anyone.search(low) or _GENERIC.search(line))


def _speaks_of_plan(text: str) -> bool:
    line = " ".join(plain(text).split())
    if _ABOUT_PLAN.match(line):
        return True
    return bool(_AGREED.search(line)) and not _PROVIDES_TOO.search(line)


# What instructions speak of: the child in general, or the writing of the plan.
_GENERIC = re.compile(
    r"(?i)\b(?:the child|child's|children's|the young person|young people|here|this box|section|template"
    r"|CYP|applicable|rows?|bullet points?|should be (?:specific|written|listed)|the plan)\b"
)


@lru_cache(maxsize=8)
def _starts(terms: tuple[str, ...]) -> re.Pattern[str]:
    return in_small(rf"(?:{'|'.join(map(re.escape, terms)) or '(?!)'})\b")


@lru_cache(maxsize=8)
def _anywhere(terms: tuple[str, ...]) -> re.Pattern[str]:
    return in_small(rf"\b(?:{'|'.join(map(re.escape, terms)) or '(?!)'})\b")
