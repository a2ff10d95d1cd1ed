"""Named checks: each a small pure function that cites its source, and what their findings weigh."""
