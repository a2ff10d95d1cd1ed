"""What search knows of words, in plain Python: their stems, likeness, and places in a text."""
