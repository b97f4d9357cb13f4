"""A PDF as it stood at one of its revisions, in parts that can be compared: its pages, what lies over them, its fields.

What stands in a part is read here, all references followed, whatever the library below thinks of a change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

Thing: TypeAlias = Any
"""What stands in a PDF; pyHanko's dictionaries give anything."""

Number: TypeAlias = tuple[int, int]
"""Of an object: its number and generation."""

_IN_TAGS: Final = ("/StructParent", "/StructParents")
"""The numbers by which a thing is found in the tree of tags (ISO 32000-1, 14.7.4.4); nothing is seen by them."""
_INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""What a page has from the nodes above it (ISO 32000-1, 7.7.3.4)."""
_APART: Final = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Pages", "/Version"})
"""What of the catalog is compared in parts of its own, or may be added (ISO 32000-2, 12.8.4.3)."""
_REWRITTEN: Final = frozenset({"/ModDate", "/Producer"})
"""What each program that adds to a file says of itself."""


@dataclass(frozen=True)
class Part:
    """A part of a file, as it stood: a digest of all that can be reached from it, and what was met on the way."""

    written: str
    digest: bytes
    met: frozenset[Number]


class State:
    """A file at one of its revisions; what a revision did not touch is taken over from the state before it."""

    def __init__(self, reader: PdfFileReader, revision: int, before: State | None = None) -> None:
        self.revision = revision
        self.resolver = reader.get_historical_resolver(revision)
        xrefs = reader.xrefs
        changed = {*xrefs.explicit_refs_in_revision(revision), *xrefs.refs_freed_in_revision(revision)}
        self.touched: frozenset[Number] = frozenset((one.idnum, one.generation) for one in changed)
        self._before: Mapping[str, Part] = before.parts if before else {}
        root = self.resolver.root
        self._pages = list(_pages(root["/Pages"]))
        self.fields: dict[str, generic.DictionaryObject] = {}
        self._leaves: dict[Number, str] = {_number(self.resolver.root_ref): "the file"}
        for index, (number, _) in enumerate(self._pages, 1):
            self._leaves[number] = f"page {index}"
        for name, _, reference in enumerate_sig_fields(self.resolver):
            self.fields[str(name)] = field = reference.get_object()
            self._leaves[_number(reference)] = f"field {name}"
            for kid in places_apart(field):
                self._leaves[_number(kid)] = f"place of {name}"
        self.parts: dict[str, Part] = dict(self._all())

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self._pages)

    def digest(self, part: str) -> bytes:
        """A digest of a part; none where there is no such."""
        return self.parts[part].digest if part in self.parts else b""

    def field(self, name: str, but_for: Collection[str] = ()) -> bytes:
        """A digest of a signature field without some of its entries."""
        return self._part(_of_field(self.fields[name], but_for)).digest

    def lies_over(self, index: int, but_for: Collection[str]) -> bytes:
        """A digest of what lies over a page, without some signature fields."""
        _, page = self._pages[index - 1]
        over = page.get("/Annots")
        return self._without(over.get_object() if over is not None else (), but_for)

    def listed(self, but_for: Collection[str]) -> bytes:
        """A digest of the list of fields, and of those above signature fields, without some of those."""
        return self._without(_in(self.resolver.root, "/AcroForm", "/Fields") or (), but_for)

    def reached_from(self, *keys: str) -> frozenset[Number]:
        """The numbers of all objects that stand below entries of the catalog."""
        root = self.resolver.root
        return self._part([root.raw_get(key) for key in keys if key in root]).met

    @property
    def signed(self) -> dict[str, bytes]:
        """A digest of the signature in each field where somebody signed."""
        return {
            name: self.parts[f"signature {name}"].digest
            for name, field in self.fields.items()
            if "/V" in field
        }

    def _without(self, listed: Iterable[Thing], fields: Collection[str]) -> bytes:
        left_out = {f"{kind} {name}" for kind in ("field", "place of") for name in fields}
        kept = [one for one in listed if self._leaf(one) not in left_out]
        return self._part(kept).digest if kept else b""

    def _leaf(self, one: Thing) -> str | None:
        return self._leaves.get(_number(one)) if isinstance(one, generic.IndirectObject) else None

    def _all(self) -> Iterator[tuple[str, Part]]:
        for index, (number, page) in enumerate(self._pages, 1):
            shown = {key: value for key, value in page.items() if key != "/Annots"}
            yield f"page {index}", self._kept(f"page {index}", shown, number)
            yield f"over {index}", self._kept(f"over {index}", page.get("/Annots", []))
        for name, field in self.fields.items():
            yield f"field {name}", self._kept(f"field {name}", _of_field(field))
            yield f"signature {name}", self._kept(f"signature {name}", _raw(field, "/V"))
        root = self.resolver.root
        for key in root:
            if key not in _APART:
                yield f"file {key}", self._kept(f"file {key}", root.raw_get(key))
        yield (
            "attached",
            self._kept("attached", [_raw(_in(root, "/Names"), "/EmbeddedFiles"), _raw(root, "/AF")]),
        )
        form = _entries(_in(root, "/AcroForm"))
        form.pop("/Fields", None)
        yield "form", self._kept("form", form)
        info = _entries(_in(self.resolver.trailer_view, "/Info"))
        yield "info", self._kept("info", {key: info[key] for key in info.keys() - _REWRITTEN})

    def _kept(self, name: str, thing: Thing, *numbers: Number) -> Part:
        """A part, which is that of the state before where neither its own words nor anything met is another."""
        before = self._before.get(name)
        if before and before.written == repr(thing) and not self.touched & (before.met | set(numbers)):
            return before
        return self._part(thing)

    def _part(self, thing: Thing) -> Part:
        """What is reached twice is looked at once, and told by when it was first reached.

        The file may be made to grow without end by who follows all its ways.
        """
        digest, met = hashlib.sha256(), dict[Number, int]()
        waiting: list[Thing] = [thing]
        while waiting:
            one = waiting.pop()
            if isinstance(one, generic.IndirectObject):
                if leaf := self._leaf(one):
                    digest.update(f"{leaf};".encode("utf-8", "surrogatepass"))
                    continue
                number = _number(one)
                if number in met:
                    digest.update(b"%d R;" % met[number])
                    continue
                met[number] = len(met)
                one = _followed(one)
            match one:
                case dict():
                    keys = sorted(key for key in one if key not in _IN_TAGS or not _is_number(one, key))
                    digest.update(repr(keys).encode())
                    if isinstance(one, generic.StreamObject):
                        digest.update(hashlib.sha256(one.encoded_data).digest())
                    entries = _entries(one)
                    waiting += [entries[key] for key in reversed(keys)]
                case list():
                    digest.update(b"[%d]" % len(one))
                    waiting += [*reversed(one)]
                case _:
                    digest.update(f"{type(one).__name__} {one!r};".encode("utf-8", "surrogatepass"))
        return Part(repr(thing), digest.digest(), frozenset(met))


def _number(reference: Thing) -> Number:
    return reference.idnum, reference.generation


def _is_number(thing: Thing, key: str) -> bool:
    """Whether an entry is a number; what is called alike in resources, where names are free, may be a picture."""
    return isinstance(_entries(thing)[key], int)


def _entries(thing: Thing) -> dict[str, Thing]:
    """The entries of a dictionary as they are written, references not followed."""
    if isinstance(thing, generic.DictionaryObject):
        return {key: thing.raw_get(key) for key in thing}
    return dict(thing) if isinstance(thing, dict) else {}


def _followed(reference: generic.IndirectObject) -> Thing:
    return reference.get_object()  # type: ignore[no-untyped-call]  # its library is typed in part


def places_apart(field: Thing) -> list[Thing]:
    """Where a field is seen, if that is kept apart from it: kids that are no fields (ISO 32000-1, 12.7.3.1)."""
    kids = _in(field, "/Kids")
    listed = kids if isinstance(kids, list) else []
    return [
        kid
        for kid in listed
        if isinstance(kid, generic.IndirectObject) and "/T" not in _entries(_followed(kid))
    ]


def _of_field(field: Thing, but_for: Collection[str] = ()) -> list[dict[str, Thing]]:
    """The entries of a field, and of where it is seen, without some."""
    both = (field, *map(_followed, places_apart(field)))
    return [{key: value for key, value in _entries(one).items() if key not in but_for} for one in both]


def _raw(thing: Thing, key: str) -> Thing:
    """What is written under a key, a reference not followed; None where nothing is."""
    return _entries(thing).get(key)


def _in(thing: Thing, *keys: str) -> Thing:
    """What stands under a key, and in that under the next, references followed; None where nothing does."""
    for key in keys:
        thing = thing[key] if isinstance(thing, generic.DictionaryObject) and key in thing else None
    return thing


def _pages(root: Thing) -> Iterator[tuple[Number, dict[str, Thing]]]:
    """Each page with what it has from above, by its number; each must have one (ISO 32000-1, 7.7.3.3)."""
    seen = set[Number]()
    waiting: list[tuple[Thing, Mapping[str, Thing]]] = [(root, {})]
    while waiting:
        node, above = waiting.pop()
        entries = {**above, **_entries(node)}
        if "/Kids" not in entries:
            yield _number(node.container_ref), entries
            continue
        has: Mapping[str, Thing] = {key: entries[key] for key in _INHERITED if key in entries}
        for kid in reversed(node["/Kids"]):
            if _number(kid) in seen:
                msg = "a page stands twice in the tree of pages"
                raise ValueError(msg)
            seen.add(_number(kid))
            waiting.append((kid.get_object(), has))


def history(reader: PdfFileReader) -> list[State]:
    """A file at each of its revisions."""
    states: list[State] = []
    for revision in range(reader.xrefs.total_revisions):
        states.append(State(reader, revision, states[-1] if states else None))
    return states
