"""Finished answers, kept and served in front of everything else, and still while the database is away.

It knows nothing of what it keeps: a view says that its answer lasts, and what it is about (see
`door.MARKS`); the database says what has changed since (see `versions`).
"""
