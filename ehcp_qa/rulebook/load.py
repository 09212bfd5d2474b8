"""Load rule packs: folders or single files, a later one overriding or extending an earlier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ehcp_qa.errors import InvalidRule
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.pack import PackSettings
from ehcp_qa.model.report import PackStamp
from ehcp_qa.model.rule import PLAN, TEMPLATE, Citation, Rule
from ehcp_qa.rulebook.book import RuleBook
from ehcp_qa.rulebook.build import build_rule
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.rulebook.problems import Problem, convert_fields
from ehcp_qa.rulebook.schema import CitationForm, PackForm
from ehcp_qa.rulebook.settings import merge_settings
from ehcp_qa.rulebook.yamlfile import YamlFile, read_yaml

MOST_PROBLEMS = 20  # more than this on one screen help nobody
_NOT_RULES = ("pack.yaml", "sources.yaml")
# Rules of which another kind of run needs to know the page: what a blank of a template looks like.
EXPLAINING: Mapping[str, tuple[str, ...]] = {TEMPLATE: ("TPL-01",)}
_EXAMPLES = "examples"  # the last key of every page

F = TypeVar("F", bound=msgspec.Struct)


def load_rulebook(packs: Sequence[Path], *, examples: bool = True, reads: str = "") -> RuleBook:
    """Return the rules, lexicons, settings and citations of all packs.

    A later pack's rule with a known code changes only the fields that it gives; its settings and
    citations replace, its lexicon terms are added. Raise InvalidRule naming every problem. Without
    ``examples`` those of the packaged rules are left out: they are most of every page, only their
    own tests and pages look at them, and reading them takes longer than reading a plan. ``reads``
    leaves out rules that read something else: the words that they look for take time to prepare.
    """
    for pack in packs:
        if not pack.exists():
            raise InvalidRule(f"{pack.name}: no such rule pack; give a folder or a .yaml file")
    forms = [_pack_form(pack) for pack in packs]
    lexicons = load_lexicons(packs)
    citations = _citations(packs)
    whole = tuple(pack for pack in packs if examples or pack != packaged_rules())
    rules, others = _rules(packs, whole, lexicons, citations, reads)
    _check_suppressions(rules)
    stamps = tuple(_stamp(pack, form) for pack, form in zip(packs, forms, strict=True))
    return RuleBook(rules, lexicons, merge_settings(forms), citations, stamps, others)


def load_settings(packs: Sequence[Path]) -> PackSettings:
    """Return the settings of all packs without their rules; raise InvalidRule as they would."""
    return merge_settings([_pack_form(pack) for pack in packs])


def _files(pack: Path) -> tuple[Path, ...]:
    """Return every YAML file of a pack, in an order that does not depend on the file system."""
    if pack.is_file():
        return (pack,)
    found = (p for p in pack.rglob("*.y*ml") if p.suffix in (".yaml", ".yml") and p.is_file())
    return tuple(sorted(found, key=lambda p: p.relative_to(pack).as_posix()))


def _rule_files(pack: Path) -> Iterable[tuple[Path, str]]:
    """Yield each file that holds rules, with its name for messages."""
    for path in _files(pack):
        name = path.name if pack.is_file() else path.relative_to(pack).as_posix()
        if pack.is_file() or (name not in _NOT_RULES and not name.startswith("lexicons/")):
            yield path, name


def _pack_form(pack: Path) -> PackForm:
    path = pack / "pack.yaml"
    if not path.is_file():
        return PackForm(name=pack.stem, version="")
    return _whole(read_yaml(path), PackForm)


def _whole(file: YamlFile, form: type[F]) -> F:
    made, problems = convert_fields(file.data, form)
    if made is None:
        raise InvalidRule(_listed(_lines(file, problems)))
    return made


def _citations(packs: Sequence[Path]) -> Mapping[str, Citation]:
    found: dict[str, Citation] = {}
    wrong: list[str] = []
    for pack in packs:
        path = pack / "sources.yaml"
        if not path.is_file():
            continue
        file = read_yaml(path)
        if not isinstance(file.data, Mapping):
            raise InvalidRule(f"{file.name}, line 1: allowed: a key and a citation for each source")
        for key, raw in file.data.items():
            form, problems = convert_fields(raw, CitationForm)
            wrong += _lines(file, [Problem((key, *p.path), f"{key}: {p.text}") for p in problems])
            if form:
                found[key] = Citation(key, form.short, form.full, form.law, form.where)
    if wrong:
        raise InvalidRule(_listed(wrong))
    return found


def _rules(
    packs: Sequence[Path],
    whole: Sequence[Path],
    lexicons: Lexicons,
    citations: Mapping[str, Citation],
    reads: str,
) -> tuple[tuple[Rule, ...], dict[str, str]]:
    """Return the rules of all packs, those of ``whole`` with their examples, and those left out."""
    built: dict[str, Rule] = {}
    raws: dict[str, dict[str, Any]] = {}
    wrong: list[str] = []
    for pack in packs:
        here: set[str] = set()
        for path, name in _rule_files(pack):
            file = read_yaml(path, name, until="" if pack in whole else _EXAMPLES)
            for place, raw in _entries(file):
                if pack not in whole and isinstance(raw, dict):
                    raw[_EXAMPLES] = {"flags": [], "passes": []}
                code = str(raw.get("code", "")) if isinstance(raw, Mapping) else ""
                if code and code in here:
                    line = file.line((*place, "code"))
                    wrong.append(f"{name}, line {line}: {code} is already in this pack")
                    continue
                here.add(code)
                page = _extended(raws.get(code), raw)
                if pack == packaged_rules() and not _is_for(page, reads):
                    raws[code] = page
                    continue
                rule, problems = build_rule(page, name, lexicons, citations)
                wrong += _lines(file, [Problem((*place, *p.path), p.text) for p in problems])
                if rule:
                    built[code], raws[code] = rule, page
    if wrong:
        raise InvalidRule(_listed(wrong))
    others = {code: _reads(page) for code, page in raws.items() if not _is_for(page, reads)}
    return tuple(built[code] for code in sorted(built) if code not in others), others


def _reads(page: Mapping[str, Any]) -> str:
    return str(page.get("reads", PLAN))


def _is_for(page: Mapping[str, Any], reads: str) -> bool:
    """True for a page that is wanted where this is read: its own rule, or one that explains it."""
    if not reads or _reads(page) == reads or page.get("code") in EXPLAINING.get(reads, ()):
        return True
    return reads == TEMPLATE and bool(page.get("templates"))


def _entries(file: YamlFile) -> list[tuple[tuple[int, ...], Any]]:
    """Return each rule of a file, one or a list of them, with its path in the file."""
    if isinstance(file.data, list):
        return [((index,), raw) for index, raw in enumerate(file.data)]
    return [((), file.data)]


def _extended(earlier: dict[str, Any] | None, raw: Any) -> Any:
    """Return the earlier pack's page with the fields that the later one gives."""
    if earlier is None or not isinstance(raw, Mapping):
        return raw
    merged = {**earlier, **raw}
    if "detect" not in raw and isinstance(raw.get("with"), Mapping):
        merged["with"] = {**earlier.get("with", {}), **raw["with"]}
    return merged


