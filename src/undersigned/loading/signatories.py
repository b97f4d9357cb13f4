"""Finds those who sign a letter, in the register by their ids or as typed, with what the letter says of them."""

from __future__ import annotations

import re

from undersigned.files.ids import is_id
from undersigned.files.yaml_tree import MappingNode
from undersigned.files.yaml_writing import in_brackets
from undersigned.loading.registers import choice_of, meant_or_added, scalar_of, scalars_of
from undersigned.loading.signatory_list import check_list, individuals_of, list_of
from undersigned.loading.signatory_names import tell_of_names, tell_of_order
from undersigned.loading.tables import Tables
from undersigned.loading.typed_signatories import check_typed, ids_of, typed_of
from undersigned.model.campaign import LANGUAGE, Organisation
from undersigned.model.findings import Findings, Located, closest, suggestion
from undersigned.model.signatories import SignatoryOrder

MISSING_SIGNATORY = "missing-signatory"
"""The code of a name that signed, and that the letter does not print."""


def signatories_of(tree: MappingNode, tables: Tables, findings: Findings) -> tuple[Organisation, ...]:
    """The organisations that sign; one that is nowhere, which is an error, is called by its id."""
    _warn_of_missing(tree, findings)
    register = tables.organisations(findings)
    if register is None:
        return ()
    check_typed(tree, register, findings)
    typed, found = typed_of(tree), []
    for id in ids_of(tree):
        if id not in register and id not in typed and id and not findings.has_error_at(id.place):
            _report_unknown(id, register, findings)
        found.append(typed.get(id) or register.get(id) or Organisation(id, id))
    check_list(tree, [one for one in found if one.id in register or one.id in typed], findings)
    key, tag = tree.keys_typed.get("signatories"), scalar_of(tree.get("language")) or LANGUAGE
    if key is not None:
        tell_of_names(found, tag, list_of(tree), key.place, findings)
        tell_of_order(found, tag, order_of(tree), key.place, findings)
    if order_of(tree) is SignatoryOrder.REGISTER:
        places = {id: place for place, id in enumerate(register)}
        found.sort(key=lambda organisation: places.get(organisation.id, len(places)))
    return tuple(found)


def order_of(tree: MappingNode) -> SignatoryOrder:
    """The order in which they stand."""
    return choice_of(SignatoryOrder, tree, "signatory_order", SignatoryOrder.ALPHABETICAL)


def notes_of(tree: MappingNode, findings: Findings) -> dict[Located, Located]:
    """The footnotes at signatories, by their ids; words in the place of the name of one are reported."""
    node = tree.get("signatory_notes")
    notes = node if isinstance(node, MappingNode) else MappingNode()
    found: dict[Located, Located] = {}
    for id in notes.keys_typed.values():
        note = scalar_of(notes[id])
        if note is not None and re.search(r"\s", note.partition(":")[0].strip()):
            findings.error(
                f"'{note}' is not the name of a footnote",
                "unknown-footnote",
                note.place,
                f"write these words under 'footnotes', as in '{id}-note: {{text: \"{note}\"}}', and here '{id}-note'",
            )
        elif note is not None:
            found[id] = note
    return found


def signature_fields_of(tree: MappingNode, findings: Findings) -> tuple[Located, ...]:
    """The ids of those who have a place to sign in the PDF."""
    everyone = scalar_of(tree.get("signature_fields"))
    signing = [*ids_of(tree), *(person.id for person in individuals_of(tree))]
    unknown = {id for id in signing if findings.has_error_at(id.place)}
    if everyone == "all":
        return tuple(Located(id, everyone.place) for id in signing if id not in unknown)
    for id in (named := scalars_of(tree.get("signature_fields"))):
        if id not in signing and not findings.has_error_at(id.place):
            findings.error(
                f"'{id}' is not among the signatories",
                "unknown-signatory",
                id.place,
                suggestion(id, signing, "add it to 'signatories', or take it out here"),
            )
    return tuple(id for id in named if id not in unknown)


def _warn_of_missing(tree: MappingNode, findings: Findings) -> None:
    for name in scalars_of(tree.get("missing_signatories")):
        findings.warning(
            f"'{' '.join(name.split())}' signed the letter of which this one was made, and is not printed",
            MISSING_SIGNATORY,
            name.place,
            "write its id under 'signatories' and delete this line, the last one with its key; "
            "delete it, too, if it does not sign",
        )


def _report_unknown(id: Located, register: dict[str, Organisation], findings: Findings) -> None:
    by_word = {
        word: one.id
        for one in register.values()
        if is_id(one.id)
        for word in (one.acronym, one.name, one.id)
        if word
    }
    word = closest(id, by_word)
    add = "add it with an id and its name to signatories/organisations.yaml"
    if id[0].isalpha() and not id[0].islower():  # a name, and no id
        add = f"write {in_brackets({'name': str(id)})} to name it as typed, or {add}"
    findings.error(
        f"the register has no organisation '{id}'",
        "unknown-organisation",
        id.place,
        meant_or_added(by_word[word] if word else None, add),
    )
