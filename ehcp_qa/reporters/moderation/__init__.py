"""The sheet that people judge plans on, and what came of it."""
