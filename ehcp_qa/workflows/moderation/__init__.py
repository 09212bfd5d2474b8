"""Moderation: draw plans for people to judge, and measure how far people and machine agree."""
