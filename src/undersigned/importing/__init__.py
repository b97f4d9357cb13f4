"""Imports a letter that somebody wrote elsewhere, in Word or Markdown: the files of a campaign come out."""
