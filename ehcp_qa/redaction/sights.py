"""A stretch of words with capitals, and what stands beside it that tells who it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from ehcp_qa.analyse.identity import cues
from ehcp_qa.redaction.words import Word, words_of


class Who(StrEnum):
    """What somebody is called who is not to be named."""

    CHILD = "Child"
    ADULT = "Adult"
    PERSON = "Person"  # nothing tells whether a child or a grown-up
    NAME = "Name"  # a word with a capital that no list knows: somebody, or somewhere


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
_WHO_AFTER = re.compile(r", who (?:is|has|was|had|does|will|can|needs|likes)\b")
_LIST_AFTER = re.compile(r"(?:, [A-Z][\w'-]+)*,? (?:and|&|or) [A-Z][\w'-]+")
_LIST_BEFORE = re.compile(r"[A-Z][\w'-]+(?:, [A-Z][\w'-]+)*,? (?:and|&|or|,) ?\Z")
_NEAR = 60  # characters: who somebody is stands this close to the name
_NEXT = 40  # and what introduces a name, closer still


@dataclass(frozen=True, slots=True)
class Sight:
    """A stretch of words with capitals, and what stands beside it."""

    names: tuple[Word, ...]  # without titles and initials
    titled: bool
    initials: bool
    before: str
    after: str
    listed: bool  # in a field of persons, or in the author's cell of Section K

    @classmethod
    def of(cls, text: str, run: Sequence[Word], listed: bool) -> Sight:
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

    @property
    def is_post(self) -> bool:
        """True when a post or a parent's part stands right after: "J Oduya, psychologist"."""
        return bool(_POST_AFTER.match(self.after))

    @property
    def acts(self) -> bool:
        """True when the words beside the first word of a sentence are what is said of a child."""
        return bool(_WHO_AFTER.match(self.after) or cues.OF_THE_CHILD.match(self.after[1:]))

    @property
    def spoken_of(self) -> bool:
        """True when words inside a sentence do, have or are given something as a person does."""
        before, after = self.before, self.after
        if cues.PLACED.search(before):
            return False
        if cues.OUTCOME_GOES_ON.match(after) or _WHO_AFTER.match(after):
            return True
        if cues.THINGS_OF_THE_CHILD.match(after) or cues.WORKS_WITH.search(before):
            return True
        if cues.HELPED.search(before) and cues.HELPED_TO.match(after):
            return True
        if cues.RECEIVES.search(before) and not cues.NOT_RECEIVES.search(before):
            return True
        return after.startswith(" ") and bool(cues.OF_THE_CHILD.match(after[1:]))

    def beside(self, given: AbstractSet[str]) -> bool:
        """Say whether a given name stands in a list with these words: "Sue, Pat and Chloe"."""
        after = _LIST_AFTER.match(self.after)
        before = _LIST_BEFORE.search(self.before)
        listed = f"{after.group() if after else ''} {before.group() if before else ''}"
        return any(word.key in given for word in words_of(listed))

    def who(self, *, given: bool) -> Who:
        """Return whether somebody is a child or a grown-up, as far as the words beside the name tell.

        ``given`` says that a given name is among the words.
        """
        if _KIN_BEFORE.search(self.before):
            return Who.ADULT
        near = re.split(r"[.;]", self.before)[-1][-_NEXT:]
        introduced = cues.INTRODUCED.search(near)
        explained = cues.EXPLAINED_AFTER.match(self.after)
        if introduced and _YOUNG.search(near):
            return Who.CHILD
        if explained and _YOUNG.search(explained.group()):
            return Who.CHILD
        if self.titled or self.listed or self.signed or explained or introduced or self.is_post:
            return Who.ADULT
        return Who.PERSON if self.told or given else Who.NAME


def _introduced(before: str, after: str) -> bool:
    """Say whether the words beside a name say who it is."""
    if cues.INTRODUCED.search(before) or cues.EXPLAINED_AFTER.match(after):
        return True
    return after.startswith(" ") and bool(cues.OF_A_PERSON.match(after[1:]))
