"""Annex sections of all campaigns as a library: what there is, and how a letter comes to have one."""
