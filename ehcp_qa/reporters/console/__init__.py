"""The report for a caseworker's terminal."""

from ehcp_qa.reporters.console.report import console

__all__ = ["console"]
