"""What each template receives: frozen values, made once, complete before a page is drawn."""
