"""Everything about the clinic's articles: text, tables, workflow, desk and public pages."""
