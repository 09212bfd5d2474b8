"""The people whom a plan names: its child, family, friends, staff and authors, and whoever else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from ehcp_qa.analyse.identity import cues
from ehcp_qa.analyse.identity.names import is_form_of, is_slip_for, name_parts
from ehcp_qa.model.plan import Child, Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction.lexicon import Vocabulary
from ehcp_qa.redaction.places import Places
from ehcp_qa.redaction.words import Word, words_of


class Who(StrEnum):
    """What somebody is called who is not to be named."""

    CHILD = "Child"
    ADULT = "Adult"
    PERSON = "Person"  # nothing tells whether a child or a grown-up
    NAME = "Name"  # a word with a capital that no list knows: somebody, or somewhere


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
_YOUNG = re.compile(
    r"(?i)\b(?:brothers?|sisters?|siblings?|twins?|cousins?|friends?|mates?|peers?|classmates?|buddy|"
    r"sons?|daughters?|nephews?|nieces?|pupils?|children|baby|boys?|girls?)\b"
)
_KIN = (
    r"(?:Auntie|Aunty|Aunt|Uncle|Nana|Nan|Nanny|Nain|Taid|Gran|Granny|Grandma|Grandad|Grandpa|Mummy|"
    r"Daddy|Nurse|Sister|Coach|Cllr|PC|Judge)"
)
_KIN_BEFORE = re.compile(rf"\b{_KIN} \Z")
_SIGNED = re.compile(
    r"(?i)\b(?:signed(?: by)?|written by|completed by|prepared by|author|name|contact|caseworker|key ?worker|"
    r"key person|report by|from|named|called|by)\s*[:,]?\s*\Z"
)
_POST_AFTER = re.compile(
    r"(?i)\A(?: [-–])?,? \(?(?:(?:his|her|their|the|a|an|our|my|class|early|lead|senior|send?|school|specialist|"
    r"educational|clinical|plan|ehc|head|consultant|community|outreach|deputy|assistant|speech|language|"
    r"and|family|social|years|occupational|teaching|paediatric|advisory) ){0,4}"
    r"(?:teacher|assistant|officer|worker|psychologist|therapist|paediatrician|practitioner|co-?ordinator|caseworker|"
    r"SENCO|SENDCo|nurse|mentor|manager|lead|advis[eo]r|headteacher|head|principal|GP|doctor|consultant|"
    r"neurologist|physiotherapist|audiologist|driver|escort|parent|carer|guardian|mother|father|mum|dad)\b"
)
_SURNAME = re.compile(r"(?:Ma?c|[DO]'|De|Du|La|Le|Van|Fitz)[A-Z][a-z]+\Z")
_WHO_AFTER = re.compile(r", who (?:is|has|was|had|does|will|can|needs|likes)\b")
_CONTRACTED = re.compile(r"'(?:m|ve|ll|d|re|t)\Z")
_NEAR = 60  # characters: who somebody is stands this close to the name


def own_names(child: Child, plan: Plan) -> tuple[str, ...]:
    """Return every name of the plan's own child, each by itself."""
    held = [*name_parts(child)]
    for item in plan.fields:
        if item.name in _OWN_FIELDS:
            held += [word.text for word in words_of(plain(item.value.text))]
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
            sight = _Sight.of(text, run, block.index in listed)
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
    if word.casefold() == name.casefold() or known.is_nobody(word.casefold()):
        return False
    listed = word.casefold() in known.given or word.casefold() in known.also_words
    if listed and any(word in forms and name in forms for forms in known.forms):
        return True
    if listed or known.is_known(word.casefold()):
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


