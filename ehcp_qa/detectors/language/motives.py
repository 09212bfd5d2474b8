"""Wording that gives a child a motive: a show put on, a wish to annoy, adults made to run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ehcp_qa.nlp.small import in_small, small
from ehcp_qa.nlp.terms import TermFinder

_PURPOSE = (
    r"(?:in order to|so as to|(?:just |only |simply |purely |merely )?to|so that|so|just so|"
    r"because (?:he|she|they) wants? to|hoping to|trying to|as a way (?:of|to)|until|till|unless)"
)
# "Wants to annoy nobody", "tends to annoy": the infinitive says no purpose of an act.
_NO_PURPOSE_AFTER = re.compile(
    r"\b(?:want\w*|lik\w+|mean\w*|try\w*|tries|tried|afraid|careful|able|likely|tend\w*|seem\w*|appear\w*|"
    r"continu\w*|begin\w*|start\w*|learn\w*|how|need\w*|hav\w*|has|had|going|wish\w*|lov\w+|hop\w+|"
    r"worr\w+|reluctan\w+|unwilling|fear\w*|ought|used)\W*\Z",
    re.IGNORECASE,
)
_CAUSE = r"(?:get(?:s|ting)?|got|ha(?:s|ve|ving|d)|mak(?:es?|ing)|made|keep(?:s|ing)?|kept|leav(?:es?|ing)|sends?)"
_AFTER_THE_CHILD = (
    r"(?:running|rushing|dancing|chasing|fetching|traipsing|hopping|jumping|flapping|fussing|scurrying)"
    r"(?:[ ,]+(?:round|around|about|back and forth|all over|up and down))*"
    r" (?:(?:round |around )?after|round|around|attendance on|to the tune of) (?:him|her|them)\b"
)
_DOING_ALL = r"(?:doing|do) (?:things|everything|it all|all the work) for (?:him|her|them)\b"
_WHERE_WANTED = r"(?:exactly |just )?where (?:he|she|they) wants?\b"
_GETS = r"(?:(?:get|gain|attract|draw|seek|grab|win|demand|hog|have|be|become)\w*|wants?)"
_ATTENTION = (
    r"(?: (?:all |all of |some |more |an?|the|everyone's|everybody's|adults?'?s?|staff|people's|grown-ups?'?s?|his|her|their))*"
    r" (?:attention|sympathy|audience|limelight|cent(?:re|er) of attention|reaction)\b"
)
_EVADES = (
    r"(?:get|wriggle|worm|wangle|talk) (?:(?:his|her|their|himself|herself|themselves)(?: way)? )?out of\b|"
    r"(?:skip|dodge) (?:work|lessons?|class)\b"
)
_OWN_WAY = (
    r"\b(?:(?:when|if|unless|until|whenever) (?:he|she|they) (?:do(?:es)?(?: not|n't)|can(?:not|'t)|is(?: not|n't)) )?(?:be )?(?:get(?:s|ting)?|got|ha(?:s|ve|ving|d)|wants?|given?) (?:(?:all|always) )?"
    r"(?:his|her|their|its) (?:own )?way\b(?! (?:of|to|in|forward|into|onto|back|home|round|around|through|there|from|about|by)\b)"
)
_WHAT_IS_WANTED = r"(?:get|gets|got|given|have|has) what(?:ever)? (?:he|she|they) wants?\b"
_WHEN_IT_SUITS = r"\b(?:when|if|where|only when|whenever) it suits (?:him|her|them)\b(?! (?:best|to (?:come|meet|have)))"
_TIMES = re.compile(r"\b(?:time|times|day|days|place|slot|date|hour|pace)\W*\Z", re.IGNORECASE)
_WHEN_WANTED = (
    r"(?:when|if|whenever) (?:he|she|they) (?:really |only )?(?:wants?(?: to)?|chooses?(?: to)?|feels? like it|"
    r"could be bothered|can be bothered|puts? (?:his|her|their) mind to it|made (?:an|the|more) effort)(?=\W*(?:\Z|[.,;:]))"
)
_MEANT = r"(?:deliberately|intentionally|wilfully|knowingly|purposely)"
_PUT_ON = (
    r"\bputting it on(?=\W*(?:\Z|[.,;]|\b(?:for|when|to|so)\b))|\b(?:is|are|was|be|it's) (?:all )?(?:just )?an act(?=\W*(?:\Z|[.,;]|put on\b))|"
    r"\b(?:feign|fake|pretend)(?:s|ed|ing)? (?:to be |to have |that (?:he|she|they) (?:is|are|has|have) |being )?"
    r"(?:an? )?(?:ill(?:ness)?|unwell|poorly|sick(?:ness)?|hurt|injur\w+|upset|distress|pain|in pain|helpless\w*|unable|tummy ache|headaches?|stomach aches?)\b|"
    r"\bpretend(?:s|ed|ing)? (?:not to (?:hear|have heard|understand)|(?:he|she|they) (?:cannot|can't|could not) (?:hear|do|walk|manage))\b"
)
_SUFFERS = r"(?<=\b[Hh]e )suffers\b|(?<=\b[Ss]he )suffers\b"
# Somebody's way of seeing it, or the warning that it would be a wrong one.
_EXCUSED = re.compile(
    r"\b(?:not|never|n't|nor|no|rather than|instead of|without|seems?|seemed|appears?|appeared|looks?|mistak\w+|misread|misunder\w+|"
    r"interpret\w+|com(?:e|es|ing) across|taken (?:for|as)|perceiv\w+|regarded|viewed|as if|as though|avoid\w*|whether|stor(?:y|ies)|play\w*|puppets?|dolls?|drama|games?)\b|n't\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Motives:
    """Finds a motive that a sentence gives the child; ``words`` are the groups of its lexicon."""

    sayings: TermFinder
    shapes: tuple[re.Pattern[str], ...]
    aimed: re.Pattern[str]

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each such wording stands in a sentence, none inside another."""
        found = sorted(self._all(text))
        last = -1
        for start, end in found:
            if start >= last and not _EXCUSED.search(text[:start]):
                yield start, end
                last = end

    def _all(self, text: str) -> Iterator[tuple[int, int]]:
        yield from ((term.start, term.end) for term in self.sayings.find(text))
        low = small(text)
        for shape in self.shapes:
            yield from (m.span() for m in shape.finditer(low))
        for found in self.aimed.finditer(low):
            if not _NO_PURPOSE_AFTER.search(text[: found.start()]):
                yield found.span()
        for found in _SUITS.finditer(low):
            if not _TIMES.search(text[: found.start()]):
                yield found.span()


