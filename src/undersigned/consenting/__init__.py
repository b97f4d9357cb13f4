"""Turns the words of a letter into what a signatory agrees to, and says whose agreement covers it."""
