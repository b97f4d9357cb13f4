"""Turns the text of YAML files into trees that know their places, and changes of them into text again."""
