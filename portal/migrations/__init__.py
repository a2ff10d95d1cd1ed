"""Changes to the site's own table."""
