"""Turns the annex sections of all campaigns into a library: what there is, and how a letter comes to have one."""
