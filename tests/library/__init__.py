"""The starter articles, read from their files."""
