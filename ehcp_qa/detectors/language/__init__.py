"""Detectors of how a plan speaks of a child and to a family."""
