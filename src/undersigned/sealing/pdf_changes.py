"""Says in words what changed in a PDF after it was sealed, revision by revision, and that signatures may not change.

What may be added to a sealed PDF: a signature in a field that waits for it, with its look; a time stamp, which is not
seen; what proves signatures for the long term. Nothing else, whatever the library below thinks of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel, StandardDiffPolicy
from pyhanko.sign.diff_analysis.rules_api import QualifiedWhitelistRule, ReferenceUpdate
from pyhanko.sign.fields import enumerate_sig_fields

from undersigned.model.findings import counted
from undersigned.sealing.pdf_states import State, places_apart

_SIGNING: Final = frozenset({"/V", "/AP"})
"""The entries of a signature field that who signs in it fills in (ISO 32000-1, 12.7.4.5)."""
_SEEN: Final = ("/AP", "/Kids", "/MK", "/A", "/AA")
"""The entries by which a field would be seen, or would do something."""

_OBJECT: Final = re.compile(rb"\d(?:\s|\0|%[^\r\n]*[\r\n])+\d+(?:\s|\0|%[^\r\n]*[\r\n])+obj")
"""How an object begins (ISO 32000-1, 7.3.10); programs that mend a file look for that, and for no table."""

_WHOLE: Final = ("attached", "file ", "form", "info")
"""How the parts begin that are of the file as a whole."""
_SENTENCES: Final = {
    "attached": "the attachments are others than they were",
    "form": "the form has other settings than it had",
    "info": "what the file says of itself is other than it was",
}
_WORDS: Final = {
    "file /AA": "actions",
    "file /OpenAction": "actions",
    "file /Names": "names",
    "file /OCProperties": "layers",
    "file /MarkInfo": "tags",
    "file /StructTreeRoot": "tags",
    "file /ViewerPreferences": "settings of the view",
    "file /PageLabels": "numbers of pages",
}
"""What of a file may be other than it was, in words."""


def changes_by_revision(
    states: Sequence[State], signed: Mapping[int, str], stamps: Collection[str]
) -> dict[int, tuple[str, ...]]:
    """What each revision after the first signature changed and may not have, by the number of the revision.

    `signed` has the field that was signed in each revision, `stamps` those of them that are time stamps.
    """
    found: dict[int, tuple[str, ...]] = {}
    for before, after in pairwise(states[min(signed, default=len(states)) :]):
        field = signed.get(after.revision)
        said = [*_changes(before, after, field, is_stamp=field in stamps)]
        if after.revision > max(signed) and not said:
            said += _more_than_proofs(after)
        found[after.revision] = tuple(dict.fromkeys(said))
    return found


def has_hidden_objects(reader: PdfFileReader, pdf: bytes, revision: int) -> bool:
    """Whether objects stand behind a revision that no table names: a program that mends files would show them."""
    xrefs = reader.xrefs
    begin = xrefs.get_xref_container_info(revision).end_location
    named = 0
    for later in range(revision + 1, xrefs.total_revisions):
        places = (xrefs.get_historical_ref(one, later) for one in xrefs.explicit_refs_in_revision(later))
        named += sum(isinstance(place, int) for place in places)
    return len(_OBJECT.findall(pdf, begin)) != named


def lost_signatures(states: Sequence[State]) -> tuple[str, ...]:
    """The fields whose signature is no longer the one that was made there: nothing that is left need cover them."""
    *before, now = [state.signed for state in states]
    lost = {name for signed in before for name, signature in signed.items() if now.get(name) != signature}
    return tuple(sorted(lost))


class _PlacesApart(QualifiedWhitelistRule):
    """What the library below is to be content with, too: who signs gives a look to a place kept apart from its field.

    What it says otherwise than before, `changes_by_revision` tells.
    """

    def apply_qualified(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterator[tuple[ModificationLevel, ReferenceUpdate]]:
        """The objects that such a signature changes."""
        signed = {name for name, value, _ in enumerate_sig_fields(old) if value is not None}
        for name, value, field in enumerate_sig_fields(new):
            for place in places_apart(field.get_object()) if value is not None and name not in signed else ():
                looks = new.collect_dependencies(place.get_object(), since_revision=old.revision + 1)
                for one in (place.reference, *looks):
                    yield ModificationLevel.FORM_FILLING, ReferenceUpdate(one)


CONTENT_WITH: Final = StandardDiffPolicy(
    [*DEFAULT_DIFF_POLICY.global_rules, _PlacesApart()], DEFAULT_DIFF_POLICY.form_rule
)
"""What the library below is to judge changes by."""


def _changes(before: State, after: State, signed: str | None, *, is_stamp: bool) -> Iterator[str]:
    """What a revision changed that a signature in one field, or none, does not account for."""
    new = {signed} if signed and is_stamp and signed not in before.fields else set[str]()
    if before.page_count != after.page_count:
        yield f"it had {counted(before.page_count, 'page')}, and now has {after.page_count}"
    for page in range(1, min(before.page_count, after.page_count) + 1):
        if before.digest(f"page {page}") != after.digest(f"page {page}"):
            yield f"what stands on page {page} was replaced"
        if before.digest(f"over {page}") != after.digest(f"over {page}") and (
            before.lies_over(page, ()) != after.lies_over(page, new)
        ):
            yield f"something was put over page {page}, or taken from it (a comment, a stamp, a link)"
    yield from _field_changes(before, after, signed)
    for name in new:
        if _is_seen(after.fields[name]):
            yield f"the time stamp '{name}' is painted on the page"
    if before.listed(()) != after.listed(new):
        yield "a field was added, or taken out"
    for name in sorted(before.parts.keys() | after.parts.keys()):
        if name.startswith(_WHOLE) and before.digest(name) != after.digest(name):
            yield _told(name)


def _told(part: str) -> str:
    if part in _SENTENCES:
        return _SENTENCES[part]
    return f"the file has other {_WORDS.get(part, part.removeprefix('file /'))} than it had"


def _field_changes(before: State, after: State, signed: str | None) -> Iterator[str]:
    for name, field in before.fields.items():
        if name not in after.fields:
            yield f"the field '{name}' was taken out"
        elif before.digest(f"field {name}") != after.digest(f"field {name}"):
            is_signed = "/V" in field
            but_for = _SIGNING if name == signed and not is_signed else ()
            if before.field(name, but_for) == after.field(name, but_for):
                continue
            if before.field(name, ("/AP",)) == after.field(name, ("/AP",)):
                yield f"the signature of '{name}' looks other than it did"
            else:
                yield f"the field '{name}' is other than it was"
    added = [name for name in after.fields if name not in before.fields and name != signed]
    yield from (f"a field '{name}' was added" for name in added)


def _is_seen(field: generic.DictionaryObject) -> bool:
    """Whether a time stamp's field could be seen: its rectangle is to be four plain numbers, with no area."""
    rectangle = field.raw_get("/Rect") if "/Rect" in field else None
    if any(key in field for key in _SEEN) or not isinstance(rectangle, list):
        return True
    edges = list(rectangle)
    if len(edges) != 4 or not all(isinstance(one, (int, float, generic.FloatObject)) for one in edges):  # noqa: PLR2004  # left, bottom, right, top
        return True
    left, bottom, right, top = edges
    return bool(left != right or bottom != top)


def _more_than_proofs(after: State) -> Iterator[str]:
    """What a revision behind the last signature has that is no proof of one (ISO 32000-2, 12.8.4.3)."""
    root = after.resolver.root_ref
    trailer = after.resolver.trailer_view
    may = {(root.idnum, root.generation), *after.reached_from("/DSS", "/Extensions")}
    for owner, key in ((trailer, "/Info"), (after.resolver.root, "/Metadata")):
        one = owner.raw_get(key) if key in owner else None
        if isinstance(one, generic.IndirectObject):
            may.add((one.idnum, one.generation))
    tables = {
        number
        for number in after.touched
        if isinstance(one := after.resolver.get_object(generic.Reference(*number)), generic.DictionaryObject)
        and one.get("/Type") in ("/XRef", "/ObjStm")
    }
    if after.touched - may - tables:
        yield "something was added behind the last signature that nobody signed"
