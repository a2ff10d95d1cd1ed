"""The editors' desk: forms and buttons that call one verb each."""
