"""Campaigns of a project: a new project, the next letter, its session, the history of asks, and annex sections in several letters."""
