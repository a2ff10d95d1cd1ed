"""Schema history of the articles."""
