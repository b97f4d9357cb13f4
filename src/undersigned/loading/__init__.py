"""Reads the files of a project: records come out, and findings about what is wrong in them."""
