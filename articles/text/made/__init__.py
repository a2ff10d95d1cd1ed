"""Texts that nobody wrote, for trying out a big site: built as articles are, and without meaning."""
