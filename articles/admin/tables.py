"""The tables of the desk, registered by whoever first needs them."""

from importlib import import_module

MODULES = (
    "article",
    "clinic",
    "edition",
    "image",
    "pack",
    "people",
    "print_desk",
    "reference",
    "reference_style",
    "vocabulary",
)


def register() -> None:
    """Register them with the desk; once, however often it is called."""
    # Not imported above: Django imports this package to find the site, and whatever were
    # registered meanwhile would be registered with a site that is then thrown away.
    for name in MODULES:
        import_module(f"articles.admin.{name}")