def _check_suppressions(rules: Iterable[Rule]) -> None:
    """Refuse rules that suppress each other in a ring, since then neither would be reported."""
    suppresses = {rule.code: rule.suppresses for rule in rules}
    for code in suppresses:
        seen: set[str] = set()
        waiting = list(suppresses[code])
        while waiting:
            other = waiting.pop()
            if other == code:
                raise InvalidRule(f"{code}: suppresses, through other rules, itself")
            if other not in seen:
                seen.add(other)
                waiting.extend(suppresses.get(other, ()))


def _stamp(pack: Path, form: PackForm) -> PackStamp:
    """Return the pack's name, version, regime and one hash over the names and bytes of its files."""
    digest = hashlib.sha256()
    for path in _files(pack):
        name = path.name if pack.is_file() else path.relative_to(pack).as_posix()
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return PackStamp(form.name, form.version, form.regime, digest.hexdigest())


def _lines(file: YamlFile, problems: Iterable[Problem]) -> list[str]:
    return [f"{file.name}, line {file.line(p.path)}: {p.text}" for p in problems]


def _listed(lines: list[str]) -> str:
    more = len(lines) - MOST_PROBLEMS
    shown = lines[:MOST_PROBLEMS] + ([f"and {more} more"] if more > 0 else [])
    return "\n".join(shown)
