"""Reads Word files (.docx): a manuscript comes out."""
