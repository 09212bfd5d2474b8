"""Which field of the front matter a label names."""

from __future__ import annotations

import re

from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.nlp.plain import plain

LABEL_WORDS = 16  # the longest label of the national template has 14


class FieldLabels:
    """Finds the field that a label names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._exact: dict[str, str] = {}
        self._open: list[tuple[re.Pattern[str], str]] = []
        for name, terms in lexicon.groups.items():
            for term in terms:
                if "*" in term:
                    wild = re.escape(_core(term)).replace(r"\*", ".*")
                    self._open.append((re.compile(rf"{wild}\Z"), name))
                else:
                    self._exact.setdefault(_core(term), name)
        # "* first language" goes before "parent or carer *": how a label ends tells more.
        self._open.sort(key=lambda pair: not pair[0].pattern.startswith("."))

    def name(self, label: str) -> str:
        """Return the field's name, or nothing when the label is not a known one."""
        core = _core(label)
        if not core or len(core.split()) > LABEL_WORDS:
            return ""
        if core in self._exact:
            return self._exact[core]
        return next((name for pattern, name in self._open if pattern.match(core)), "")


def _core(label: str) -> str:
    low = re.sub(r"\(.*?\)", " ", plain(label).lower())
    return " ".join(low.replace(":", " ").split()).strip(" .?-")
