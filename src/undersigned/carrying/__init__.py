"""Turns what a project has into what its next letter begins with."""
