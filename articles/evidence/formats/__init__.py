"""One module for each format that references come in and go out in."""
