"""Turns Word files (.docx) into manuscripts."""
