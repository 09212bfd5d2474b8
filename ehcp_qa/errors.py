"""The few errors that a user can meet, each one a clear sentence."""

from __future__ import annotations


class EhcpQaError(Exception):
    """Base of every error that the command line shows as one sentence with exit code 2."""


class UnreadablePlan(EhcpQaError):
    """A file cannot be read as a plan: missing, empty, damaged, encrypted, or not a plan at all.

    The message says which file and what was found, never any of the plan's own words.
    """


class InvalidRule(EhcpQaError):
    """A rule pack or lexicon file is malformed: the message says file, line, found and allowed."""


class InvalidConfig(EhcpQaError):
    """A setting is malformed: the message says where it was set, what was found, what is allowed."""
