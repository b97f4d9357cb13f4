"""What the program talks about: the campaign as loaded, the letter as drafted and numbered, the house style.

Frozen dataclasses of the standard library only; no module here reads or writes a file.
"""
