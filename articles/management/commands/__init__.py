"""One module for each command: parse, call one verb, print."""
