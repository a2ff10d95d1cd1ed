"""The site that carries the articles: settings, addresses, start-up, health."""
