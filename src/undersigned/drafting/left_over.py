"""Finds marks that are printed for want of a partner, or because they mean something elsewhere: `**free*`, `~~no~~`.

The inline tokens of a paragraph go in, in which signs that were to be printed are told from others: what was typed with
a backslash before it, or comes from a value, is never reported.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from undersigned.model.findings import Findings, Place

_MEANT: Final = "\ufffc"
"""Stands for a sign that is to be printed, and for each sign of an address."""
_EMPHASIS: Final = "\ufdd4"
"""Stands where emphasis begins or ends. A noncharacter: nobody can type it."""
_OTHER: Final = "\ufdd5"
"""Stands where a link, a citation or the like begins or ends."""
_STRUCTURE: Final = re.compile(f"[{_EMPHASIS}{_OTHER}]")

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>\ufdd4\ufdd5]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+|(?<!\w)@\w+"
)
_TO_ADDRESS: Final = r"(?:https?://|www\.|mailto:)"
_ENDS: Final = r"(?=[\s.,;:!?)\]»”\"'’。，；：！？）」』》、\ufdd4\ufdd5]|$)"
"""What may follow a mark that closes."""
_RAISED: Final = "[¹²³⁰⁴-⁹]"
_UNITS: Final = r"(?:[kcdmnµh]?m|mc|ha|ft|yd|mi|[кдсм]?м|[كس]?م|[\u3400-\u9fff]*[米里]|[A-Za-zα-ωΑ-Ω])"
"""What can be squared or cubed."""


@dataclass(frozen=True)
class _Mark:
    pattern: re.Pattern[str]
    help: str
    """What was probably meant; may name the `word` in it."""
    in_addresses: bool = False
    """Whether it is looked for in addresses, too."""


_PRINT: Final = "; if the sign is to be printed, write a backslash before it"

_MARKS: Final = (
    _Mark(
        re.compile(rf"\((?P<word>[^()\n]+)\)\[{_TO_ADDRESS}[^\]\s]*\]"),
        "a link has its words in square brackets and its address in round ones: [words](https://…)",
        in_addresses=True,
    ),
    _Mark(
        re.compile(rf"\[[^\[\]\n]+\](?:\s+\({_TO_ADDRESS}[^()\s]*\)|{_TO_ADDRESS}\S*)"),
        "a link has its address in round brackets directly behind its words: [words](https://…)",
        in_addresses=True,
    ),
    _Mark(
        re.compile(r"(?:\[|(?<![^\s\[\]()]))[^\s\[\]]*\]\([^()\s]*"),
        "a link is [words](https://…), without a space in its address; write %20 for one",
        in_addresses=True,
    ),
    _Mark(
        # not after a figure, where two stars are a mark of their own: A/HRC/51/66**
        re.compile(
            r"(?<![*\d])\*{2,}(?=[^\s*\d.,;:!?)\]\ufdd5])[^\s*\ufdd4\ufdd5]*|(?<![^\W\d_])[^\W\d_]+\*{2,}"
            r"|(?<=[.,;:!?)\]»”\"'’。，；：！？）」』》\ufdd4])\*{2,}" + _ENDS + r"|(?<![*\d])\*{3,}(?!\d)"
        ),
        "write **words** for bold, with two signs on each side" + _PRINT,
    ),
    _Mark(
        # not after a figure or a symbol, and not beside figures: A/HRC/51/66*, 5*3
        re.compile(
            r"(?<![\w*/)\]\ufffc])\*(?=[^\s*\d.,;:!?)\]\ufdd5])[^\s*\ufdd4\ufdd5]*|(?<=\ufdd4)\*(?!\*)"
            r"|(?<![^\s(\[«“\"'\ufdd4\ufdd5])[^\W\d_]{2,}\*" + _ENDS
        ),
        "write *words* for italics, with a sign on each side" + _PRINT,
    ),
    _Mark(
        re.compile(
            r"(?<![\w_/@.\ufffc])(?:_(?=[^\W_])|__(?=[^\s_]))\w*|(?<=\ufdd4)_{1,2}(?!_)"
            r"|(?<![\w/@.\ufffc])[^\W_]\w*?(?<=[^\W_])_{1,2}" + _ENDS
        ),
        "write *words* for italics, **words** for bold" + _PRINT,
    ),
    _Mark(
        re.compile(r"~~[^~\n]*(?:~~)?"), "a letter strikes nothing through: take the words out, or the signs"
    ),
    _Mark(
        re.compile(r"(?<=[^\W\d_])~[^\s~]{1,10}~"), "there are no lowered letters; CO₂ can be typed as it is"
    ),
    _Mark(
        re.compile(r"(?P<word>`+)(?!`)[^`\n]+(?P=word)(?!`)|```|(?<!\w)`+(?=\w)"),
        "nothing in a letter is code: write *words* for italics, or quotation marks",
    ),
    _Mark(
        re.compile(r"==[^=\n]+==|\+\+(?=\w)[^+\n]+(?<=\S)\+\+"),
        "a letter marks nothing in colour: write **words** for bold",
    ),
    _Mark(
        re.compile(
            rf"(?<![^\W\d_])(?!{_UNITS}[²³](?!{_RAISED}))[^\W\d_]+{_RAISED}+|\b(?:19|20)\d\d{_RAISED}+"
            rf"|(?<=[.,;:!?)\]»”\"'’%。，；：！？）」』》\ufdd4\ufdd5]){_RAISED}+"
        ),
        "notes number themselves: cite a footnote by its name, [^press-law]; for raised letters, write ^1^",
    ),
    _Mark(
        re.compile(r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d+|#x[0-9a-fA-F]+)\b;?"),
        "HTML means nothing here: type the sign itself",
    ),
    _Mark(
        re.compile(r"\\"),
        "a backslash stands before a sign that is to be printed as it is, or ends a line; take it out",
    ),
    _Mark(
        re.compile(r"(?<!\ufffc)\^(?!\[)[\w.,-]*"),
        "write ^th^ for raised letters, with a sign on each side" + _PRINT,
    ),
    _Mark(
        re.compile(r"\{(?:[.#][\w-]|\w+=)[^{}\n]*\}"),
        "this sets no look: parts have names, ::: subject, and words a language, [words]{lang=fr}",
    ),
    _Mark(
        re.compile(r"^:{2,}[ \t]*\w*", re.MULTILINE),
        "a part begins with three colons and its name on a line of their own: ::: subject",
    ),
    _Mark(re.compile(r"\A\[[xX]\](?=\s)"), "a letter has no boxes to tick: take them out"),
    _Mark(
        re.compile(r"\[/(?:b|i|u|s|url|quote)\]", re.IGNORECASE),
        "write *words* for italics, **words** for bold, [words](https://…) for a link",
    ),
    _Mark(
        re.compile(r"[［【〔]\^[^］】〕\n]+[］】〕]"),
        "a footnote is cited in plain square brackets: [^press-law]",
    ),
    _Mark(
        re.compile(r"[＊＿～]{2}[^\s＊＿～]+(?:[＊＿～]{2})?"),
        "only the plain sign means something: **words** for bold",
    ),
)


_SUSPECT: Final = re.compile(r"[*_~`¹²³⁰⁴-⁹&\\^{［【〔＊＿～]|==|\+\+|\]|^::", re.MULTILINE)


def report_left_over(
    content: Token, reported: Sequence[range], place: Callable[[int], Place], findings: Findings
) -> None:
    """Report the marks that are left over in a paragraph, heading or cell, but for those in what was reported already.

    `place` gives the place of an offset in it.
    """
    typed = _typed(content)
    for start, end, help in _left_over(typed.text):
        at = typed.offset(start)
        if not any(at in span for span in reported):
            found = _STRUCTURE.sub("", typed.text[start:end])
            findings.unfinished(f"'{found}' is printed as it stands", "mark-left-over", place(at), help)


def _left_over(text: str) -> Iterator[tuple[int, int, str]]:
    """The marks that are left over, in order: from where to where, and what was probably meant."""
    if not _SUSPECT.search(text):
        return
    without = _ADDRESS.sub(lambda found: _MEANT * len(found[0]), text)
    found = [
        (*match.span(), mark.help)
        for mark in _MARKS
        for match in mark.pattern.finditer(text if mark.in_addresses else without)
    ]
    after = 0
    for start, end, help in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= after:
            after = end
            yield start, end, help


@dataclass(frozen=True)
class _Typed:
    """The words of a paragraph, with stand-ins for all that cannot be left over, and where pieces of it were typed."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    def offset(self, start: int) -> int:
        """The offset in the paragraph as it was typed."""
        piece = bisect.bisect_right(self.pieces, start, key=lambda one: one[0]) - 1
        begins, typed = self.pieces[max(0, piece)] if self.pieces else (0, 0)
        return typed + start - begins


def _typed(content: Token) -> _Typed:
    text, pieces, at = "", [], 0
    is_address = False
    for token in content.children or ():
        match token.type:
            case "text":
                at = max(at, content.content.find(token.content, at))
                pieces.append((len(text), at))
                at += len(token.content)
                text += _MEANT * len(token.content) if is_address else token.content
            case "text_special":
                at = max(at, content.content.find(token.markup, at))
                # What no backslash can stand before is no sign that was to be printed.
                means_nothing = token.content == token.markup
                pieces.append((len(text), at))
                at += len(token.markup)
                text += token.content if means_nothing else _MEANT
            case "softbreak" | "hardbreak":
                at = content.content.find("\n", at) + 1
                text += "\n"
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                text += _EMPHASIS
            case _:
                text += _OTHER
                if token.type in ("link_open", "link_close"):
                    is_address = token.type == "link_open" and token.markup == "autolink"
    return _Typed(text, tuple(pieces))
