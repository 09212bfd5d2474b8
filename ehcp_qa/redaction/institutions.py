"""Schools, hospitals, councils and services that a text names, told by the kind that ends the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_qa.redaction.lexicon import Vocabulary
from ehcp_qa.redaction.words import TITLES, folded

# The word that says what an institution is, and what to call one that is not to be named.
_KINDS: tuple[tuple[str, str], ...] = (
    ("School", r"School|Primary|Secondary|Infants?|Juniors?|Academy|High|Grammar|PRU|Preparatory"),
    ("College", r"College|University|Polytechnic|Sixth[ -]Form"),
    ("Nursery", r"Nursery|Pre-?[Ss]chool|Playgroup|Kindergarten|Montessori"),
    ("Hospital", r"Hospital|Infirmary|Hospice|Ward"),
    (
        "Health service",
        r"CAMHS|Surgery|Medical Centre|Health Centre|Medical Practice|Practice|Clinic|NHS|"
        r"NHS (?:Foundation )?Trust|Community Health(?:care)?|Integrated Care Board|ICB",
    ),
    ("Council", r"Council|Borough|Local Authority|LA"),
    (
        "Organisation",
        r"Trust|Foundation|Centre|Center|Services?|Team|Club|Rovers|Ltd|Limited|CIC|House|Lodge|Homes|Agency|Hub|Group|Unit|"
        r"Partnership|Charity|Society|Association|Social Care|Association|Church|Mosque|Temple|Gurdwara|Library",
    ),
)
_LABELS = tuple((label, re.compile(rf"(?:{form})\Z")) for label, form in _KINDS)
_KIND = "|".join(form for _, form in _KINDS)
_CAP = r"(?:St\.?|[A-ZÀ-ÖØ-Þ][\w'.&-]*[\w']|[A-Z]\b)"
_JOIN = r"(?: (?:of|the|for|in|upon|on|with|&|and|de|le)){0,2}"
_RUN = re.compile(rf"(?<![\w'-]){_CAP}(?:{_JOIN} {_CAP})*")
_ENDS = re.compile(rf"\b(?:{_KIND})(?:['])?(?![\w-])")
# "University of Kelside", "London Borough of Harrowdene": the kind comes first.
_KIND_FIRST = re.compile(
    rf"\b(?P<kind>University|College|Borough|School|Academy|Hospital|City|County|Royal Borough) of (?:the )?{_CAP}(?: {_CAP})*"
)
# Words that many names begin with, and that belong to them all the same.
_PART_OF_NAMES = frozenset(("royal", "st", "saint"))
# Kinds that stand without any name as often as with one.
_ANY_KIND = re.compile(
    r"(?:CAMHS|NHS|LA|Local Authority|Team|Services?|Unit|Group|Clinic|Practice|Hub)\Z"
)
_POSSESSIVE = re.compile(r"'s?\Z")
_CUT = re.compile(r" (?:and|&) ")


@dataclass(frozen=True, slots=True)
class Institution:
    """A name of an institution in a text: where, what kind, and the words that are its own."""

    start: int
    end: int
    label: str
    name: str
    own: tuple[str, ...]  # the words before those that any such name has: ("Kelder", "Valley")


def institutions(text: str, known: Vocabulary) -> Iterator[Institution]:
    """Yield each institution that a plain text names, in order."""
    for found in _KIND_FIRST.finditer(text):
        own = own_words(found.group().split(), known)
        if own:
            start = _with_opening(text, found.start())
            yield _made(text, start, found.end(), _label(found["kind"]), own)
    for run in _RUN.finditer(text):
        for start, end in _pieces(run.group()):
            yield from _in_run(text, run.start() + start, run.group()[start:end], known)


def _pieces(run: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that "and" joins, where the first is a whole name by itself."""
    start = 0
    for cut in _CUT.finditer(run):
        if (ends := list(_ENDS.finditer(run[start : cut.start()]))) and ends[-1].end() == (
            cut.start() - start
        ):
            yield start, cut.start()
            start = cut.end()
    yield start, len(run)


def _in_run(text: str, base: int, run: str, known: Vocabulary) -> Iterator[Institution]:
    """Yield the institution that a run of words with capitals ends in."""
    ends = list(_ENDS.finditer(run))
    if not ends:
        return
    end = ends[-1].end()
    start = _begins(run[:end], known)
    own = own_words(run[start:end].split(), known)
    if own and not (_opens(text, base + start) and _only_opens(own, ends[-1].group(), known)):
        yield _made(text, base + start, base + end, _label(ends[-1].group()), own)


def _opens(text: str, at: int) -> bool:
    return not text[:at].strip() or text[:at].rstrip()[-1] in ".:;!?"


def _only_opens(own: Sequence[str], kind: str, known: Vocabulary) -> bool:
    """Say whether a word is there because a sentence begins: "Ongoing CAMHS involvement"."""
    return len(own) == 1 and bool(_ANY_KIND.match(kind)) and known.is_known(folded(own[0]))


def _begins(run: str, known: Vocabulary) -> int:
    """Return where the name begins: not with a person's title, nor with another's name before "and"."""
    start = 0
    for cut in _CUT.finditer(run):
        if own_words(run[cut.end() :].split(), known):
            start = cut.end()
    for word in re.finditer(r"\S+", run[start:]):
        bare = folded(word.group().strip(".'&"))
        passed = bare in known.generic or bare in TITLES or bare in known.nobody
        if not passed or bare in _PART_OF_NAMES:
            return start + word.start()
    return start


def own_words(words: Sequence[str], known: Vocabulary) -> tuple[str, ...]:
    """Return the words that tell this institution from others; none for "Local Authority"."""
    found: list[str] = []
    for word in words:
        bare = folded(_POSSESSIVE.sub("", word).strip(".,&"))
        generic = folded(word).strip(".,") in known.generic or bare in known.generic
        if generic or bare in known.nobody or bare in TITLES:
            if found:
                break
            continue
        found.append(word.strip(".,"))
    return () if {folded(w) for w in found} <= {"st", "saint"} else tuple(found)


def _made(text: str, start: int, end: int, label: str, own: tuple[str, ...]) -> Institution:
    return Institution(start, end, label, text[start:end], own)


def _label(kind: str) -> str:
    bare = kind.rstrip("'")
    return next((label for label, form in _LABELS if form.fullmatch(bare)), "Council")


def _with_opening(text: str, start: int) -> int:
    """Return where a name begins that has words of place or rank before its kind: "London Borough of"."""
    before = re.search(r"(?:London |Royal |Metropolitan )\Z", text[:start])
    return before.start() if before else start
