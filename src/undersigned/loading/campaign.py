"""Turns the files of one campaign into a `Campaign`.

A fault never hides the next one: where a value is wrong, a stand-in takes its place, so that the
prose can be looked at in the same run. Whoever calls stops on errors before a letter is made.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from undersigned.diagnostics import Findings, Located, Place, closest, listed, suggestion, whole_file
from undersigned.ids import is_id
from undersigned.loading.earlier import NO_DATE, asks_of, has_letter, letter_named, origin_of
from undersigned.loading.footnotes import footnotes_of, load_footnotes
from undersigned.loading.project import Project
from undersigned.loading.review import facts_of, review_of, reviewed_of
from undersigned.loading.schema import check
from undersigned.loading.sections import (
    Given,
    SectionEntry,
    SectionText,
    check_unchanged,
    entries_of,
    fingerprint,
    owner_of,
    read_section,
    section_path,
)
from undersigned.loading.signatory_list import check_list, groups_of, individuals_of, list_of
from undersigned.loading.symbols import check_symbol, is_symbol
from undersigned.loading.tables import Tables, choice_of, date_of, session_of, text_of
from undersigned.loading.text import is_file, read_text
from undersigned.model.campaign import (
    CITATION_STYLE,
    HOUSE_STYLE,
    LETTER,
    Annex,
    AskOutcome,
    Campaign,
    Count,
    EarlierLetter,
    Footnote,
    FullStop,
    NotePlace,
    NotePolicy,
    Organisation,
    Outcome,
    Prose,
    Repeat,
    Session,
)
from undersigned.model.letter import Marks
from undersigned.model.signatories import SignatoryOrder
from undersigned.yaml_files.tree import Mapping, Node, Scalar, Sequence, places_in

MISSING_SIGNATORY = "missing-signatory"
"""The code of a name that signed, and that the letter does not print."""


def load_campaign(
    project: Project, name: str, findings: Findings, tables: Tables | None = None
) -> Campaign | None:
    """The campaign of that name, or None where its campaign.yaml cannot be understood at all.

    After errors the campaign holds stand-ins: it is good for finding more faults, not for a letter. Who loads
    several campaigns gives the project's `tables`, so that they are read once.
    """
    path = project.campaigns / name / "campaign.yaml"
    tree = project.read_yaml(path, findings)
    if tree is None:
        return None
    check(tree, "campaign", findings)
    if not isinstance(tree, Mapping):
        return None
    return _Reader(tables or Tables(project), name, path, tree, findings).campaign()


class _Reader:
    def __init__(self, tables: Tables, name: str, path: Path, tree: Mapping, findings: Findings) -> None:
        self._project = tables.project
        self._name = name
        self._folder = path.parent
        self._file = tables.project.shown(path)
        self._tree = tree
        self._findings = findings
        self._start = Place(self._file)
        self._footnotes: dict[str, dict[str, Footnote]] = {}
        # What is wrong with the table matters only to a letter that names a session.
        self._tables = tables
        self._sessions = tables.sessions(findings if "session" in tree else Findings())
        self._prose_is_whole = True

    def campaign(self) -> Campaign:
        self._footnotes[self._name] = footnotes_of(self._tree.get("footnotes"), self._findings)
        self._check_symbols()
        body = self._prose(text_of(self._tree.get("body")) or Located("body.md", self._start))
        annex = self._annex()
        return Campaign(
            name=self._name,
            file=self._file,
            letter=self._text("letter", LETTER),
            style=self._text("style", HOUSE_STYLE),
            language=self._text("language", "en-GB"),
            date=self._date() or NO_DATE,
            date_place=self._text("date", "").place,
            date_line=text_of(self._tree.get("date_line")),
            session=self._session(),
            country=text_of(self._tree.get("country")),
            addressees=self._texts("addressees"),
            copy=self._texts("copy"),
            subject=self._text("subject", "subject"),
            salutation=text_of(self._tree.get("salutation")),
            body=body,
            asks=asks_of(self._tree.get("asks")),
            closing=text_of(self._tree.get("closing")),
            annex=annex,
            signatories=self._signatories(),
            signatories_place=self._place_of("signatories"),
            signatory_notes=self._signatory_notes(),
            signatory_order=self._signatory_order(),
            individuals=individuals_of(self._tree),
            lead_signatories=self._texts("lead_signatories"),
            signatory_groups=groups_of(self._tree),
            signatory_list=list_of(self._tree),
            signature_fields=self._signature_fields(),
            notes=self._notes(),
            footnotes=self._footnotes,
            earlier=(earlier := self._earlier()),
            outcomes=self._outcomes(earlier),
            sign_on_by=date_of(self._tree.get("sign_on_by")),
            signatory_places={str(id): id.place for id in self._texts("signatories")},
            facts=facts_of(self._tree.get("facts"), self._findings),
            review=review_of(self._tree.get("review")),
            reviewed=reviewed_of(self._tree.get("reviewed")),
            prose_is_whole=self._prose_is_whole,
            asks_are_whole=not self._is_faulty(self._tree.get("asks")),
        )

    def _date(self) -> datetime.date | None:
        typed = self._tree.get("date")
        return None if self._is_faulty(typed) else date_of(typed)

    def _check_symbols(self) -> None:
        letter = self._date()
        for footnote in self._footnotes[self._name].values():
            check_symbol(footnote, letter, self._sessions or {}, self._findings)

    def _text(self, key: str, default: str, tree: Mapping | None = None) -> Located:
        """The text under a key, or the default where there is none or where it was found to be wrong."""
        text = text_of((self._tree if tree is None else tree).get(key))
        if text is None or self._findings.has_error_at(text.place):
            return Located(default, self._start)
        return text

    def _place_of(self, key: str) -> Place:
        typed = self._tree.keys_typed.get(key)
        return typed.place if typed else self._start

    def _is_faulty(self, node: Node | None) -> bool:
        return node is not None and any(self._findings.has_error_at(place) for place in places_in(node))

    def _texts(self, key: str) -> tuple[Located, ...]:
        node = self._tree.get(key)
        return tuple(item for item in node if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()

    def _session(self) -> Session | None:
        named = text_of(self._tree.get("session"))
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
                _meant_or_added(
                    closest(named, sessions), f"add '{named}:' with its dates to campaigns/sessions.yaml"
                ),
            )
        return session_of(named) or Session(named, 0)

    def _earlier(self) -> EarlierLetter | None:
        """The letter that this one carries on."""
        named = text_of(self._tree.get("from"))
        if named is None or self._findings.has_error_at(named.place):
            return None
        if named == self._name or not has_letter(self._project, named):
            known = [name for name in self._project.campaign_names() if name != self._name]
            self._findings.error(
                f"there is no earlier letter '{named}'",
                "unknown-campaign",
                named.place,
                suggestion(named, known, "name a folder of campaigns/, or take out 'from'"),
            )
            return None
        return letter_named(self._project, named, self._sessions or {})

    def _outcomes(self, earlier: EarlierLetter | None) -> dict[Located, AskOutcome]:
        node = self._tree.get("outcomes")
        found: dict[Located, AskOutcome] = {}
        for id, below in (
            ((key, node[key]) for key in node.keys_typed.values()) if isinstance(node, Mapping) else ()
        ):
            entry = below if isinstance(below, Mapping) else Mapping()
            found[id] = AskOutcome(
                choice_of(Outcome, entry, "outcome", Outcome.OPEN),
                text_of(entry.get("resolution")),
                text_of(entry.get("remark")),
            )
            self._check_outcome(id, entry, earlier)
        return found

    def _check_outcome(self, id: Scalar, entry: Mapping, earlier: EarlierLetter | None) -> None:
        symbol = text_of(entry.get("resolution"))
        if symbol is not None and not is_symbol(symbol):
            self._findings.warning(
                f"'{symbol}' has not the form of a UN document's symbol",
                "odd-symbol",
                symbol.place,
                "symbols look like A/HRC/RES/48/23; other words belong into 'remark'",
            )
        if "from" not in self._tree:
            self._findings.error(
                "outcomes are those of an earlier letter, and this one names none",
                "unknown-ask",
                id.place,
                "name it: 'from: hrc54-cambodia', or take 'outcomes' out",
            )
        elif earlier and id not in earlier.asks:
            self._findings.error(
                f"{earlier.name} has no ask '{id}'",
                "unknown-ask",
                id.place,
                suggestion(
                    id, earlier.asks, f"its asks are {listed(earlier.asks)}" if earlier.asks else None
                ),
            )

    def _signatories(self) -> tuple[Organisation, ...]:
        self._warn_of_missing_signatories()
        register = self._tables.organisations(self._findings)
        if register is None:
            return ()
        by_word = {
            word: o.id for o in register.values() if is_id(o.id) for word in (o.acronym, o.name, o.id) if word
        }
        found = []
        for id in self._texts("signatories"):
            if id not in register:
                word = closest(id, by_word)
                self._findings.error(
                    f"the register has no organisation '{id}'",
                    "unknown-organisation",
                    id.place,
                    _meant_or_added(
                        by_word[word] if word else None,
                        "add it with an id and its name to signatories/organisations.yaml",
                    ),
                )
            found.append(register.get(id) or Organisation(id, id))
        check_list(self._tree, found, self._findings)
        if self._signatory_order() is SignatoryOrder.REGISTER:
            places = {id: place for place, id in enumerate(register)}
            found.sort(key=lambda organisation: places.get(organisation.id, len(places)))
        return tuple(found)

    def _warn_of_missing_signatories(self) -> None:
        for name in self._texts("missing_signatories"):
            self._findings.warning(
                f"'{' '.join(name.split())}' signed the letter of which this one was made, and is not printed",
                MISSING_SIGNATORY,
                name.place,
                "write its id under 'signatories' and delete this line, the last one with its key; "
                "delete it, too, if it does not sign",
            )

    def _signatory_order(self) -> SignatoryOrder:
        return choice_of(SignatoryOrder, self._tree, "signatory_order", SignatoryOrder.ALPHABETICAL)

    def _signatory_notes(self) -> dict[Located, Located]:
        node = self._tree.get("signatory_notes")
        notes = node if isinstance(node, Mapping) else Mapping()
        texts = ((id, text_of(notes[id])) for id in notes.keys_typed.values())
        return {id: note for id, note in texts if note is not None}

    def _signature_fields(self) -> tuple[Located, ...]:
        everyone = text_of(self._tree.get("signature_fields"))
        signing = [*self._texts("signatories"), *(person.id for person in individuals_of(self._tree))]
        if everyone == "all":
            return tuple(Located(id, everyone.place) for id in signing)
        for id in (named := self._texts("signature_fields")):
            if id not in signing and not self._findings.has_error_at(id.place):
                self._findings.error(
                    f"'{id}' is not among the signatories",
                    "unknown-signatory",
                    id.place,
                    suggestion(id, signing, "add it to 'signatories', or take it out here"),
                )
        return named

    def _annex(self) -> Annex | None:
        annex = self._tree.get("annex")
        if not isinstance(annex, Mapping):
            return None
        return Annex(text_of(annex.get("title")), tuple(self._section(entry) for entry in entries_of(annex)))

    def _section(self, entry: SectionEntry) -> Prose:
        """A section of the annex, with what the letter gives it."""
        prose = self._prose(entry.file)
        text = prose.text
        section = read_section(text, text.place.file, self._findings) if text else SectionText(text, {})
        given = Given("session" in self._tree, "country" in self._tree, self._sessions or {})
        if text and prose.campaign != self._name:
            now = fingerprint(text, self._footnotes[prose.campaign])
            check_unchanged(entry, self._name, now, (entry.as_adopted or entry.file).place, self._findings)
        values = given.values(entry, section.needs, self._findings) if text else {}
        return replace(prose, text=section.prose, values=values, origin=self._origin(entry, prose))

    def _origin(self, entry: SectionEntry, prose: Prose) -> EarlierLetter | None:
        """The older letter that a section comes from: that which lends it, or that which it was copied from."""
        place = entry.file.place
        name = prose.campaign
        if name == self._name and entry.origin is not None:
            name = entry.origin.removeprefix("campaigns/").partition("/")[0]
        date = date_of(self._tree.get("date"))
        if name == self._name or date is None:
            return None
        return origin_of(self._project, Located(name, place), date, self._sessions or {})

    def _notes(self) -> NotePolicy:
        node = self._tree.get("notes")
        notes = node if isinstance(node, Mapping) else Mapping()
        count = notes.get("count")
        if text_of(count) == "section" and text_of(notes.get("place")) not in (None, "page"):
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
            place=choice_of(NotePlace, notes, "place", NotePlace.PAGE),
            count=choice_of(Count, notes, "count", Count.LETTER),
            marks=choice_of(Marks, notes, "marks", Marks.NUMBERS),
        )

    def _prose(self, name: Located) -> Prose:
        """A prose file, of this campaign or (`other-campaign/annex/media.md`) of another."""
        path = section_path(self._project, self._name, name)
        owner, shown = owner_of(self._project, path, self._name), self._project.shown(path)
        text = None
        if isinstance(name, Scalar) and self._findings.has_error_at(name.place):
            pass  # it is no name of a file
        elif self._project.path_inside(path, name, name.place, self._findings):
            if is_file(path):
                text = read_text(path, shown, self._findings)
                self._bring_footnotes(owner)
            else:
                self._report_missing(name, path, owner)
        self._prose_is_whole &= text is not None
        return Prose(whole_file(text or "", shown), owner, str(name))

    def _report_missing(self, name: Located, path: Path, owner: str) -> None:
        folder = self._project.campaigns / owner
        start = "" if owner == self._name else f"{owner}/"
        known = [
            start + file.relative_to(folder).as_posix() for file in folder.rglob("*.md") if is_file(file)
        ]
        self._findings.error(
            f"there is no file '{name}'",
            "missing-file",
            name.place,
            suggestion(name, known, f"write it as {self._project.shown(path)}, or name another file"),
        )

    def _bring_footnotes(self, owner: str) -> None:
        if owner not in self._footnotes:
            self._footnotes[owner] = load_footnotes(self._project, owner, self._findings)


def _meant_or_added(meant: str | None, add: str) -> str:
    return f"did you mean '{meant}'? If not, {add}" if meant else add
