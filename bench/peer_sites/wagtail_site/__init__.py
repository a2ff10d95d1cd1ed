"""The article in Wagtail: a page whose body is a StreamField."""
