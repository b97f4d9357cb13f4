"""A project's campaigns: its first and next letters, their asks over the sessions, and annex sections in several."""
