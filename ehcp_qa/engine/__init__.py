"""Run rules over an analysed plan: matches in, findings and the outcome of every check out."""

from __future__ import annotations

from ehcp_qa.engine.run import Result, run_rules

__all__ = ["Result", "run_rules"]
