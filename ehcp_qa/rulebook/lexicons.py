"""Lexicon files of a rule pack as data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from ehcp_qa.errors import InvalidRule
from ehcp_qa.model.lexicon import Lexicon, Lexicons
from ehcp_qa.rulebook.problems import convert_fields
from ehcp_qa.rulebook.yamlfile import read_yaml


class LexiconFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The form of ``rules/lexicons/<name>.yaml``; a later pack's groups are added to an earlier's."""

    name: str
    what: str
    groups: dict[str, list[str]]
    meanings: dict[str, str] = {}


def load_lexicons(packs: Iterable[Path]) -> Lexicons:
    """Return the lexicons of all packs, each term once; raise InvalidRule on a malformed file."""
    found: dict[str, Lexicon] = {}
    for pack in packs:
        folder = pack / "lexicons"
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            read = _read(path)
            earlier = found.get(read.name)
            groups = {k: list(v) for k, v in earlier.groups.items()} if earlier else {}
            for name, terms in read.groups.items():
                kept = dict.fromkeys(groups.get(name, ()))
                kept.update(dict.fromkeys(terms))
                groups[name] = list(kept)
            meanings = {**(earlier.meanings if earlier else {}), **read.meanings}
            found[read.name] = Lexicon(
                read.name, {k: tuple(v) for k, v in groups.items()}, meanings
            )
    return Lexicons(found)


def _read(path: Path) -> LexiconFile:
    file = read_yaml(path, f"lexicons/{path.name}")
    form, problems = convert_fields(file.data, LexiconFile)
    if form is None:
        lines = (f"{file.name}, line {file.line(p.path)}: {p.text}" for p in problems)
        raise InvalidRule("\n".join(lines))
    return form
