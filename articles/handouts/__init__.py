"""An edition on paper: the sheet as a plain value, set by Typst as an accessible PDF."""
