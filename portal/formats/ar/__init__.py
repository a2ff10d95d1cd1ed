"""English, as this site writes it: the day before the month."""
