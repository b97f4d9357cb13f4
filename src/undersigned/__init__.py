"""Turns the YAML and the prose of one campaign into a joint letter, as DOCX, PDF, HTML or text."""
