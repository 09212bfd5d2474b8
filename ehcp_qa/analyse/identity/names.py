"""The names that a plan gives its child, and whether another name is one of them after all."""

from __future__ import annotations

import re

from ehcp_qa.model.plan import Child

_SHORTEST = 3  # letters that a short form keeps: "Sam" and "Samuel", "Ben" and "Benjamin"
_SLIP_IN = 4  # shorter names differ by a letter and are two names: "Leo" and "Lea", "Tom" and "Tim"
_TWO_SLIPS_IN = 8  # so long a name can hold two slips: "Alexsandar" for "Aleksander"
_SOUND_ALIKE = ({"c", "k"}, {"c", "s"}, {"g", "j"}, {"f", "p"}, {"y", "i"}, {"y", "j"})


def name_parts(child: Child) -> tuple[str, ...]:
    """Return each name of the child by itself: first, middle, last and known-as, the first first."""
    given = (child.first_name, *child.known_as, child.full_name, child.surname)
    parts = [part for name in given for part in re.split(r"[\s-]+", name) if part]
    whole = [word for name in given for word in name.split()]
    return tuple(dict.fromkeys([*parts, *whole]))


def same_child(name: str, own: tuple[str, ...], short_forms: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether a name is one of the child's own: shortened, lengthened or misspelt."""
    return any(
        is_form_of(name, mine, short_forms) or is_slip_for(name, mine)
        for part in re.split(r"-", name)
        for mine in own
    )


def is_form_of(name: str, mine: str, short_forms: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether two names are forms of one: "Tilly" and "Matilda", "Danny" and "Daniel"."""
    a, b = name.lower(), mine.lower()
    if a == b or _shortens(a, b) or _shortens(b, a):
        return True
    return any(name in forms and mine in forms for forms in short_forms)


def is_slip_for(name: str, mine: str) -> bool:
    """Say whether a name is another one misspelt: letters added, lost, changed or swapped."""
    a, b = name.lower(), mine.lower()
    if a == b or min(len(a), len(b)) < _SLIP_IN or a in (b + "s", b + "es"):
        return False
    if a[0] != b[0] and {a[0], b[0]} not in _SOUND_ALIKE:
        return False
    allowed = 2 if min(len(a), len(b)) >= _TWO_SLIPS_IN else 1
    return abs(len(a) - len(b)) <= allowed and _slips(a, b) <= allowed


def _shortens(short: str, full: str) -> bool:
    """Say whether one name begins another, with or without the ending of a pet name."""
    bare = re.sub(r"(?:ie|y|i|ey|o|s)\Z", "", short)
    if len(bare) > _SHORTEST and bare[-1] == bare[-2]:
        bare = bare[:-1]
    stems = {short, bare} if len(bare) >= _SHORTEST else {short}
    return len(short) >= _SHORTEST and any(full.startswith(stem) for stem in stems)


def _slips(a: str, b: str) -> int:
    """Return the fewest letters added, lost, changed or swapped with their neighbour."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
