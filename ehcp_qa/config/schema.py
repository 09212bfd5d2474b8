"""The settings file described for editors: a JSON Schema made from the settings themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from ehcp_qa.config.settings import CHOICES, Config
from ehcp_qa.config.values import CODE, LISTS, SWITCHES

Data = dict[str, Any]

# What each setting is for, as an editor shows it beside the line.
SAYS: Mapping[str, str] = MappingProxyType(
    {
        "rules": "Rule packs beside the one that comes: files or folders, from this file's own folder.",
        "select": "Run only these rules: codes such as PRV-01, or their beginnings.",
        "ignore": "Leave these rules out: codes such as PRV-01, or their beginnings.",
        "profile": "How much to report.",
        "stage": "Which duties apply; auto reads it from the plan.",
        "force": "Check a document even if it does not look like an EHC plan.",
        "placement": "The kind of placement; auto reads it from a final plan's Section I.",
        "fail_on": "The lowest severity that makes a run fail (exit code 1).",
        "min_score": "The overall score, from 0 to 100, under which a run fails.",
        "model": "A spaCy model instead of the one that comes: its name or its folder.",
        "semantic": "Read the golden thread with the sentence model of the extra “semantic” as well.",
        "accepted": "The file of accepted findings that “ehcp-qa accept” wrote.",
        "baseline": "The file of findings known before: counted, and not gated.",
        "today": "The day to hold accepted findings with an end against; else the clock's.",
        "redact": "Replace names, dates of birth, numbers, settings and addresses in what is written; "
        "without this only the form “github” does.",
        "verbosity": "How much the terminal shows.",
        "color": "Whether the terminal shows colours.",
    }
)
_EXTENDS = "Settings files read before this one, from its own folder; the later wins, and a list replaces a list."
_CODES = frozenset({"select", "ignore"})


def config_schema() -> Data:
    """Return the schema of ``ehcp-qa.toml``, and of ``[tool.ehcp-qa]`` in a ``pyproject.toml``."""
    words = {"type": "string", "minLength": 1}
    extends: Data = {
        "description": _EXTENDS,
        "anyOf": [words, {"type": "array", "items": words}],
    }
    settings = {
        f.name.replace("_", "-"): _setting(f.name, f.default)
        for f in fields(Config)
        if f.name != "origins"
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ehcp-qa settings",
        "description": "What ehcp-qa.toml may hold. Everything may be left out.",
        "type": "object",
        "properties": {"extends": extends, **settings},
        "additionalProperties": False,
    }


def _setting(name: str, default: object) -> Data:
    """Return the schema of one setting, with its default where it has one."""
    made: Data = {"description": SAYS[name], **_form(name)}
    if default is not None and not isinstance(default, tuple):
        made["default"] = default
    return made


def _form(name: str) -> Data:
    if name in CHOICES:
        return {"enum": list(CHOICES[name])}
    if name in _CODES:
        # settings are read in any case, and with spaces at their ends
        pattern = rf"^\s*{CODE.pattern.replace('A-Z', 'A-Za-z')}\s*$"
        return {"type": "array", "items": {"type": "string", "pattern": pattern}}
    if name in LISTS:
        return {"type": "array", "items": {"type": "string"}}
    if name in SWITCHES:
        return {"type": "boolean"}
    if name == "min_score":
        return {"type": "number", "minimum": 0, "maximum": 100}
    if name == "today":
        return {"type": "string", "format": "date"}
    return {"type": "string", "minLength": 1}
