"""What was learned from labelled statements: small linear models, read from their weights."""
