"""The sites that the portal is measured beside. They run in an environment of their own."""
