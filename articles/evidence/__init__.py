"""References in and out, looked up and compared; and what was said of them since."""
