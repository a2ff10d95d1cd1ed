"""Templates without their indentation, which is for those who write them."""

import re

from django.template import Origin
from django.template.loaders import filesystem

# The ends of lines stay: a browser shows one or many gaps as the same one, and so the number of a
# line is the same in a message about a fault.
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Loader(filesystem.Loader):
    """Reads templates as Django's own loader does, pages without their indentation.

    Nothing of what is put into a template is touched. A test holds that none of ours keeps
    indented lines where a browser would show them.
    """

    def get_contents(self, origin: Origin) -> str:
        content: str = super().get_contents(origin)
        return _INDENTATION.sub("", content) if origin.name.endswith(".html") else content
