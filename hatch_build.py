"""What is made when the package is built: the rule pages, parsed, so that no start parses them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ParsedRules(BuildHookInterface[Any]):
    """Writes ``ehcp_qa/rulebook/parsed.json`` into the wheel, or beside the code when editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Parse every rule file of the checkout."""
        del version  # the same for every kind of wheel
        sys.path.insert(0, self.root)
        from ehcp_qa.rulebook.parsed import FILE, write_parsed

        root = Path(self.root)
        write_parsed((root / "rules").rglob("*.yaml"))
        build_data["artifacts"].append(f"/{FILE.relative_to(root).as_posix()}")
