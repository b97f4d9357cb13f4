"""Turns the files of a project into records, and what is wrong with them into findings."""
