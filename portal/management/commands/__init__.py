"""The commands that start the portal and let staff in."""
