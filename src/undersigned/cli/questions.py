"""Asks the person at the terminal, if there is one, and gives the answer."""

from __future__ import annotations

import sys


def somebody_is_there() -> bool:
    """Whether a person sees what is printed and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def answer_to(question: str) -> str | None:
    """What a person types, without white space around it; None where they end the input instead."""
    try:
        return input(f"{question} ").strip()
    except EOFError:
        print()  # the cursor still stands behind the question
        return None


def agrees_to(question: str) -> bool:
    """Whether a person says yes; whatever else they type is a no."""
    return (answer_to(f"{question} [y/N]") or "").casefold() in {"y", "yes"}
