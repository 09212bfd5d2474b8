"""The facets of a SMART outcome: what each is told by."""
