"""From a document to a plan: sections, statements, rows, areas, front matter, stage."""

from __future__ import annotations

from ehcp_qa.recognise.plan import recognise

__all__ = ["recognise"]
