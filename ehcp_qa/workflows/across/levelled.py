"""A statement's words with all that belongs to one child levelled out, so that copies are equal."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

LENGTH = 16  # hex digits: 64 bits, as a finding's fingerprint has
# A sketch keeps the least of 32 hashes of the pairs of words, a hex digit of each: about as many
# digits agree as pairs of words are shared (min-wise hashing, of which Li and König showed in 2010
# that the last bits are enough).
SKETCH = 32
_DIGEST = 64  # bytes: 32 hashes of 2 bytes from one digest, the most that blake2b gives
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.:,/]\d+)*(?:st|nd|rd|th)?")
_PRONOUN = re.compile(
    r"(?:s?he|they|him|her|them|his|hers|their|theirs|himself|herself|themsel(?:f|ves))(?:['’]\w+)?"
)
_AMOUNT = re.compile(
    r"\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|half|once|twice|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|"
    r"february|march|april|june|july|august|september|october|november|december"
)
_CHILD, _NUMBER = "§", "#"


@dataclass(frozen=True, slots=True)
class Levelled:
    """Words in small letters, the child's names and pronouns one sign and amounts another."""

    words: tuple[str, ...]

    @property
    def personal(self) -> bool:
        """True where the words speak of the child, as a sentence of the template need not."""
        return _CHILD in self.words

    @property
    def exact(self) -> str:
        """A hash of the words, the same for every copy."""
        return hashlib.sha256(" ".join(self.words).encode()).hexdigest()[:LENGTH]

    @property
    def sketch(self) -> str:
        """Hex digits that nearly agree for texts that nearly agree."""
        pairs = {f"{a} {b}" for a, b in zip(self.words, self.words[1:], strict=False)}
        digests = [
            hashlib.blake2b(pair.encode(), digest_size=_DIGEST).digest()
            for pair in pairs or {" ".join(self.words)}
        ]
        size = _DIGEST // SKETCH
        least = (min(d[at : at + size] for d in digests) for at in range(0, _DIGEST, size))
        return "".join(f"{value[-1] % 16:x}" for value in least)


def levelled(text: str, names: frozenset[str]) -> Levelled:
    """Return the words of a text levelled; ``names`` are the child's own, in small letters."""
    return Levelled(tuple(_level(word, names) for word in _WORD.findall(text.casefold())))


def _level(word: str, names: frozenset[str]) -> str:
    bare = re.sub(r"['’]s?\Z", "", word)
    if bare in names or _PRONOUN.fullmatch(word):
        return _CHILD
    return _NUMBER if _AMOUNT.fullmatch(word) else word


def name_print(given: str, surname: str) -> str:
    """Return the hash of a person's name in full, or nothing where half of it is wanting."""
    if not given or not surname:
        return ""
    return hashlib.sha256(f"{given.casefold()} {surname.casefold()}".encode()).hexdigest()[:LENGTH]


def alike(sketch: str, other: str) -> float:
    """Return the share of two sketches that agrees: about the share of pairs of words in common."""
    agree = sum(a == b for a, b in zip(sketch, other, strict=False))
    return agree / SKETCH
