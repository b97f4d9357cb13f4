"""Says in words what changed in a PDF between the state that was signed and the one of now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from undersigned.model.findings import counted

Thing: TypeAlias = Any
"""What stands in a PDF; pyHanko's dictionaries give anything."""

_NOT_LOOKED_AT: Final = frozenset({"/Parent", "/P", "/StructParent", "/StructParents"})
"""What leads back up, or into the tree of tags."""


def describe_changes(reader: PdfFileReader, revision: int) -> tuple[str, ...]:
    """What was changed since a revision, beyond signatures that were added."""
    before = reader.get_historical_resolver(revision)
    after = reader.get_historical_resolver(reader.xrefs.total_revisions - 1)
    found = [*_page_changes(before, after), *_field_changes(before, after)]
    if _trace(_attachments(before)) != _trace(_attachments(after)):
        found.append("the attachments are others than they were")
    for key, words in (
        ("/AA", "actions"),
        ("/OpenAction", "actions"),
        ("/Names", "names"),
        ("/OCProperties", "layers"),
    ):
        if _trace(_in(before.root, key)) != _trace(_in(after.root, key)) and not found:
            found.append(f"the file has other {words} than it had")
    return tuple(dict.fromkeys(found)) or ("something was changed in it",)


def lost_signatures(reader: PdfFileReader) -> tuple[str, ...]:
    """The fields whose signature is no longer the one that was made there: nothing that is left need cover them."""
    states = map(reader.get_historical_resolver, range(reader.xrefs.total_revisions))
    *before, now = [
        {name: _trace(field["/V"]) for name, field in _fields(state).items() if "/V" in field}
        for state in states
    ]
    lost = {name for state in before for name, signature in state.items() if now.get(name) != signature}
    return tuple(sorted(lost))


def _page_changes(before: HistoricalResolver, after: HistoricalResolver) -> Iterator[str]:
    old, new = list(_pages(before.root["/Pages"])), list(_pages(after.root["/Pages"]))
    if len(old) != len(new):
        yield f"it had {counted(len(old), 'page')}, and now has {len(new)}"
    for number, (was, now) in enumerate(zip(old, new, strict=False), 1):
        if any(
            _trace(_in(was, key)) != _trace(_in(now, key))
            for key in ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate")
        ):
            yield f"what stands on page {number} was replaced"
        if _drawn_over(was) != _drawn_over(now):
            yield f"something was put over page {number}, or taken from it (a comment, a stamp, a link)"


def _field_changes(before: HistoricalResolver, after: HistoricalResolver) -> Iterator[str]:
    old, new = _fields(before), _fields(after)
    for name, field in old.items():
        if name not in new:
            yield f"the field '{name}' was taken out"
        elif "/V" in field and _trace(_in(field, "/AP")) != _trace(_in(new[name], "/AP")):
            yield f"the signature of '{name}' looks other than it did"
    for name in new.keys() - old.keys():
        if _in(new[name], "/FT") != "/Sig":
            yield f"a field '{name}' was added"


def _in(thing: Thing, *keys: str) -> Thing:
    """What stands under a key, and in that under the next, references followed; None where nothing does."""
    for key in keys:
        thing = thing[key] if isinstance(thing, generic.DictionaryObject) and key in thing else None
    return thing


def _pages(node: Thing) -> Iterator[generic.DictionaryObject]:
    if "/Kids" in node:
        for kid in node["/Kids"]:
            yield from _pages(kid.get_object())
    else:
        yield node


def _drawn_over(page: generic.DictionaryObject) -> list[object]:
    """What lies over the page and is no signature field: those may be filled in."""
    over = [annotation.get_object() for annotation in _in(page, "/Annots") or ()]
    return [_trace(one) for one in over if _in(one, "/FT") != "/Sig"]


def _fields(state: HistoricalResolver) -> dict[str, generic.DictionaryObject]:
    fields = (field.get_object() for field in _in(state.root, "/AcroForm", "/Fields") or ())
    return {str(_in(field, "/T")): field for field in fields}


def _attachments(state: HistoricalResolver) -> object:
    return [_in(state.root, "/Names", "/EmbeddedFiles"), _in(state.root, "/AF")]


def _trace(thing: Thing) -> bytes:
    """A digest that is the same for things that are the same in all that can be reached from them.

    What is reached twice is looked at once, and told by when it was first reached: the file may be made to grow
    without end by who follows all its ways.
    """
    describe_changes, met = hashlib.sha256(), dict[tuple[int, int], int]()
    waiting: list[Thing] = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, generic.IndirectObject):
            number = (one.idnum, one.generation)
            if number in met:
                describe_changes.update(b"%d R;" % met[number])
                continue
            met[number] = len(met)
            one = one.get_object()  # type: ignore[no-untyped-call]  # its library is typed in part
        match one:
            case generic.DictionaryObject():
                keys = sorted(key for key in one if key not in _NOT_LOOKED_AT)
                describe_changes.update(repr(keys).encode())
                if isinstance(one, generic.StreamObject):
                    describe_changes.update(hashlib.sha256(one.encoded_data).digest())
                waiting += [one.raw_get(key) for key in reversed(keys)]
            case list():
                describe_changes.update(b"[%d]" % len(one))
                waiting += [*reversed(one)]
            case _:
                describe_changes.update(repr(one).encode() + b";")
    return describe_changes.digest()
