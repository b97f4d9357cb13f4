"""Looks at a letter, and at the files made of it, as a careful reader would: findings come out."""
