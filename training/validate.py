"""Say what is wrong with labelled data, before anything is trained or measured on it.

Run ``python training/validate.py FILE…``: it prints one line for each fault and ends with 1 when there
is any. The formats are those of the README beside the data; spans must stand in the words they were
copied from, since a span that does not is a label nobody can check.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Item = dict[str, Any]

SECTIONS = {"F", "G", "H1", "H2"}
LABELS = {"specific", "partly", "vague"}
KINDS = set(
    "session support strategy equipment environment training oversight liaison curriculum "
    "transition care".split()
)
SLOTS = set("what who frequency duration group setting period review expertise".split())
FACETS = set(
    "person specific measurable timebound outcome_not_provision outcome_not_aspiration".split()
)
GROUPS = set(
    "access opportunity condition soft_frequency soft_amount ceiling loose_provider recommendation "
    "deferral change money universal effort empty_noun open_list unsized_group untrained".split()
)
# The columns that may stand in a row; those of statements labelled by what empties them are free.
ROW = {
    "provision": set("by_whom how_often duration group where review".split()),
    "placement": set("by_whom how_often duration group where review".split()),
    "outcome": set("by_when steps measure".split()),
}
TASKS = ("provision", "outcome", "placement", "thread", "emptying")


def _words(item: Item) -> list[str]:
    row = item.get("row") or {}
    return [item["text"], item.get("lead_in") or "", *(str(cell) for cell in row.values())]


def provision(item: Item) -> Iterator[str]:
    """Yield what is wrong with a labelled provision."""
    for key, allowed in (("section", SECTIONS), ("label", LABELS), ("kind", KINDS)):
        if item.get(key) not in allowed:
            yield f"{key} is {item.get(key)!r}"
    yield from (f"unknown slot {slot}" for slot in sorted(set(item["slots"]) - SLOTS))
    spans = [*item["slots"].items(), *(("vague phrase", p) for p in item["vague_phrases"])]
    for name, span in spans:
        if not any(span in words for words in _words(item)):
            yield f"{name} is not in the words: {span}"
    if item["label"] == "specific" and item["vague_phrases"]:
        yield "a specific statement has no vague phrase"


def outcome(item: Item) -> Iterator[str]:
    """Yield what is wrong with a labelled outcome."""
    if set(item["facets"]) != FACETS:
        yield "the facets are not the six"
    smart = all(item["facets"].values())
    if item.get("label") != ("smart" if smart else "not_smart"):
        yield "the label does not follow from the facets"


def placement(item: Item) -> Iterator[str]:
    """Yield what is wrong with a labelled place."""
    if item.get("stands_in") not in SECTIONS:
        yield f"stands_in is {item.get('stands_in')!r}"
    if item.get("belongs_in") not in SECTIONS | {"either", "not_provision"}:
        yield f"belongs_in is {item.get('belongs_in')!r}"


def thread(item: Item) -> Iterator[str]:
    """Yield what is wrong with a labelled plan slice."""
    kinds = {"a": "aspirations", "n": "needs", "o": "outcomes", "p": "provisions"}
    known = {entry["id"] for group in kinds.values() for entry in item[group]}
    used = {end for link in item["links"] for end in link}
    yield from (f"unknown id {end}" for end in sorted((used | set(item["orphans"])) - known))
    for first, second in item["links"]:
        if first[0] + second[0] not in ("ao", "np", "op"):
            yield f"no such link: {first} to {second}"
    linked: dict[str, set[str]] = {end: set() for end in known}
    for first, second in item["links"]:
        linked.get(first, set()).add(second[0])
        linked.get(second, set()).add(first[0])
    asked = {"a": "o", "n": "p", "o": "p", "p": "n"}
    alone = {end for end in known if asked[end[0]] not in linked[end]}
    for end in sorted(alone ^ set(item["orphans"])):
        yield f"{end} is listed as an orphan or linked, not both or neither"


def emptying(item: Item) -> Iterator[str]:
    """Yield what is wrong with a statement labelled by what empties it."""
    if item.get("section") not in SECTIONS:
        yield f"section is {item.get('section')!r}"
    for each in item["emptied"]:
        if each["group"] not in GROUPS:
            yield f"unknown group {each['group']}"
        if not any(each["words"] in words for words in _words(item)):
            yield f"the words are not in the statement: {each['words']}"


CHECKS = {
    **{"provision": provision, "outcome": outcome, "placement": placement, "thread": thread},
    "emptying": emptying,
}


def faults(path: Path) -> Iterator[str]:
    """Yield each fault in a file of labelled data, with its line."""
    task = next((t for t in TASKS if path.stem.startswith(t)), None)
    if task is None:
        yield f"{path.name}: the name says no task"
        return
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            item = json.loads(line)
            found = list(CHECKS[task](item))
            extra = set(item.get("row") or {}) - ROW.get(task, set(item.get("row") or {}))
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            yield f"{where}: cannot be read ({type(error).__name__}: {error})"
            continue
        if item["id"] in seen:
            found.append("the id stands twice")
        seen.add(item["id"])
        found += [f"unknown column {name}" for name in sorted(extra)]
        yield from (f"{where} {item['id']}: {fault}" for fault in found)


def main() -> int:
    """Print the faults of the files named; 1 when there are any."""
    found = [fault for name in sys.argv[1:] for fault in faults(Path(name))]
    print("\n".join(found) if found else "no fault found")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