@dataclass(frozen=True, slots=True)
class _Sight:
    """A stretch of words with capitals, and what stands beside it."""

    names: tuple[Word, ...]  # without titles and initials
    titled: bool
    initials: bool
    before: str
    after: str
    listed: bool  # in a field of persons, or in the author's cell of Section K

    @classmethod
    def of(cls, text: str, run: Sequence[Word], listed: bool) -> _Sight:
        """Return a stretch with its surroundings."""
        named = [word for word in run if not word.title]
        return cls(
            names=tuple(word for word in named if not word.initial),
            titled=any(word.title for word in run),
            initials=any(word.initial for word in named[:-1]),
            before=text[max(0, run[0].start - _NEAR) : run[0].start],
            after=text[run[-1].end : run[-1].end + _NEAR],
            listed=listed,
        )

    @property
    def told(self) -> bool:
        """True when something beside the words says that they name a person."""
        return (
            self.listed
            or self.initials
            or bool(_KIN_BEFORE.search(self.before) or _POST_AFTER.match(self.after))
            or _introduced(self.before, self.after)
        )

    @property
    def signed(self) -> bool:
        """True after "signed", "written by" and the like, where two words or more are a name."""
        return len(self.names) > 1 and bool(_SIGNED.search(self.before))


def _person(sight: _Sight, own: AbstractSet[str], known: Vocabulary, places: Places) -> Seen | None:
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
    who = _who(sight, known)
    return Seen(tuple(word.text for word in names), who, sight.titled)


def _is_person(sight: _Sight, own: AbstractSet[str], known: Vocabulary) -> bool:
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
    fresh = [word for word in whole if word.key not in known.small]
    may_be = bool(fresh) or any(word.key in known.also_words for word in whole)
    if sight.told or sight.signed:
        return may_be
    new = [word for word in fresh if not known.is_known(word.key)]
    if len(new) > 1 or (new and not names[0].opens):
        return True
    if names[0].opens:
        named = bool(new) or any(word.key in known.also_words for word in whole)
        return named and bool(_WHO_AFTER.match(after) or cues.OF_THE_CHILD.match(after[1:]))
    return may_be and _spoken_of(sight.before, after)


def _is_acronym(word: Word) -> bool:
    """True for "CAMHS", "QToD" and "NatSIP", and not for "McKay" and "O'Brien"."""
    capitals = sum(letter.isupper() for letter in word.text)
    return capitals > 1 and not _SURNAME.match(word.text)


def _introduced(before: str, after: str) -> bool:
    """Say whether the words beside a name say who it is."""
    if cues.INTRODUCED.search(before) or cues.EXPLAINED_AFTER.match(after):
        return True
    return after.startswith(" ") and bool(cues.OF_A_PERSON.match(after[1:]))


def _spoken_of(before: str, after: str) -> bool:
    """Say whether a word inside a sentence does, has or is given something as a person does."""
    if cues.PLACED.search(before) or cues.OUTCOME_GOES_ON.match(after):
        return not cues.PLACED.search(before)
    if _WHO_AFTER.match(after):
        return True
    if cues.THINGS_OF_THE_CHILD.match(after) or cues.WORKS_WITH.search(before):
        return True
    if cues.HELPED.search(before) and cues.HELPED_TO.match(after):
        return True
    if cues.RECEIVES.search(before) and not cues.NOT_RECEIVES.search(before):
        return True
    return after.startswith(" ") and bool(cues.OF_THE_CHILD.match(after[1:]))


def _without_opening(sight: _Sight, own: AbstractSet[str], known: Vocabulary) -> tuple[Word, ...]:
    """Return the names without a word that only opens the sentence: "Teacher Anna Reid"."""
    names = sight.names
    first = names[0]
    if len(names) < 2 or not first.opens or sight.listed or _POST_AFTER.match(sight.after):
        return names
    named = known.is_given(first) or first.key in own or first.key in known.also_words
    return names if named or not known.is_known(first.key) else names[1:]


def _who(sight: _Sight, known: Vocabulary) -> Who:
    """Return whether somebody is a child or a grown-up, as far as the words beside the name tell."""
    before, after = sight.before, sight.after
    if _KIN_BEFORE.search(before):
        return Who.ADULT
    near = re.split(r"[.;]", before)[-1][-40:]
    if cues.INTRODUCED.search(near) and _YOUNG.search(near):
        return Who.CHILD
    told = cues.EXPLAINED_AFTER.match(after)
    if told and _YOUNG.search(told.group()):
        return Who.CHILD
    if sight.titled or sight.listed or sight.signed or told:
        return Who.ADULT
    if cues.INTRODUCED.search(near) or _POST_AFTER.match(after):
        return Who.ADULT
    sure = sight.told or any(known.is_given(word) for word in sight.names)
    return Who.PERSON if sure else Who.NAME
