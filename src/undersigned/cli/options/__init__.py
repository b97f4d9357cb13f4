"""The options of each command; imports nothing that takes time."""