_SUITS = in_small(_WHEN_IT_SUITS)


def motives(words: Mapping[str, tuple[str, ...]]) -> Motives:
    """Return the finder for the groups of a lexicon of motives, built once for each."""
    return _built(tuple(sorted(words.items())))


@lru_cache(maxsize=4)
def _built(groups: tuple[tuple[str, tuple[str, ...]], ...]) -> Motives:
    words = dict(groups)
    people = rf"(?:(?:all |all of |the |his |her |their |other |whole |entire )*(?:{_any_of(words['people'])}))"
    display = rf"\b(?:{_any_of(words['displays'], inflected=True)})"
    duties = _any_of(words["duties"])
    harms = _any_of(words["harms"], inflected=True)
    spites = _any_of(words["spites"])
    aims = "|".join((_GETS + _ATTENTION, _EVADES, _OWN_WAY, _WHAT_IS_WANTED))
    shapes = (
        rf"\b{_CAUSE} {people} (?:{_AFTER_THE_CHILD}|{_DOING_ALL}|{_WHERE_WANTED})",
        rf"{display}\b[^.;]{{0,60}}?\b(?:{_PURPOSE} |and (?:always |usually )?)(?:he |she |they )?(?:can )?(?:{aims})",
        rf"{display}\b[^.;]{{0,40}}?\bfor{_ATTENTION}",
        _OWN_WAY,
        rf"\bcho(?:oses?|se|osing) (?:not to|when(?: and when not)? to) (?:{duties})\b|\bchoos(?:es?|ing) to (?:ignore|disobey|misbehave|disregard)\b",
        rf"\bcan (?:\w+ )?(?:{duties})\b[^.;]{{0,40}}? {_WHEN_WANTED}",
        rf"\b{_MEANT} (?:(?:and|tries to|trying to|sets out to|will|to|can) )*(?:{harms})(?! (?:him|her|them)sel)",
        rf"\b(?:{harms})\b(?! (?:him|her|them)sel)[^.;,]{{0,40}}? on purpose\b",
        r"\bknow(?:s|ing) (?:exactly|perfectly well|very well) what (?:he|she|they) (?:is|are) up to\b",
        rf"\bknow(?:s|ing)? (?:just |exactly |full well |very well |perfectly well |only too well )*how to "
        rf"(?:get round|work|play|wind up|handle|manipulate|twist|push|get the better of) {people}\b",
        r"\bmak(?:es?|ing) a (?:meal|song and dance) (?:out )?of(?:(?= (?:his|her|their) (?!own|favourite))| (?:it\b|every\w*|any\w*|being|having|\w+ing\b))",
        rf"\bwind(?:s|ing)? (?:up {people}|{people} up)\b",
        rf"\bmanipulat(?:es?|ing|ed) (?:{people}|situations?)\b(?! ?(?:objects?|tools?|cubes?))",
        _PUT_ON,
        _SUFFERS,
    )
    aimed = rf"\b{_PURPOSE} (?:(?:{spites}) {people}|wind {people} up)\b"
    return Motives(
        TermFinder([("sayings", words["sayings"])]),
        tuple(in_small(shape) for shape in shapes),
        in_small(aimed),
    )


def _any_of(terms: tuple[str, ...], *, inflected: bool = False) -> str:
    """Return a pattern of these terms, the longest first, their first word in any of its forms."""
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return "|".join(_forms(term) if inflected else _spaced(term) for term in ordered)


_IRREGULAR = {
    "be": "be|is|are|was|were|being",
    "have": "have|has|had|having",
    "make": "makes?|made|making",
}


def _forms(term: str) -> str:
    verb, _, rest = term.partition(" ")
    stem = verb.removesuffix("e")
    forms = _IRREGULAR.get(verb) or (
        rf"{verb}s?|{verb}es|{verb[:-1]}ies|{verb[:-1]}ied|{stem}(?:{verb[-1]})?(?:ed|ing)|{verb}ing|{verb}ed"
        if verb.endswith("y") or not verb.endswith("e")
        else rf"{verb}[sd]?|{stem}ing"
    )
    return rf"(?:{forms})" + (rf" {_spaced(rest)}" if rest else "")


def _spaced(term: str) -> str:
    return re.escape(term).replace(r"\-", "[- ]").replace(r"\ ", r"\s+").replace("'", "['’]")
