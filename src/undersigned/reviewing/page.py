"""Turns a worklist into TODO.md, a page with boxes to tick, and the boxes that were ticked back into ids.

A sentence stands there once, with its words in bold and a box for each thing to look at. Only the boxes
are read back: whatever else somebody writes into the page is gone with the next one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from undersigned.model.campaign import Campaign
from undersigned.model.worklist import Kind, Worklist, WorklistItem
from undersigned.reviewing.slips import written

NAME = "TODO.md"
MARK = "<!-- The worklist of undersigned. It is made anew each time; only its boxes are read. -->"
"""How the page begins, so that no other file of that name is ever written over."""

ASKS = {
    Kind.PLACEHOLDER: "still to be filled in",
    Kind.SESSION: "a session that is over",
    Kind.SUPERSEDED: "perhaps not the newest",
    Kind.OFFICE: "does this person still hold the office?",
    Kind.MANDATE: "the length of a mandate",
    Kind.DATE: "is this date still the one to tell of?",
    Kind.FIGURE: "a figure: of which day?",
    Kind.RELATIVE: "counted from which day?",
    Kind.FACT: "a fact that is old by now",
    Kind.SOURCE: "a source that is old by now",
    Kind.LINKS: "do these pages still open?",
}
"""What to ask oneself, beside the box."""

_SELF_EVIDENT = {Kind.RELATIVE, Kind.FIGURE, Kind.DATE, Kind.MANDATE, Kind.PLACEHOLDER}
"""Kinds of which no more need be said than what stands beside the box."""

_BOX = re.compile(r"^\s*[-*+]\s+\[(?P<tick>[ xX])\]\s.*`(?P<id>[a-f][0-9a-f]{5})`(?P<settled> \(settled )?")
_AROUND = 60
"""How many characters a quoted sentence shows before and after the words that matter."""
_MARKUP = re.compile(r"\[\^[^\]\n]*\]|(?<!\\)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|^#+\s+")
_RAISED = re.compile(r"\^([\w.]{1,4})\^")
_MEANS_SOMETHING = re.compile(r"([\\`*_<\[\]])")


@dataclass(frozen=True)
class Boxes:
    """What somebody did on the page: the items they ticked, and those that were settled and no longer are."""

    ticked: tuple[str, ...] = ()
    unticked: tuple[str, ...] = ()


def read_boxes(page: str) -> Boxes:
    """The boxes that are not as the program left them."""
    boxes = [found for line in page.splitlines() if (found := _BOX.match(line))]
    return Boxes(
        tuple(box["id"] for box in boxes if box["tick"] != " " and not box["settled"]),
        tuple(box["id"] for box in boxes if box["tick"] == " " and box["settled"]),
    )


def write_page(worklist: Worklist, campaign: Campaign) -> str:
    """The page."""
    return "\n".join((MARK, "", *_head(worklist, campaign), *_open(worklist, campaign), *_settled(worklist)))


def _head(worklist: Worklist, campaign: Campaign) -> Iterator[str]:
    yield f"# {campaign.name}: what to look at"
    yield ""
    count = len(worklist.open)
    if campaign.earlier:
        yield (
            f"This letter carries on {campaign.earlier.name} of {written(campaign.earlier.date)}. "
            f"{_counted(count)} to look at, {len(worklist.settled)} settled."
        )
    else:
        yield f"{_counted(count)} to look at, {len(worklist.settled)} settled."
    yield ""
    if count:
        yield "- No longer true? Change the text. Its line here goes by itself."
        yield "- Still true? Tick the box: `[x]`. It comes back only when the sentence changes."
        yield f"- Then type `undersigned todo {campaign.name}`."
        yield ""


def _counted(count: int) -> str:
    return f"{count or 'Nothing'} thing{'s' if count > 1 else ''}" if count else "Nothing"


def _open(worklist: Worklist, campaign: Campaign) -> Iterator[str]:
    folder = campaign.file.rpartition("/")[0] + "/"
    for file, in_file in itertools.groupby(_by_sentence(worklist.open), lambda group: group[0].place.file):
        yield f"## {file.removeprefix(folder)}"
        yield ""
        for group in in_file:
            line = group[0].sentence_place.line
            yield f"Line {line}: {_quoted(group)}"
            yield ""
            yield from map(_box, group)
            yield ""


def _by_sentence(items: Iterable[WorklistItem]) -> list[list[WorklistItem]]:
    """The items of each sentence together, in the order of the files."""
    key = lambda item: (item.sentence_place, item.sentence)  # noqa: E731  # a name for what sorts and groups
    return [list(group) for _, group in itertools.groupby(sorted(items, key=key), key)]


def _box(item: WorklistItem) -> str:
    words = "" if item.words == (item.sentence,) else f" ({_shown(', '.join(item.words))})"
    more = "" if item.kind in _SELF_EVIDENT else f": {item.reason}"
    how = f"; {_shown(item.settle)}" if item.kind is Kind.LINKS else ""
    return f"- [ ] {ASKS[item.kind]}{words}{more}{how} `{item.id}`"


def _settled(worklist: Worklist) -> Iterator[str]:
    if not worklist.settled:
        return
    yield "## Settled"
    yield ""
    yield "Take the tick out to have it on the list again."
    yield ""
    once = {item.id: (item, day) for item, day in worklist.settled}
    for item, day in once.values():
        yield f"- [x] {ASKS[item.kind]} ({_shown(', '.join(item.words))}) `{item.id}` (settled {written(day)})"
    yield ""


def _quoted(group: list[WorklistItem]) -> str:
    """The sentence, short, with the words of all its items in bold."""
    sentence = group[0].sentence
    spans = sorted({span for item in group for span in item.spans})
    if spans == [(0, len(sentence))]:
        return f"**{_shown(sentence)}**"
    pieces, last = [], 0
    for start, end in spans:
        if start < last:
            continue
        pieces.append(_shortened(sentence[last:start], is_first=last == 0))
        pieces.append(f"**{_shown(sentence[start:end])}**")
        last = end
    pieces.append(_shortened(sentence[last:], is_first=False, is_last=True))
    return "".join(pieces)


def _shortened(text: str, *, is_first: bool, is_last: bool = False) -> str:
    """What stands between the words in bold, with its middle left out where it is long."""
    shown = _RAISED.sub(r"\1", _MARKUP.sub("", text))
    shown = re.sub(r"\s+", " ", shown)
    if is_first and len(shown) > _AROUND:
        shown = "… " + shown[-_AROUND:].partition(" ")[2]
    elif is_last and len(shown) > _AROUND:
        shown = shown[:_AROUND].rpartition(" ")[0] + " …"
    elif len(shown) > 2 * _AROUND:
        shown = shown[:_AROUND].rpartition(" ")[0] + " … " + shown[-_AROUND:].partition(" ")[2]
    return _MEANS_SOMETHING.sub(r"\\\1", shown)


def _shown(text: str) -> str:
    """Words as they print, with nothing in them that means something in Markdown."""
    plain = _RAISED.sub(r"\1", _MARKUP.sub("", text))
    return _MEANS_SOMETHING.sub(r"\\\1", " ".join(plain.split()))
