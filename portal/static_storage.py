"""Static files under names that change with their content, compressed once at start."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    # Script modules import each other by name too, and must get the changed names as well.
    support_js_module_import_aggregation = True
