"""YAML that people write, as plain data: no aliases, no tags, no key twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from ehcp_qa.errors import InvalidRule

# the C loader is ten times the speed; some builds of PyYAML come without it
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPECIAL = re.compile(r"(?<![^\s\[{,:-])[&*!]\S")  # as a value begins, not inside a word


class _PlainLoader(_BASE):  # type: ignore[misc]
    """A safe loader that refuses a key written twice, which YAML would let the last one win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return the mapping, or raise with the line of a repeated key."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key.value, str) and key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value} is written twice", key.start_mark
                )
            seen.add(str(key.value))
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def parse_yaml(text: str, name: str) -> Any:
    """Return the data in ``text``; raise InvalidRule with the line when it is not plain YAML."""
    try:
        _refuse_special(text, name)
        return yaml.load(text, Loader=_PlainLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
        raise InvalidRule(f"{name}, line {line}: not valid YAML: {problem.problem}") from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise InvalidRule(f"{name}: not valid YAML") from problem


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line, from 1, of what stands at ``path`` of the text, or of what should hold it."""
    node = yaml.compose(text, Loader=_BASE)
    return _line(node, tuple(path)) if node is not None else 1


def _refuse_special(text: str, name: str) -> None:
    """Refuse aliases, which can grow a small file without limit, and tags, which name types."""
    if not _SPECIAL.search(text):
        return
    for token in yaml.scan(text, Loader=_BASE):
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken):
            line = token.start_mark.line + 1
            raise InvalidRule(
                f"{name}, line {line}: found an anchor, alias or tag (&, * or !); "
                "allowed: plain values only, in quotes if they begin with one of these"
            )


def _line(node: yaml.Node, path: tuple[str | int, ...]) -> int:
    line = node.start_mark.line + 1
    if not path:
        return line
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(path[0]):
                return _line(value, path[1:]) if path[1:] else int(key.start_mark.line) + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value[path[0] :][:1] if isinstance(path[0], int) else ():
            return _line(item, path[1:])
    return line
