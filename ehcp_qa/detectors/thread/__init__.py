"""Detectors of breaks in the golden thread, from what a person hopes for to what is provided."""
