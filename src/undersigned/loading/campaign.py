"""Turns the files of one campaign into a `Campaign`.

A fault never hides the next one: where a value is wrong, a stand-in takes its place, so that the
prose can be looked at in the same run. Whoever calls stops on errors before a letter is made.
"""

from __future__ import annotations

import datetime
from enum import Enum
from pathlib import Path
from typing import TypeVar

from undersigned.diagnostics import Findings, Located, Place, suggestion, whole_file
from undersigned.loading.footnotes import footnotes_of, load_footnotes
from undersigned.loading.project import Project
from undersigned.loading.schema import check
from undersigned.loading.symbols import check_symbol
from undersigned.loading.tables import date_of, load_organisations, load_sessions, session_of, text_of
from undersigned.loading.text import read_text
from undersigned.loading.yaml_tree import Mapping, Scalar, Sequence
from undersigned.model.campaign import (
    Annex,
    AskGroup,
    Campaign,
    Footnote,
    FullStop,
    NotePolicy,
    Organisation,
    Prose,
    Repeat,
    Session,
    SignatoryOrder,
    Work,
)

_Choice = TypeVar("_Choice", bound=Enum)

_NO_DATE = datetime.date(2000, 1, 1)


def load_campaign(project: Project, name: str, findings: Findings) -> Campaign | None:
    """The campaign of that name, or None where its campaign.yaml cannot be understood at all.

    After errors the campaign holds stand-ins: it is good for finding more faults, not for a letter.
    """
    path = project.campaigns / name / "campaign.yaml"
    tree = project.read_yaml(path, findings)
    if tree is None:
        return None
    check(tree, "campaign", findings)
    if not isinstance(tree, Mapping):
        return None
    return _Reader(project, name, path, tree, findings).campaign()


