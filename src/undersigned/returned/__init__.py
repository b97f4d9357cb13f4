"""A letter goes out as a Word file and comes back changed: what was sent, what each partner changed, taking it over."""
