"""Turns a letter that somebody wrote elsewhere, in Word or Markdown, into the files of a campaign."""
