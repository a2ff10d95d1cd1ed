"""Commands that exist in tests only."""
