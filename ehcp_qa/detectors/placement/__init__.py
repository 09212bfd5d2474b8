"""Detectors of provision that stands in a section where it does not seem to belong."""
