"""Acronyms that a reader has not been told the meaning of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.language.told import Sentence, own_sentences
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Block
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.quotations import in_first_person, is_quoted

# Capitals, or capitals with a few small letters between them as in "SpLD", "SaLT", "PfA".
_ACRONYM = re.compile(
    r"(?<![\w'&/.-])(?=[A-Z])(?:[A-Z]{2,6}|[A-Z][a-z]?[A-Za-z]{0,3}[A-Z]o?)(?=s?(?![\w&-]))"
)
_MIXED = re.compile(r"[A-Z].*[a-z].*[A-Z]")
_ROMAN = re.compile(r"[IVX]+")
_SHOUTED = re.compile(r"[A-Z]{3,}")
_SHOUTED_SHARE = 0.5  # of its words: a line printed in capitals holds no acronyms to speak of
_PLAIN_LETTERS = re.compile(r"[^a-z ]+")
# Where a statement comes from: "(A, PR)" after its full stop.
_SOURCE = re.compile(r"[(\[][A-Z]{1,4}\d{0,2}(?:(?:, ?|; ?| and |/| )[A-Z]{1,4}\d{0,2})*[)\]]")
# "[INSERT NAME]": two words or more in capitals between brackets are a blank of the template.
_BLANK = re.compile(r"[\[{<][A-Z]{2,}(?: [A-Z]{2,})+[\]}>]")
# "St Cuthman's RC Primary School": letters inside a school's own name.
_OF_A_SCHOOL = re.compile(
    r"(?: [A-Z][\w'’-]+| (?:and|of|the|&)){0,3} (?:School|Academy|College|Nursery|Infants?|Juniors?|Primary|Secondary|Trust|Hospital)\b"
)
_GIVEN = re.compile(r"\(([^()]{2,80})\)")
_SECTIONS = tuple(key for key in SectionId if key is not SectionId.K)
_GLOSSED = r"\A\W*{0}\W*(?:\Z|[:=–—-]\s|(?:means|stands for|is short for)\b)"


class AcronymOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What acronyms mean, those that everybody knows, and names of programmes that are no acronyms."""

    meanings: Mapping[str, str]
    known: tuple[str, ...]
    unless_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """The document's blocks as plain text, and those words of them in small letters."""

    blocks: tuple[Block, ...]
    flat: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan) -> _Text:
        return cls(plan.document.blocks, tuple(_letters(b.text) for b in plan.document.blocks))


@detector("acronym-unexplained", AcronymOptions)
def acronym_unexplained(plan: AnalysedPlan, options: AcronymOptions) -> Iterator[Match]:
    """Yield the first use of each acronym that nothing up to there explains, outside Section K."""
    text = _Text.of(plan.plan)
    done = {*options.known, *options.unless_names, *_initials(plan.plan)}
    meanings = {_folded(key): value for key, value in options.meanings.items()}
    for sentence in own_sentences(plan.plan, *_SECTIONS):
        if _is_shouted(sentence.text) or _is_the_childs(sentence):
            continue
        without_blanks = _BLANK.sub(lambda blank: " " * len(blank.group()), sentence.text)
        for found in _ACRONYM.finditer(without_blanks):
            word, span = found.group(), sentence.span(*found.span())
            if word in done or _ROMAN.fullmatch(word) or _is_name(word, meanings):
                continue
            if is_quoted(sentence.statement.text, sentence.start + found.start()):
                continue
            if any(s.start() <= found.start() < s.end() for s in _SOURCE.finditer(sentence.text)):
                continue
            if _OF_A_SCHOOL.match(sentence.text, found.end()):
                continue
            done.add(word)
            if not _explained(word, meanings.get(_folded(word), ""), text, span.block):
                # With its section named, each acronym of a statement is a finding of its own.
                yield Match(
                    span=span,
                    section=sentence.statement.section,
                    values={"meaning": _offer(meanings.get(_folded(word), ""))},
                )


def _explained(word: str, meaning: str, text: _Text, last: int) -> bool:
    """True where the plan, up to this block or in a glossary, says what the letters stand for."""
    glossed = re.compile(_GLOSSED.format(re.escape(word)))
    keyed = re.compile(rf"[;:,(]\s*{re.escape(word)}\s*=\s")  # "Key: CT = class teacher; TA = …"
    if any(glossed.match(b.text) or keyed.search(b.text) for b in text.blocks):
        return True
    told = _letters(meaning)
    for block, flat in zip(text.blocks[: last + 1], text.flat[: last + 1], strict=True):
        if told and told in flat:
            return True
        if word in block.text and _spelled_out(word, plain(block.text)):
            return True
    return False


def _spelled_out(word: str, text: str) -> bool:
    """True for "qualified teacher of the deaf (QToD)" and for "QToD (qualified teacher …)"."""
    for found in _GIVEN.finditer(text):
        inside, before = found.group(1).strip(), text[: found.start()].rstrip()
        if word in re.findall(r"[A-Za-z&]+", inside) and _initial_match(word, before.split()[-9:]):
            return True
        if re.search(rf"\b{re.escape(word)}s?(?: [a-z]+)?\Z", before) and _initial_match(
            word, inside.split()
        ):
            return True
    return bool(
        re.search(rf"\b{re.escape(word)}s?,? (?:which|that) (?:means|stands for|is)\b", text)
    )


def _initial_match(word: str, words: list[str]) -> bool:
    """True when these words could be shortened so: the first letter is there, and one more."""
    starts = [part[0].lower() for w in words for part in w.split("-") if part[:1].isalpha()]
    letters = [c for c in word.lower() if c.isalpha()]
    return letters[0] in starts and sum(c in starts for c in set(letters)) >= min(
        2, len(set(letters))
    )


def _is_name(word: str, meanings: Mapping[str, str]) -> bool:
    """True for a word with small letters that no list holds: "McKay", "DfT" and the like."""
    return bool(_MIXED.match(word)) and _folded(word) not in meanings


def _offer(meaning: str) -> str:
    return f"It usually stands for “{meaning}”." if meaning else "Say what the letters stand for."


def _initials(plan: Plan) -> set[str]:
    """Return the child's initials, by which some plans call the child."""
    names = plan.child.full_name.split()
    return {"".join(n[0] for n in names), f"{names[0][0]}{names[-1][0]}"} if names else set()


def _is_the_childs(sentence: Sentence) -> bool:
    """True for what the child or young person says in Section A, which nobody rewrites."""
    return sentence.statement.section is SectionId.A and in_first_person(sentence.text)


def _is_shouted(text: str) -> bool:
    words = text.split()
    return len(words) > 2 and sum(bool(_SHOUTED.search(w)) for w in words) > _SHOUTED_SHARE * len(
        words
    )


def _letters(text: str) -> str:
    return " ".join(_PLAIN_LETTERS.sub(" ", plain(text).lower().replace("'", "")).split())


def _folded(word: str) -> str:
    return word.upper()