class _Reader:
    def __init__(self, project: Project, name: str, path: Path, tree: Mapping, findings: Findings) -> None:
        self._project = project
        self._name = name
        self._folder = path.parent
        self._file = project.shown(path)
        self._tree = tree
        self._findings = findings
        self._start = Place(self._file)
        self._footnotes: dict[str, dict[str, Footnote]] = {}
        self._sessions = load_sessions(project, findings)

    def campaign(self) -> Campaign:
        self._footnotes[self._name] = footnotes_of(self._tree.get("footnotes"), self._findings)
        self._check_symbols()
        return Campaign(
            name=self._name,
            file=self._file,
            letter=self._text("letter", "joint-letter"),
            style=self._text("style", "plain"),
            language=str(self._text("language", "en-GB")),
            date=date_of(self._tree.get("date")) or _NO_DATE,
            date_line=text_of(self._tree.get("date_line")),
            session=self._session(),
            country=text_of(self._tree.get("country")),
            addressees=self._texts("addressees"),
            copy=self._texts("copy"),
            subject=self._text("subject", "subject"),
            salutation=text_of(self._tree.get("salutation")),
            body=self._prose(self._text("body", "body.md")),
            asks=self._asks(),
            closing=text_of(self._tree.get("closing")),
            annex=self._annex(),
            signatories=self._signatories(),
            signatory_order=_choice(
                SignatoryOrder, self._tree, "signatory_order", SignatoryOrder.ALPHABETICAL
            ),
            notes=self._notes(),
            footnotes=self._footnotes,
        )

    def _check_symbols(self) -> None:
        letter = date_of(self._tree.get("date"))
        for footnote in self._footnotes[self._name].values():
            facts = dict(footnote.source.facts) if isinstance(footnote.source, Work) else {}
            dated = facts.get("adopted") or facts.get("date")
            if letter and "symbol" in facts:
                date = dated if isinstance(dated, datetime.date) else None
                symbol = str(facts["symbol"])
                check_symbol(symbol, date, letter, self._sessions, footnote.place, self._findings)

    def _text(self, key: str, default: str) -> Located:
        return text_of(self._tree.get(key)) or Located(default, self._start)

    def _texts(self, key: str) -> tuple[Located, ...]:
        node = self._tree.get(key)
        return tuple(item for item in node if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()

    def _session(self) -> Session | None:
        named = text_of(self._tree.get("session"))
        if named is None:
            return None
        if named in self._sessions:
            return self._sessions[named]
        stand_in = session_of(named)
        if stand_in:  # what is no session at all, the schema's check has reported
            self._findings.error(
                f"the table of sessions has no {named}",
                "unknown-session",
                named.place,
                suggestion(named, self._sessions, f"add '{named}:' with its dates to campaigns/sessions.yaml"),
            )
        return stand_in or Session(named, 0)

    def _signatories(self) -> tuple[Organisation, ...]:
        register = load_organisations(self._project, self._findings)
        by_word = {word: o.id for o in register.values() for word in (o.id, o.name, o.acronym) if word}
        found = []
        for id in self._texts("signatories"):
            if id not in register:
                close = suggestion(id, by_word) if id not in by_word else f"write its id '{by_word[id]}'"
                self._findings.error(
                    f"the register has no organisation '{id}'",
                    "unknown-organisation",
                    id.place,
                    close or f"add '{id}:' with its name to signatories/organisations.yaml",
                )
            found.append(register.get(id) or Organisation(id, id))
        return tuple(found)

    def _asks(self) -> dict[str, AskGroup]:
        groups = self._tree.get("asks")
        found = {}
        for name, group in groups.items() if isinstance(groups, Mapping) else ():
            items = group.get("items") if isinstance(group, Mapping) else None
            texts = items.items() if isinstance(items, Mapping) else ()
            lead_in = text_of(group.get("lead_in")) if isinstance(group, Mapping) else None
            found[name] = AskGroup(lead_in, {id: text for id, text in texts if isinstance(text, Scalar)})
        return found

    def _annex(self) -> Annex | None:
        annex = self._tree.get("annex")
        if not isinstance(annex, Mapping):
            return None
        sections = annex.get("sections")
        names = (
            [item for item in sections if isinstance(item, Scalar)] if isinstance(sections, Sequence) else []
        )
        return Annex(text_of(annex.get("title")), tuple(self._prose(name) for name in names))

    def _notes(self) -> NotePolicy:
        node = self._tree.get("notes")
        notes = node if isinstance(node, Mapping) else Mapping()
        return NotePolicy(
            style=text_of(notes.get("style")) or Located("plain", self._start),
            repeat=_choice(Repeat, notes, "repeat", Repeat.FULL),
            full_stop=_choice(FullStop, notes, "full_stop", FullStop.ALWAYS),
        )

    def _prose(self, name: Located) -> Prose:
        """A prose file, of this campaign or (`other-campaign/annex/media.md`) of another."""
        path, owner = self._folder / name, self._name
        other, _, rest = name.partition("/")
        if not path.exists() and (self._project.campaigns / other / "campaign.yaml").is_file():
            path, owner = self._project.campaigns / other / rest, other
        shown = self._project.shown(path)
        text = None
        if self._project.path_inside(path, name, name.place, self._findings):
            if path.is_file():
                text = read_text(path, shown, self._findings)
                self._bring_footnotes(owner)
            else:
                known = [file.relative_to(self._folder).as_posix() for file in self._folder.rglob("*.md")]
                self._findings.error(
                    f"there is no file '{name}'",
                    "missing-file",
                    name.place,
                    suggestion(name, known, f"write the file {shown}, or take the line out"),
                )
        return Prose(whole_file(text or "", shown), owner, str(name))

    def _bring_footnotes(self, owner: str) -> None:
        if owner not in self._footnotes:
            self._footnotes[owner] = load_footnotes(self._project, owner, self._findings)


def _choice(kind: type[_Choice], tree: Mapping, key: str, default: _Choice) -> _Choice:
    """The member of an enumeration that a key names, or the default (the schema's check reports the rest)."""
    named = text_of(tree.get(key))
    return next((choice for choice in kind if choice.value == named), default)
