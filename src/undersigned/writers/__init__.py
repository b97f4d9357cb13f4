"""Writes numbered letters as the files that are sent: one module or package a format.

Writers return bytes or text. They read no clock and write no file.
"""
