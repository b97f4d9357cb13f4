"""The languages that letters are written in: their words, dates, ordinals, numbers and alphabets."""
