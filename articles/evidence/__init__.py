"""References in and out: reading and writing the formats of reference managers, and matching."""
