"""Begin a new rule: a page with the next free code and a prompt for everything it must say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ehcp_qa.errors import InvalidRule

HIGHEST = 99  # codes have two digits
_GROUP = re.compile(r"[A-Z]{2,6}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_PAGE = """\
# Write two sentences to flag and two near misses first: they are the design; the rest follows.
code: {code}
name: {name}
title: {title}
severity: advice            # error | warning | advice; an error cites the law
detect: soft-phrase         # one of the detectors; docs/rules/index.md lists them
with:
  sections: [F]
  groups: [access]
message: "“{{match}}” ... Two short sentences: the plan's words, and what is missing."
how_to_fix: Begin with a verb, and leave amounts for people to fill in.
why: >
  Why it matters to the child or young person, and what the source asks for.
source: [cop-9.69-f]        # keys of sources.yaml
limits: >
  What the check does not see, said honestly.
status: preview             # off by default until its precision is known
examples:
  flags:
    - plan: |
        ## F
        - A sentence with [[the words]] that the rule is to find.
  passes:
    - plan: |
        ## F
        - A decent sentence that holds the trigger and the reason to leave it alone.
      because: near miss; say what makes it harmless
"""


def new_page(group: str, name: str, folder: Path, codes: Iterable[str]) -> Path:
    """Write the page of a new rule into ``folder`` and return its path.

    ``codes`` are all codes in use: the new one is one above the highest of its group, since a
    code is never used again. Raise InvalidRule when the page cannot be written.
    """
    group = group.upper()
    if not _GROUP.fullmatch(group):
        raise InvalidRule(f"group: found {group!r}; allowed: two to six letters, such as PRV")
    if not _NAME.fullmatch(name):
        raise InvalidRule(f"name: found {name!r}; allowed: small letters, digits and hyphens")
    code = _next(group, codes)
    path = folder / group / f"{code}.yaml"
    page = _PAGE.format(code=code, name=name, title=name.replace("-", " ").capitalize())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(page)
    except OSError as problem:
        raise InvalidRule(f"{path.name}: cannot be written ({problem.strerror})") from problem
    return path


def _next(group: str, codes: Iterable[str]) -> str:
    """Return the code after the highest of the group."""
    used = [int(code.rpartition("-")[2]) for code in codes if code.startswith(f"{group}-")]
    number = max(used, default=0) + 1
    if number > HIGHEST:
        raise InvalidRule(f"group: {group} has no free code below {HIGHEST}")
    return f"{group}-{number:02}"
