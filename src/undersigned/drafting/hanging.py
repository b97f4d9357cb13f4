"""Keeps an ask of several lines together: where its text begins behind a mark, what follows is set in below it.

The template of a kind writes `- {{ ask.text }}`, and knows nothing of lists, quotations or paragraphs inside an ask.
A list that is placed in running text ends what stands before it, and begins what stands behind it.
"""

from __future__ import annotations

import re
from typing import Final

from undersigned.drafting.list_items import SPACES
from undersigned.drafting.origins import unmarked
from undersigned.languages.typed_marks import typed_mark

_HANGS: Final = "\ufdd3"
"""Stands at the start of each line that belongs to the one before. A noncharacter: nobody can type it."""
_APART: Final = "\ufdd4"
"""Stands before and behind a list that is placed in running text. A noncharacter, too."""
_BEHIND: Final = re.compile(r"\A((?:\ufdd0[^\ufdd1]*\ufdd1)*)[ \t]+")
"""The space behind a list, maybe with marks of origin before it: it would set in what follows."""
_SIGN: Final = re.compile(rf"[{SPACES}]+|>|[-+*](?=[{SPACES}])")


def hanging(markdown: str) -> str:
    """A Markdown text of which all lines are to belong to what the first one begins."""
    return markdown.replace("\n", f"\n{_HANGS}")


def apart(markdown: str) -> str:
    """A list that stands apart from what is around it, in the item or the quotation where it is placed."""
    return f"{_APART}{hanging(markdown)}{_APART}"


def set_in(markdown: str) -> str:
    """What a template made of hanging texts, with their lines set in as far as the first line of each."""
    margin, found = "", []
    for line in _set_apart(str(markdown)).split("\n"):  # of Markup, signs put beside it would be escaped
        before, hangs, rest = line.partition(_HANGS)
        if hangs:
            found.append((margin if len(margin) > len(before) else before) + rest.replace(_HANGS, ""))
        else:
            margin = _margin(unmarked(line))
            found.append(line)
    return "\n".join(found)


def _set_apart(markdown: str) -> str:
    """The text with an empty line before and behind each list that stands apart; behind a mark alone, a new line."""
    done, *rest = markdown.split(_APART)
    for n, text in enumerate(rest):
        is_list = n % 2 == 0
        line = unmarked(done[done.rfind("\n") + 1 :])
        is_mark = is_list and line and len(_margin(line)) == len(line)
        done += f"\n{_HANGS}" if is_mark else f"\n{_HANGS}\n{_HANGS}"
        done += text if is_list else _BEHIND.sub(r"\1", text)
    return done


def _margin(line: str) -> str:
    """What lines begin with that belong to the item or quotation which a line begins."""
    at = 0
    while sign := _SIGN.match(line, at):
        at = sign.end()
    mark = typed_mark(line[at:])
    if mark and (spaces := re.match(rf"[{SPACES}]+", line[at + mark.length :])):
        at += mark.length + spaces.end()
    return "".join(sign if sign in ">\t" else " " for sign in line[:at])
