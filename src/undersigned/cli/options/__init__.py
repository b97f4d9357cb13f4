"""Turns the words after each command into options; imports nothing that takes time."""
