"""Detectors that read a template as a form: what it labels, asks for, fixes and leaves unmarked."""
