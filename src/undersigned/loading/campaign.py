"""Reads the files of one campaign, and puts the whole `Campaign` together.

A fault never hides the next one: where a value is wrong, a stand-in takes its place, so that the
prose can be looked at in the same run. Whoever calls stops on errors before a letter is made.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping as AbstractMapping
from functools import partial
from typing import Final

from undersigned.files.project import Project
from undersigned.files.yaml_tree import MappingNode, Node, places_in
from undersigned.loading.asks import asks_of, check_asks, refuse_deep_asks
from undersigned.loading.background import facts_of, review_of, reviewed_of
from undersigned.loading.earlier import earlier_of, outcomes_of
from undersigned.loading.frame import addressees_of, contact_of, formulas_of, frame_of
from undersigned.loading.house_style import letterhead_in
from undersigned.loading.kinds import kind_defaults, with_defaults
from undersigned.loading.letterhead import letterhead_of
from undersigned.loading.prose import ProseReader
from undersigned.loading.ready_sources import ReadySources, mandate_of
from undersigned.loading.registers import (
    SESSIONS,
    choice_of,
    date_of,
    meant_or_added,
    scalar_of,
    scalars_of,
    session_of,
)
from undersigned.loading.returned import load_remarks
from undersigned.loading.schema import check_schema
from undersigned.loading.sections import report_head
from undersigned.loading.signatories import notes_of, order_of, signatories_of, signature_fields_of
from undersigned.loading.signatory_groups import groups_of
from undersigned.loading.signatory_list import individuals_of, list_of
from undersigned.loading.symbols import check_symbol
from undersigned.loading.tables import Tables
from undersigned.loading.typed_signatories import ids_of
from undersigned.loading.versions import edition_of
from undersigned.model.campaign import (
    CITATION_STYLE,
    HOUSE_STYLE,
    LANGUAGE,
    LETTER,
    UNREADABLE_DAY,
    Campaign,
    Count,
    EarlierLetter,
    Footnote,
    FullStop,
    NotePlace,
    NotePolicy,
    Repeat,
    Session,
)
from undersigned.model.findings import Findings, Located, Place, closest
from undersigned.model.frame import FramePart
from undersigned.model.letter import Marks
from undersigned.model.offices import Mandate

_OF_THE_DAY: Final = ("from", "facts")
"""Keys that say what may have gone stale by the day of the letter."""


def load_campaign(
    project: Project, name: str, findings: Findings, tables: Tables | None = None
) -> Campaign | None:
    """The campaign of that name, or None where its campaign.yaml cannot be understood at all.

    After errors the campaign holds stand-ins: it is good for finding more faults, not for a letter. Who loads
    several campaigns gives the project's `tables`, so that they are read once.
    """
    tree = project.read_yaml(project.campaign(name, "campaign.yaml"), findings)
    if tree is None:
        return None
    refuse_deep_asks(tree, findings)
    check_schema(tree, "campaign", findings)
    if not isinstance(tree, MappingNode):
        return None
    return _Reader(tables or Tables(project), name, tree, findings).campaign()


class _Reader:
    def __init__(self, tables: Tables, name: str, tree: MappingNode, findings: Findings) -> None:
        self._project = tables.project
        self._name = name
        self._own = tree
        kind = kind_defaults(tables.project, tree, findings)
        self._tree = with_defaults(tree, kind or MappingNode())
        self._frame = frame_of(self._tree, tree, kind, findings)
        self._findings = findings
        self._file = tables.project.shown(tables.project.campaign(name, "campaign.yaml"))
        self._start = Place(self._file)
        self._tables = tables
        # What is wrong with the table matters only to a letter that names a session.
        self._sessions = tables.sessions(findings if "session" in tree else Findings())

    def campaign(self) -> Campaign:
        ready = partial(ReadySources.of, self._project, self._name, self._tree, self._tables)
        reader = ProseReader(
            self._project, self._name, self._tree, self._sessions or {}, self._findings, ready=ready
        )
        self._check_symbols(reader.footnotes[self._name])
        body = reader.prose(scalar_of(self._tree.get("body")) or Located("body.md", self._start))
        report_head(body.text, self._findings)
        check_asks(self._tree.get("asks"), self._findings)
        annex = reader.annex()
        self._check_undated()
        return Campaign(
            name=self._name,
            remarks=load_remarks(self._project, self._name, self._findings),
            file=self._file,
            letter=self._text("letter", LETTER),
            style=self._text("style", HOUSE_STYLE),
            language=self._text("language", LANGUAGE),
            date=self._date() or (UNREADABLE_DAY if "date" in self._tree else None),
            date_place=self._text("date", "").place,
            date_line=scalar_of(self._tree.get("date_line")),
            session=self._session(),
            country=scalar_of(self._tree.get("country")),
            addressees=addressees_of(self._tree.get("addressees"), self._findings),
            copy=addressees_of(self._tree.get("copy"), self._findings),
            subject=self._text("subject", "subject") if "subject" in self._tree else None,
            salutation=formulas_of(self._tree.get("salutation")),
            body=body,
            asks=asks_of(self._tree.get("asks")),
            closing=formulas_of(self._tree.get("closing")),
            annex=annex,
            signatories=signatories_of(self._tree, self._tables, self._findings),
            signatories_place=self._place_of("signatories"),
            signatory_notes=notes_of(self._tree, self._findings),
            signatory_order=order_of(self._tree),
            individuals=individuals_of(self._tree),
            edition=edition_of(self._project, self._name, self._tree.get("version"), self._findings),
            lead_signatories=scalars_of(self._tree.get("lead_signatories")),
            signatory_groups=groups_of(self._tree),
            signatory_list=list_of(self._tree),
            signature_fields=signature_fields_of(self._tree, self._findings),
            notes=self._notes(),
            footnotes=reader.footnotes,
            sessions=self._sessions or {},
            mandate=mandate_of(self._tree, mandates := self._mandates(), self._findings),
            mandates=tuple(mandates.values()),
            earlier=(earlier := self._earlier()),
            as_carried_over=scalar_of(self._tree.get("as_carried_over")),
            outcomes=outcomes_of(self._tree, earlier, self._findings),
            sign_on_by=date_of(self._tree.get("sign_on_by")),
            signatory_places={str(id): id.place for id in ids_of(self._tree)},
            facts=facts_of(self._tree.get("facts"), self._findings),
            lent_facts=reader.lent_facts,
            review=review_of(self._tree.get("review")),
            reviewed=reviewed_of(self._tree.get("reviewed")),
            session_place=self._text("session", "").place,
            prose_is_whole=reader.is_whole,
            frame=self._frame,
            letterhead=scalar_of(head := self._letterhead()),
            head=letterhead_of(head, self._findings),
            title=self._text("title", "title") if "title" in self._tree else None,
            summary=scalar_of(self._tree.get("summary")),
            contact=contact_of(self._tree.get("contact")),
            given={name: key.place for name, key in self._tree.keys_typed.items()},
            asks_are_whole=not self._is_faulty(self._tree.get("asks")),
        )

    def _letterhead(self) -> Node | None:
        """The letterhead of the campaign or of its kind or, where these give none, of its house style."""
        given = self._tree.get("letterhead")
        return letterhead_in(self._project, self._text("style", HOUSE_STYLE)) if given is None else given

    def _date(self) -> datetime.date | None:
        typed = self._tree.get("date")
        return None if self._is_faulty(typed) else date_of(typed)

    def _check_undated(self) -> None:
        """Report what is reckoned from the day of the letter, where that has none."""
        for key in _OF_THE_DAY if "date" not in self._tree else ():
            if key in self._tree:
                self._findings.error(
                    f"'{key}' is reckoned from the date of the letter, and it has none",
                    "missing-date",
                    self._tree.keys_typed[key].place,
                    "write 'date: 2026-09-01'; where 'order' of 'frame' leaves the date out, it is not printed",
                )

    def _check_symbols(self, footnotes: AbstractMapping[str, Footnote]) -> None:
        letter = self._date()
        for footnote in footnotes.values():
            check_symbol(footnote, letter, self._sessions or {}, self._findings)

    def _text(self, key: str, default: str, tree: MappingNode | None = None) -> Located:
        """The text under a key, or the default where there is none or where it was found to be wrong."""
        text = scalar_of((self._tree if tree is None else tree).get(key))
        if text is None or self._findings.has_error_at(text.place):
            return Located(default, self._start)
        return text

    def _place_of(self, key: str) -> Place:
        typed = self._tree.keys_typed.get(key)
        return typed.place if typed else self._start

    def _is_faulty(self, node: Node | None) -> bool:
        return node is not None and any(self._findings.has_error_at(place) for place in places_in(node))

    def _session(self) -> Session | None:
        named = scalar_of(self._tree.get("session"))
        if named is None:
            return None
        sessions = self._sessions
        if sessions is not None and named in sessions:
            return sessions[named]
        if sessions is not None and not self._findings.has_error_at(named.place):
            self._findings.error(
                f"the table of sessions has no {named}",
                "unknown-session",
                named.place,
                _how_to_have(named, sessions),
            )
        return session_of(named) or Session(named, 0)

    def _mandates(self) -> AbstractMapping[str, Mandate]:
        # A letter that names no mandate takes that of its country.
        matters = {"mandate", "country", "from"} & self._tree.keys()
        return self._tables.mandates(self._findings if matters else Findings()) or {}

    def _earlier(self) -> EarlierLetter | None:
        if self._date() is None:
            return None  # told already
        return earlier_of(self._project, self._name, self._tree, self._sessions or {}, self._findings)

    def _notes(self) -> NotePolicy:
        notes = self._tree.below("notes")
        place = self._note_place(notes)
        if scalar_of(notes.get("count")) == "section" and place is not NotePlace.PAGE:
            self._findings.error(
                "notes that stand together cannot begin anew in each section: one '1' could not be told from the next",
                "endnotes-restart",
                notes.keys_typed["count"].place,
                "take out 'count', or let the notes stand on their pages with 'place: page'",
            )
        return NotePolicy(
            style=self._text("style", CITATION_STYLE, notes),
            repeat=choice_of(Repeat, notes, "repeat", Repeat.FULL),
            full_stop=choice_of(FullStop, notes, "full_stop", FullStop.ALWAYS),
            place=place,
            count=choice_of(Count, notes, "count", Count.LETTER),
            marks=choice_of(Marks, notes, "marks", Marks.NUMBERS),
        )

    def _note_place(self, notes: MappingNode) -> NotePlace:
        """Where the notes stand: as the campaign's order of parts or `notes.place` says, before what its kind says."""
        ordered, typed = self._frame.places.get(FramePart.NOTES), self._own.below("notes").get("place")
        if ordered and typed is not None:
            self._findings.error(
                "the order of parts says where the notes stand, and this says it again",
                "notes-placed-twice",
                typed.place,
                f"delete this line, or delete 'notes' from 'order' in line {ordered.line}",
            )
        is_of_kind = FramePart.NOTES in self._frame.order and not self._frame.places
        if ordered or (is_of_kind and typed is None):
            return NotePlace.IN_ORDER
        return choice_of(NotePlace, notes, "place", NotePlace.PAGE)


def _how_to_have(named: str, sessions: AbstractMapping[str, Session]) -> str:
    """The help for a session that the table lacks: one after all that it has is no slip of the pen."""
    session = session_of(named)
    if session is None:
        return meant_or_added(closest(named, sessions), f"add '{named}:' with its dates to {SESSIONS}")
    same = [other.number for other in sessions.values() if other.special == session.special]
    add = f"add '{named}: {{confirmed: false}}' to {SESSIONS}; its dates can follow"
    return meant_or_added(closest(named, sessions), add) if session.number < max(same, default=0) else add
