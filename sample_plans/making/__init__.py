"""Makes the Word and PDF copies of a sample plan from its Markdown."""
