"""A record as an entry of a list of references, by any CSL style: citeproc-py with its faults mended."""
