"""The words that say when: what names a time, and what makes it a deadline."""
