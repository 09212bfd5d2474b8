"""Rule packs: their files, lexicons and pages."""
