"""Turns finished PDFs into sealed and signed ones, and signed ones into what can be said of them; knows pyHanko."""
