"""Turns a letter, and the PDF made of it, into findings about what a reader would stumble over."""
