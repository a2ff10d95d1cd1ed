"""Search, measured and tried: what is in the index, and what patients find."""
