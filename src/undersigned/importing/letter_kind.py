"""Writes a kind of letter for a frame that is not that of a joint letter.

The usual kind prints its parts in one order, each with its label. A letter that had another order, another
label, or none of a part gets a kind that gives just that letter back (docs/letter-kinds.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.importing.formulas import usual_label
from undersigned.importing.prose import escaped, started
from undersigned.model.letter import Role
from undersigned.model.list_marks import PLAIN, ListMark

_USUAL: Final = (
    Role.DATE,
    Role.ADDRESSEES,
    Role.SUBJECT,
    Role.SALUTATION,
    Role.BODY,
    Role.CLOSING,
    Role.SIGNATORIES,
    Role.COPY,
    Role.ANNEX,
)
"""The order of templates/joint-letter/letter.md."""
_ALWAYS: Final = (Role.DATE, Role.ADDRESSEES, Role.SUBJECT, Role.SALUTATION, Role.CLOSING)
"""The parts that a joint letter prints even if its campaign does not have them."""
_LABELLED: Final = (Role.ADDRESSEES, Role.COPY, Role.SUBJECT)


@dataclass(frozen=True)
class Frame:
    """The frame of a letter: its parts in order, their labels, formulas without a comma, asks with numbers."""

    order: Sequence[Role]
    labels: Mapping[Role, str]
    without_comma: frozenset[Role]
    numbered_asks: Mapping[str, ListMark]
    endnotes: str | None
    """Where endnotes stand, if there are any, as `notes: place` says it."""


def kind_of(frame: Frame, language: str) -> dict[str, str]:
    """The files of a kind of letter by name; none where the usual kind prints that frame."""
    files = {}
    order = [role for role in frame.order if role is not Role.LETTERHEAD]
    changed = {
        role: _part(role, frame) for role in _USUAL if role in order and _is_changed(role, frame, language)
    }
    missing = [role for role in _ALWAYS if role not in order]
    if [role for role in _USUAL if role in order] != order:
        files["letter.md"] = _whole(order, frame)
    elif changed or missing:
        blocks = {role: changed.get(role, "") for role in _USUAL if role in changed or role in missing}
        files["letter.md"] = '{% extends "joint-letter/letter.md" %}\n' + "".join(
            f"\n{{% block {role.value} %}}\n{text}{{% endblock %}}\n" for role, text in blocks.items()
        )
    if frame.numbered_asks:
        files["asks.md"] = _ASKS.replace("MARKS", _marks(frame.numbered_asks))
        files.setdefault("letter.md", '{% extends "joint-letter/letter.md" %}\n')
    return files


_ASKS: Final = """\
{# These asks have numbers, as in the letter from which this kind was made. #}
::: asks
{% if group.lead_in %}
{{ group.lead_in }}

{% endif %}
{% for ask in group.items %}
{% MARKS{% else %}-{% endif %} {{ ask.text }}
{% endfor %}
:::
"""


def _marks(groups: Mapping[str, ListMark]) -> str:
    """What a template prints before an ask of each group; where each has the first mark, they count on."""
    branches = []
    for mark in dict.fromkeys(groups.values()):
        names = ", ".join(f'"{name}"' for name, of_group in groups.items() if of_group == mark)
        printed = "{{ loop.index }}." if mark == PLAIN else mark.printed(1)
        branches.append(f"if group.name in [{names}] %}}{printed}")
    return "{% el".join(branches)


def _is_changed(role: Role, frame: Frame, language: str) -> bool:
    if role in _LABELLED:
        return _squeezed(frame.labels.get(role, "")) != _squeezed(usual_label(role, language))
    return role in frame.without_comma


def _squeezed(label: str) -> str:
    """A label as it is compared: kinds of spaces do not count."""
    return "".join(label.split())


def _part(role: Role, frame: Frame) -> str:
    """A part as the letter prints it."""
    if role is Role.BODY:
        return "{{ body }}\n"
    if role in {Role.ADDRESSEES, Role.COPY}:
        label = _label(role, frame)
        first = f"{{% if loop.first %}}{label} {{% endif %}}" if label else ""
        return (
            f"::: {role.value}\n{{% for line in {role.value} %}}\n{first}{{{{ line }}}}"
            "{% if not loop.last %}\\{% endif %}\n{% endfor %}\n:::\n"
        )
    if role is Role.SUBJECT:
        label = _label(role, frame)
        return f"::: subject\n{label + ' ' if label else ''}{{{{ subject }}}}\n:::\n"
    if role in {Role.SALUTATION, Role.CLOSING}:
        value = role.value if role in frame.without_comma else f"words.with_comma({role.value})"
        return f"::: {role.value}\n{{{{ {value} }}}}\n:::\n"
    return {
        Role.DATE: "::: date\n{{ date_line or date }}\n:::\n",
        Role.SIGNATORIES: "::: signatories\n{% for signatory in signatories %}\n{{ signatory }}{{ signatory.note }}\n\n"
        "{% endfor %}\n:::\n",
        Role.ANNEX: "{% if annex.title %}\n::: annex\n# {{ annex.title }}\n:::\n{% endif %}\n"
        "{% for section in annex.sections %}\n\n"
        "::: section {{ section.name }}\n{{ section.text }}\n:::\n{% endfor %}\n",
    }.get(role, "")


def _label(role: Role, frame: Frame) -> str:
    return started(escaped(frame.labels.get(role, "").strip()))


def _whole(order: Sequence[Role], frame: Frame) -> str:
    """All parts in their order."""
    endnotes = {"before-signatories": Role.CLOSING, "after-signatories": Role.SIGNATORIES}
    text = ""
    for role in order:
        part = _part(role, frame)
        notes = "\n{{ words.endnotes() }}\n" if endnotes.get(frame.endnotes or "") is role else ""
        text += notes + "\n" + part if role is Role.CLOSING else "\n" + part + notes
    if frame.endnotes:
        text += "\n{{ words.endnotes() }}\n"
    return text.removeprefix("\n")
