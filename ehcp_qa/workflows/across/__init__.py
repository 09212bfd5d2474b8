"""What can only be seen with many plans side by side: statements pasted, children mixed up."""

from __future__ import annotations

from ehcp_qa.workflows.across.records import across

__all__ = ["across"]
