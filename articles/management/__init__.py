"""What a clinic's helper can ask for on the command line."""
