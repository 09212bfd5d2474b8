"""The data that flows through ehcp-qa: frozen, ordered, without behaviour to speak of."""
