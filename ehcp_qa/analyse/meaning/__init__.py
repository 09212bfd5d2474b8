"""Meaning without a network or a model: a small table of word vectors, and a scorer of pairs."""
