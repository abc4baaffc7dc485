"""The desk's pages, a module each: whatever ``ROUTES`` of a module here lists is found and served."""
