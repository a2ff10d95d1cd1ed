"""What readers look for, found: the index of what is in circulation, and the answers from it."""
