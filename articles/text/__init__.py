"""Text as plain values and pure functions: no Django, no database, no clock, no settings."""
