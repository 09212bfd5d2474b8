"""The people whom a plan names: its child, family, friends, staff and authors, and whoever else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ehcp_qa.analyse.identity import cues
from ehcp_qa.analyse.identity.names import is_form_of, is_slip_for, name_parts
from ehcp_qa.model.plan import Child, Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction.lexicon import Vocabulary
from ehcp_qa.redaction.places import Places
from ehcp_qa.redaction.sights import Sight, Who
from ehcp_qa.redaction.words import Word, folded, words_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as one place names them: given names and surnames, without title and initials."""

    names: tuple[str, ...]
    who: Who
    titled: bool = False


# Labels of the front and foot under which people stand.
_FIELDS = frozenset(
    ("parents", "officer_name", "signature", "gp", "social_care", "professionals", "relationship")
)
_OWN_FIELDS = frozenset(("child_name", "surname", "first_name", "known_as"))
_SURNAME = re.compile(r"(?:Ma?c|[DO]'|De|Du|La|Le|Van|Fitz)[A-Z][a-z]+\Z")
_CONTRACTED = re.compile(r"'(?:m|ve|ll|d|re|t)\Z")


def own_names(child: Child, plan: Plan) -> tuple[str, ...]:
    """Return every name of the plan's own child, each by itself."""
    held = [*name_parts(child)]
    stated = {folded(w.text) for name in held for w in words_of(plain(name))}
    for item in plan.fields:
        words = words_of(plain(item.value.text))
        # a table of brothers and sisters has a column "Name" as well
        if item.name in _OWN_FIELDS and (not stated or stated & {word.key for word in words}):
            held += [word.text for word in words]
    return tuple(dict.fromkeys(w.text for name in held for w in words_of(plain(name))))


def people(plan: Plan, known: Vocabulary, own: AbstractSet[str], places: Places) -> Iterator[Seen]:
    """Yield the people whom a plan names other than its child, as often as they are named.

    ``own`` are the child's names in small letters. Nobody is found where ``places`` has a place.
    """
    listed = {item.value.span.block for item in plan.fields if item.name in _FIELDS}
    listed |= {a.author.span.block for a in plan.advice if a.author}
    for block in plan.document.blocks:
        text = plain(block.text)
        for run in runs(text, known, places.stretches.get(text, ())):
            sight = Sight.of(text, run, block.index in listed)
            if sight.names and (seen := _person(sight, own, known, places)):
                yield seen


def forms_of_own(plan: Plan, known: Vocabulary) -> Iterator[tuple[str, bool]]:
    """Yield other forms of the child's names, and whether each is a slip of the pen."""
    given = (plan.child.first_name, *plan.child.known_as)
    own = [w.text for name in given for w in words_of(plain(name)) if len(w.text) > 1]
    for block in plan.document.blocks:
        for word in words_of(plain(block.text)):
            may_be = word.capital and word.key not in known.small
            if may_be and any(_is_form(word.text, name, known) for name in own):
                yield word.text, any(is_slip_for(word.text, name) for name in own)


def _is_form(word: str, name: str, known: Vocabulary) -> bool:
    if folded(word) == folded(name) or known.is_nobody(folded(word)):
        return False
    listed = folded(word) in known.given or folded(word) in known.also_words
    if listed and any(word in forms and name in forms for forms in known.forms):
        return True
    if listed or known.is_known(folded(word)):
        return False
    return is_slip_for(word, name) or (len(word) > 3 and is_form_of(word, name, ()))


def runs(
    text: str, known: Vocabulary, places: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[Word, ...]]:
    """Yield the stretches of words with capitals that may be one name, cut at words that are none."""
    run: list[Word] = []
    for word in words_of(text):
        placed = any(start <= word.start < end for start, end in places)
        fits = not placed and word.capital and _may_be_named(word, known)
        if run and not (fits and word.joined):
            yield tuple(run)
            run = []
        if fits:
            run.append(word)
    if run:
        yield tuple(run)


def _may_be_named(word: Word, known: Vocabulary) -> bool:
    if _CONTRACTED.search(word.text):
        return False
    return word.title or word.initial or not known.is_nobody(word.key)


def _person(sight: Sight, own: AbstractSet[str], known: Vocabulary, places: Places) -> Seen | None:
    """Return the person that a stretch of words with capitals names, if it names one."""
    names = sight.names
    if not sight.titled:
        if all(word.key in places.names for word in names):
            return None
        if not _is_person(sight, own, known):
            return None
        names = _without_opening(sight, own, known)
        if all(word.key in own for word in names):
            return None
    who = sight.who(given=any(known.is_given(word) for word in names))
    return Seen(tuple(word.text for word in names), who, sight.titled)


def _is_person(sight: Sight, own: AbstractSet[str], known: Vocabulary) -> bool:
    """Say whether words with capitals are a person's name: by themselves, or by what is beside them."""
    names, after = sight.names, sight.after
    if cues.PLACE_AFTER.match(after) and not sight.listed:
        return False
    if any(known.is_given(word) for word in names):
        product = len(names) == 1 and cues.PRODUCT_AFTER.match(after)
        return sight.listed or not product or after.startswith("'s")
    if len(names) > 1 and any(word.key in own for word in names):
        return True
    whole = [word for word in names if not _is_acronym(word)]
    if sight.beside(known.given) and any(word.key in known.also_words for word in whole):
        return True
    fresh = [word for word in whole if word.key not in known.small]
    may_be = bool(fresh) or any(word.key in known.also_words for word in whole)
    if sight.told or sight.signed:
        return may_be
    new = [word for word in fresh if not known.is_known(word.key)]
    if len(new) > 1 or (new and not names[0].opens):
        return True
    if names[0].opens:
        named = bool(new) or any(word.key in known.also_words for word in whole)
        return named and sight.acts
    return may_be and sight.spoken_of


def _is_acronym(word: Word) -> bool:
    """True for "CAMHS", "QToD" and "NatSIP", and not for "McKay" and "O'Brien"."""
    capitals = sum(letter.isupper() for letter in word.text)
    return capitals > 1 and not _SURNAME.match(word.text)


def _without_opening(sight: Sight, own: AbstractSet[str], known: Vocabulary) -> tuple[Word, ...]:
    """Return the names without a word that only opens the sentence: "Teacher Anna Reid"."""
    names = sight.names
    first = names[0]
    if len(names) < 2 or not first.opens or sight.listed or sight.is_post:
        return names
    named = known.is_given(first) or first.key in own or first.key in known.also_words
    return names if named or not known.is_known(first.key) else names[1:]
