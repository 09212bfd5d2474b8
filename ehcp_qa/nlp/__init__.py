"""Tokens, sentences and terms: what the recogniser and the analysis share about language."""
