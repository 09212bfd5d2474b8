"""Names of files and folders without the names of children that people give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ehcp_qa.redaction.key import Key
from ehcp_qa.redaction.words import folded

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Words of file names that tell nothing, so that a name beside them is told from them.
_OF_FILES = frozenset(
    "plan plans draft drafts final ehc ehcp education health care copy version v ver amended annual review "
    "section sections docx docm dotx doc pdf md txt new old latest signed notes for of the and year report working "
    "proposed template sample scan scanned appendix".split()
)
_LONG = 6  # digits: a number of a case or a pupil, not a date's or a draft's
_GLUED = 4  # letters: a name as short as "Sam" stands in "sample" as well
HIDDEN = "name"
SOMEBODY = "[name]"  # in words, of whom nothing more is known


def file_name(name: str, key: Key) -> str:
    """Return a file's name with the words of it that identify somebody replaced, its ending kept."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem:
        stem, ending = name, ""
    return _stem(stem, key) + (f".{ending}" if dot and ending else "")


def with_file(key: Key, name: str) -> Key:
    """Return a key that also hides whoever the name of a file names, and the plan itself may not.

    A finding can quote it: that a plan's file bears another child's name.
    """
    stem = name.rpartition(".")[0] or name
    strangers = {
        folded(words): SOMEBODY
        for words, _, _ in _pieces(stem)
        if words.isalpha() and folded(words) not in key.names and _stands_for(words, key)
    }
    return replace(key, names={**key.names, **strangers}, _seen={}) if strangers else key


def path_name(path: str, key: Key) -> str:
    """Return a path with each of its folders and its file without names."""
    *folders, last = path.split("/")
    return "/".join([*(_stem(folder, key) for folder in folders), file_name(last, key)])


def _stem(stem: str, key: Key) -> str:
    pieces = list(_pieces(stem))
    named = [_stands_for(words, key) for words, _, _ in pieces]
    parts, at = [], 0
    for number, (words, start, end) in enumerate(pieces):
        beside = any(named[i] for i in (number - 1, number + 1) if 0 <= i < len(named))
        instead = named[number] or (HIDDEN if beside and _may_be_surname(words, key) else "")
        parts.append(stem[at:start])
        if not instead:
            parts.append(words)
        elif not (parts and _ends_with(parts, instead)):
            parts.append(instead)
        at = end
    return _joined("".join([*parts, stem[at:]]))


def _pieces(stem: str) -> Iterator[tuple[str, int, int]]:
    for found in _PIECE.finditer(stem):
        at = found.start()
        for piece in _CAMEL.split(found.group()):
            yield piece, at, at + len(piece)
            at += len(piece)


def _stands_for(words: str, key: Key) -> str:
    """Return what stands for a word of a file's name, if it names somebody or somewhere."""
    if words.isdigit():
        return "number" if len(words) >= _LONG and not _is_day(words) else ""
    low = folded(words)
    if low in _OF_FILES:
        return ""
    if low in key.names:
        return _slug(key.names[low])
    if low in key.known.given:
        return HIDDEN
    glued = next((n for n in key.names if len(n) >= _GLUED and n in low), "")
    if len(low) < _GLUED or key.known.is_known(low):
        return ""
    return (
        _slug(key.names[glued]) if glued else HIDDEN
    )  # "MLHargreaves" of a plan that was not read


def _is_day(digits: str) -> bool:
    """True for a date such as 20261122 or 221126."""
    return bool(
        re.fullmatch(r"(?:20\d\d(?:0\d|1[0-2])[0-3]\d|[0-3]\d(?:0\d|1[0-2])(?:20)?\d\d)", digits)
    )


def _may_be_surname(words: str, key: Key) -> bool:
    return not (words.isdigit() or len(words) == 1 or folded(words) in _OF_FILES) and not (
        key.known.is_nobody(folded(words))
    )


def _slug(words: str) -> str:
    return words.strip("[]").lower().replace(" ", "-")


def _ends_with(parts: list[str], words: str) -> bool:
    return "".join(parts).rstrip("-_ .").endswith(words)


def _joined(stem: str) -> str:
    """Return a name without the gaps that are left where two of its words became one."""
    return re.sub(r"([-_ .])[-_ .]+", r"\1", stem).strip("-_ ") or HIDDEN
