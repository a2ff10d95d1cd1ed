"""The article in plain Django: one table, one view, one template."""
