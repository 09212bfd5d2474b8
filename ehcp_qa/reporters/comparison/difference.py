"""Two wordings of one statement in pieces: what they share, what has gone and what has come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word or a mark with the space after it, so that the pieces joined are the text again.
_WORD = re.compile(r"(?:\w[\w'’-]*|\S)\s*|\s+")
# Past this many words the matcher takes seconds; such a text is shown as changed from end to end.
_MOST_WORDS = 600
# A pair of wordings that shares less reads better whole than chopped into single words.
_LEAST_SHARED = 0.35


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a text, and whether the other text does not have them here."""

    text: str
    changed: bool


def difference(before: str, after: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Return both texts in stretches; where little is shared neither has a stretch marked."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return _whole(before), _whole(after)
    bare = [[word.strip() for word in words] for words in (old, new)]
    matcher = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    if matcher.ratio() < _LEAST_SHARED:
        return _whole(before), _whole(after)
    return _stretches(old, matcher, side=0), _stretches(new, matcher, side=1)


def _whole(text: str) -> tuple[Stretch, ...]:
    return (Stretch(text, changed=False),) if text else ()


def _stretches(words: list[str], matcher: SequenceMatcher[str], side: int) -> tuple[Stretch, ...]:
    found = []
    for tag, *ends in matcher.get_opcodes():
        text = "".join(words[ends[2 * side] : ends[2 * side + 1]])
        own = text if tag == "equal" else text.rstrip()  # the space behind was not changed
        found.append(Stretch(own, changed=tag != "equal"))
        found.append(Stretch(text[len(own) :], changed=False))
    return tuple(stretch for stretch in found if stretch.text)
