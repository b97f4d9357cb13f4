"""Writes a worklist as TODO.md, a page with boxes to tick, and reads which were ticked.

A sentence stands there once, with its words in bold and a box for each thing to look at. Only the boxes
are read back: whatever else somebody writes into the page is gone with the next one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from undersigned.languages.dates import english_date
from undersigned.loading.cited_keys import without_citations
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Place, counted
from undersigned.model.worklist import ItemKind, Worklist, WorklistItem

NAME = "TODO.md"
MARK = "<!-- The worklist of undersigned. It is made anew each time; only its boxes are read. -->"
"""How the page begins, so that no other file of that name is ever written over."""

ASKS = {
    ItemKind.PLACEHOLDER: "still to be filled in",
    ItemKind.SESSION: "this session is over: is it still the one to name?",
    ItemKind.SUPERSEDED: "is it still the newest?",
    ItemKind.OFFICE: "does this person still hold the office?",
    ItemKind.MANDATE: "is this what to ask for now?",
    ItemKind.DATE: "is this date still the one to tell of?",
    ItemKind.FIGURE: "a figure without a day: is it still right?",
    ItemKind.RELATIVE: "is it still so?",
    ItemKind.COUNTED: "is it still that one?",
    ItemKind.FACT: "is it still so?",
    ItemKind.SOURCE: "is it still the source to cite?",
    ItemKind.OUTCOME: "what became of it?",
    ItemKind.SESSION_DATES: "is this still its day?",
    ItemKind.MANDATE_FACTS: "is this what the document says?",
    ItemKind.SESSION_UNDATED: "are its dates still not known?",
    ItemKind.LINKS: "do these pages still open?",
    ItemKind.SIGNATORIES: "do all of them sign this text, too?",
    ItemKind.NOBODY: "is nobody to be named?",
    ItemKind.COUNT: "is it to be printed as it stands?",
    ItemKind.REMARK: "what is to be done about it?",
    ItemKind.VALUE: "it was written for another letter: is it true of this one?",
    ItemKind.REWORDED: "in sentences that you reworded: does it still hold?",
}
"""What to ask oneself, beside the box."""


def asked(item: WorklistItem) -> str:
    """What to ask oneself of an item."""
    return item.ask or ASKS[item.kind]


def asked_first(item: WorklistItem) -> str:
    """The same without the words of each, of a box that asks several things."""
    return asked(item.parts[0] if item.parts and item.parts[0].fold is None else item)


_BOX = re.compile(r"\s*[-*+]\s+\\?\[(?P<tick>[^\[\]\n]{0,8}?)\\?\](?!\()\s*(?P<rest>.*)")
_ITEM = re.compile(r"`(?P<id>[a-f][0-9a-f]{5})`(?P<settled> \(settled )?")
_SIGN = re.compile(r"`[^`\s]{1,12}`(?: \(settled [^()]*\))?\s*$")
"""What may have been meant as the sign of an item, at the end of its line."""
_TICKS = frozenset({"x", "v", "y", "yes", "ok", "done", "*", "\u00d7", "✓", "✔", "✅", "☑", "☒"})
"""What people put into a box that holds; the cross of ballot papers is not among them, as it may mean 'no'."""
_NO_TICKS = frozenset(("", "_"))
_AROUND = 60
"""How many characters a quoted sentence shows before and after the words that matter."""
_MARKUP = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~]|$)|(?<=\])\{[^}\n]*\}|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|^#+\s+"
    r"|\^(?P<raised>[\w.]{1,4})\^"
)
"""Markdown around words; what follows a backslash stands for itself."""
_MEANS_SOMETHING = re.compile(r"([\\`*_<\[\]])")


@dataclass(frozen=True)
class Unread:
    """A line of the page on which somebody did something that cannot be read."""

    line: int
    id: str | None
    """The item that it names; None where it names none."""


@dataclass(frozen=True)
class Boxes:
    """What somebody did on the page: the items they ticked, with their lines, and those that are settled no more."""

    ticked: Mapping[str, int]
    unticked: tuple[str, ...]
    left: frozenset[str]
    """The items whose boxes are there."""
    unread: tuple[Unread, ...]


def read_boxes(page: str) -> Boxes:
    """The boxes that are not as the program left them."""
    ticked: dict[str, int] = {}
    unticked, unread, left = [], [], set()
    for number, line in enumerate(page.splitlines(), 1):
        box, item = _BOX.match(line), _ITEM.search(line)
        tick = box["tick"].strip().strip("\ufe0f").casefold() if box else None
        if item and tick in _TICKS | _NO_TICKS:
            left.add(item["id"])
            if tick in _TICKS and not item["settled"]:
                ticked.setdefault(item["id"], number)
            elif tick in _NO_TICKS and item["settled"]:
                unticked.append(item["id"])
        elif item and (box or _SIGN.search(line)):
            unread.append(Unread(number, item["id"]))
        elif tick in _TICKS:
            unread.append(Unread(number, None))
    return Boxes(ticked, tuple(unticked), frozenset(left), tuple(unread))


def write_page(worklist: Worklist, campaign: Campaign) -> str:
    """The page."""
    return "\n".join((MARK, "", *_head(worklist, campaign), *_open(worklist, campaign), *_settled(worklist)))


def _head(worklist: Worklist, campaign: Campaign) -> Iterator[str]:
    yield f"# {campaign.name}: what to look at"
    yield ""
    count = len(worklist.open)
    if campaign.earlier and not campaign.earlier.is_gone:
        yield f"This letter carries on {campaign.earlier.name} of {english_date(campaign.earlier.date)}."
    answers = sum(item.kind.needs_answer for item in worklist.open)
    yield f"{counted(count, 'thing') if count else 'Nothing'} to look at, {len(worklist.settled) or 'nothing'} settled."
    yield ""
    if count:
        yield "- No longer true? Change the text. Its line here goes by itself."
        yield "- Still true, or as it should be? Tick the box: `[x]`. It comes back only when the sentence changes."
        if answers:
            yield "- No box? It asks for an answer, and says where to write it."
        yield f"- Then type `undersigned todo {campaign.name}`."
        yield ""


def _open(worklist: Worklist, campaign: Campaign) -> Iterator[str]:
    own, *prose = campaign.files
    others = sorted({item.place.file for item in worklist.open})
    for file in dict.fromkeys((*prose, own, *others)):
        if file not in others:
            continue
        yield f"## {file.removeprefix(own.removesuffix('campaign.yaml'))}"
        yield ""
        in_file = [item for item in worklist.open if item.place.file == file]
        for group in _by_sentence(item for item in in_file if not item.is_entry):
            new = "" if group[0].came_over or campaign.earlier is None else " (reworded)"
            yield f"Line {group[0].sentence_place.line}{new}: {_quoted(group)}"
            yield ""
            yield from (_box(item, with_words=len(group) > 1) for item in group)
            yield ""
        entries = [item for item in in_file if item.is_entry]
        if entries:
            yield from map(_entry_box, entries)
            yield ""


def _by_sentence(items: Iterable[WorklistItem]) -> Iterator[list[WorklistItem]]:
    """The items of each sentence together, from top to bottom."""

    def sentence(item: WorklistItem) -> tuple[Place, str]:
        return item.sentence_place, item.sentence

    for _, group in itertools.groupby(sorted(items, key=sentence), sentence):
        yield list(group)


def _box(item: WorklistItem, *, with_words: bool) -> str:
    """A box below its sentence, with its own words where the sentence has several boxes."""
    has_named = len({asked(part) for part in item.parts}) > 1
    words = f" ({_words(item)})" if with_words and not has_named else ""
    return f"- [ ] {asked(item)}{words}{_note(item)}{_elsewhere(item)} `{item.id}`"


def _entry_box(item: WorklistItem) -> str:
    """A box for a source or a fact, which stands for itself, or for several things at once."""
    if item.parts and not item.about:
        told = "; ".join(f"**{_words(part)}** ({_where(part)})" for part in item.parts)
        return f"- [ ] {asked(item)} {told} `{item.id}`"
    rest = item.sentence[item.spans[-1][1] :]
    if item.kind.needs_answer:
        answer = f"{asked(item)} {_shown(_sentence(item.settle))}"
        return f"- Line {item.place.line}: **{_words(item)}**{_shown(rest)} ({answer})"
    return (
        f"- [ ] Line {item.place.line}: **{_words(item)}**{_shown(rest)} "
        f"({asked(item)}{_note(item)}){_elsewhere(item)} `{item.id}`"
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _elsewhere(item: WorklistItem) -> str:
    """Where else the letter names the document that an item is about."""
    others = dict.fromkeys(_where(part) for part in item.parts if item.about and part.place != item.place)
    return f" Also in {'; '.join(others)}." if others else ""


def _where(item: WorklistItem) -> str:
    file = item.place.file.rpartition("/")[2]
    return f"{_shown(file)}, line {item.place.line}"


def _words(item: WorklistItem) -> str:
    return _shown(", ".join(item.words))


def _note(item: WorklistItem) -> str:
    return f" {_shown(_sentence(item.note))}" if item.note else ""


def _settled(worklist: Worklist) -> Iterator[str]:
    if not worklist.settled:
        return
    yield "## Settled"
    yield ""
    yield "Take the tick out to have it on the list again."
    yield ""
    once = {item.id: (item, day) for item, day in worklist.settled}
    for item, day in once.values():
        yield f"- [x] {asked(item)} ({_words(item)}) `{item.id}` (settled {english_date(day)})"
    yield ""


def _quoted(group: list[WorklistItem]) -> str:
    """The sentence, short, with the words of all its items in bold."""
    sentence = group[0].sentence
    spans = sorted({span for item in group for span in item.spans})
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
    shown = re.sub(r"\s+", " ", as_it_prints(text))
    if is_first and len(shown) > _AROUND:
        shown = "… " + shown[-_AROUND:].partition(" ")[2]
    elif is_last and len(shown) > _AROUND:
        shown = shown[:_AROUND].rpartition(" ")[0] + " …"
    elif len(shown) > 2 * _AROUND:
        shown = shown[:_AROUND].rpartition(" ")[0] + " … " + shown[-_AROUND:].partition(" ")[2]
    return _MEANS_SOMETHING.sub(r"\\\1", shown)


def _shown(text: str) -> str:
    """Words as they print, with nothing in them that means something in Markdown."""
    return _MEANS_SOMETHING.sub(r"\\\1", " ".join(as_it_prints(text).split()))


def as_it_prints(text: str) -> str:
    """A text as readers see it: without what is cited, and without marks."""
    return _MARKUP.sub(lambda found: found["sign"] or found["raised"] or "", without_citations(text))
