"""What can begin before a command has imported what it needs."""

from __future__ import annotations

from ehcp_qa.config import Config


def ahead(config: Config) -> None:
    """Begin loading the language model, for a command that is about to read a plan or a few."""
    from ehcp_qa.nlp.beside import start

    start(config.model)
