"""The verbs: the only code that moves an article. Each is one transaction."""
