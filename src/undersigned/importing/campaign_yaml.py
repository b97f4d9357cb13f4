"""The campaign.yaml for a letter that was found in a file, with remarks on what to look at."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from undersigned.checking.words import CALL
from undersigned.files.yaml_writing import Writable, entry
from undersigned.importing.asks_in_prose import GROUP
from undersigned.importing.formulas import usual_notes_heading
from undersigned.importing.found_letter import FoundLetter
from undersigned.importing.letter_kind import (
    contact_of,
    keys_of_address,
    keys_of_frame,
    lacks_comma,
    missing_in,
)
from undersigned.importing.manuscript import Leftover, Line, Words
from undersigned.importing.prose import ProseWriter, escaped, started
from undersigned.importing.runs import calls_in, split_lines, stripped, words_alone
from undersigned.importing.signatory_keys import signatory_keys
from undersigned.languages.known import primary
from undersigned.model.letter import Role
from undersigned.model.list_marks import ListMark


class CampaignYaml:
    """The campaign.yaml of a letter; `leftovers` is what its drafter has to be told of it."""

    def __init__(
        self, letter: FoundLetter, name: str, file: str, writer: ProseWriter, said: Mapping[str, str]
    ) -> None:
        """`said` are the asks that stand in sentences of the text, by their ids."""
        self._letter = letter
        self._said = said
        self._name = name
        self._file = file
        self._writer = writer
        self.leftovers: list[Leftover] = []

    def text(self) -> str:
        """The file."""
        parts = self._letter.parts
        schema = self._letter.known.schema
        said = [
            *self._frame(),
            *entry("language", self._letter.language),
            *self._date(),
            *self._session(),
            *self._country(),
            *self._letterhead(),
            *self._title("title", parts.title, Role.TITLE),
            *self._names("addressees", parts.addressees, parts.copied),
            *self._names("copy", parts.copy),
            *self._title("subject", parts.subject, Role.SUBJECT),
            *self._formula("salutation", parts.salutation),
            *self._summary(),
            *self._asks(),
            *self._formula("closing", parts.closing),
            *signatory_keys(self._letter, self._writer),
            *self._contact(),
            *self._annex(),
            *self._notes(),
            *self._footnotes(),
        ]
        is_marked = any("# CHECK" in line for line in said)
        lines = [
            *([f"# yaml-language-server: $schema={schema}"] if schema else []),
            f"# Made from {' '.join(self._file.split())}."
            + (" What is marked CHECK is for you to look at." if is_marked else ""),
            "# 'undersigned import --compare' and the name of this campaign tells once more what the import told.",
            *said,
        ]
        return "\n".join(lines) + "\n"

    def _frame(self) -> list[str]:
        keys = keys_of_frame(self._letter.parts, self._letter.language)
        missing = [role.value for role in missing_in(self._letter.parts) if role is not Role.DATE]
        without = " and no ".join(missing)
        remark = [
            f"# CHECK: the letter has no {without}; if it has, name that in the order and give it below."
        ]
        return [*(remark if missing else []), *(entry("frame", keys) if keys else [])]

    def _date(self) -> list[str]:
        date, words = self._letter.date, self._letter.parts.date
        text = words_alone(words, lambda _: CALL)
        if date is None:
            printed = entry("date_line", self._with_calls(started(escaped(text)), words)) if text else []
            saved = self._letter.manuscript.saved
            guessed = saved or self._letter.known.today
            what = "the day on which its file was saved" if saved else "today"
            self.leftovers.append(
                Leftover(
                    f"the letter has no date that could be read; {guessed} is {what}",
                    "at its head",
                    "correct 'date' in campaign.yaml",
                    "no-date",
                )
            )
            remark = f"# CHECK: the letter has no date that could be read; this is {what}."
            return [remark, *entry("date", guessed), *printed]
        lines = entry("date", date.date)
        written = text[date.start : date.end]
        if date.is_usual and text == written:
            return lines
        if date.is_usual:
            value = "{{ date }}"
        elif date.pattern and date.language in {None, primary(self._letter.language)}:
            value = f'{{{{ date.written("{date.pattern}") }}}}'
        else:
            value = escaped(written)
        before, after = escaped(text[: date.start]), escaped(text[date.end :])
        return [*lines, *entry("date_line", self._with_calls(started(f"{before}{value}{after}"), words))]

    def _with_calls(self, text: str, words: Words) -> str:
        """A text with a citation in place of each note that some words call."""
        for note in calls_in(words):
            text = text.replace(CALL, self._letter.footnotes.citation(note), 1)
        return text

    def _session(self) -> list[str]:
        session = self._letter.session
        if session is None:
            return ["# session: the session that the letter is written to, such as HRC57"]
        if session.is_known:
            return entry("session", session.id)
        self.leftovers.append(
            Leftover(
                f"the letter is written to {session.id}, which the table of sessions does not have",
                "in its text",
                f"add '{session.id}:' with its dates to campaigns/sessions.yaml, then 'session: {session.id}' "
                "to campaign.yaml",
                "unknown-session",
            )
        )
        return [
            f"# CHECK: campaigns/sessions.yaml does not have {session.id}. Add it there, and here:",
            f"# session: {session.id}",
        ]

    def _country(self) -> list[str]:
        if self._letter.country:
            return entry("country", self._letter.country)
        return [
            "# CHECK: name the country that the letter is about; letters are found by it, and the prose can say it:",
            "# country: …",
        ]

    def _letterhead(self) -> list[str]:
        head = self._letter.parts
        lines = [self._prose(words, Role.LETTERHEAD) for words in head.letterhead]
        rows = itertools.groupby(head.pictures, lambda picture: picture.number)
        pictures = [" ".join(self._writer.blocks([one]) for one in row) for _, row in rows]
        blocks = [*pictures, *(["\\\n".join(lines)] if lines else [])]
        return entry("letterhead", "\n\n".join(blocks)) if blocks else []

    def _names(self, key: str, addressees: Sequence[Words], copied: Container[int] = ()) -> list[str]:
        """Those to whom the letter goes: a line, or a block of keys where one takes several."""
        found: list[Writable] = []
        for index, words in enumerate(addressees):
            lines = [text for line in split_lines(words) if (text := " ".join(words_alone(line).split()))]
            if index in copied:
                found.append({**keys_of_address(lines), "copy": True})
            elif lines:
                found.append(lines[0] if len(lines) == 1 else keys_of_address(lines))
        return entry(key, found) if found else []

    def _title(self, key: str, words: Words, role: Role) -> list[str]:
        return entry(key, self._prose(words, role).replace("\\\n", " ")) if words else []

    def _summary(self) -> list[str]:
        texts = [self._prose(words, Role.SUMMARY) for words in self._letter.parts.summary]
        return entry("summary", "\n\n".join(texts)) if texts else []

    def _contact(self) -> list[str]:
        lines = [" ".join(words_alone(words).split()) for words in self._letter.parts.contact]
        return entry("contact", contact_of(lines, self._letter.language)) if lines else []

    def _formula(self, key: str, words: Words) -> list[str]:
        if not words:
            return []
        text = self._prose(words, Role(key))
        return entry(key, text if lacks_comma(self._letter.parts) else text.removesuffix(","))

    def _prose(self, words: Words, role: Role) -> str:
        return self._writer.line(words, self._letter.parts.numbers.get(role, 0))

    def _asks(self) -> list[str]:
        lines = ["asks:"] if self._letter.asks or self._said else []
        if self._said:
            lines += [
                f"  {GROUP}:  # CHECK: sentences of body.md say these",
                "    items:",
            ]
            for id, text in self._said.items():
                lines += entry(id, text, 6)
        next_of: dict[ListMark, int] = {}
        for group in self._letter.asks:
            lines.append(f"  {group.name}:")
            if group.lead_in:
                lines += entry("lead_in", self._writer.line(group.lead_in.words, group.lead_in.number), 4)
            if group.mark:
                lines += entry("marks", group.mark.printed(1).removesuffix("."), 4)
                if group.start > 1:
                    goes_on = next_of == {group.mark: group.start}
                    lines += entry("goes_on", True, 4) if goes_on else entry("start", group.start, 4)  # noqa: FBT003
                next_of = {group.mark: group.start + len(group.items)}
            lines.append("    items:")
            for id, item in group.items:
                lines += entry(id, self._ask(item), 6)
        return lines

    def _ask(self, lines: Sequence[Line]) -> str:
        """An ask as prose; what stands before it in the letter is its group's affair."""
        first, *others = lines
        bare = replace(first, item=replace(first.item, numbered=False)) if first.item else first
        return self._writer.blocks([bare, *others]).removeprefix("- ")

    def _annex(self) -> list[str]:
        title, sections = self._letter.parts.annex_title, self._letter.sections
        if not title and not sections:
            return []
        heading = self._prose(title, Role.ANNEX).replace("\\\n", " ") if title else ""
        return entry("annex", {"title": heading, "sections": [section.file for section in sections]})

    def _notes(self) -> list[str]:
        footnotes = self._letter.footnotes
        if footnotes.is_empty:
            return []
        policy = {"repeat": "ibid" if footnotes.has_ibid else "full"}
        if footnotes.full_stop != "always":
            policy["full_stop"] = footnotes.full_stop
        manuscript = self._letter.manuscript
        if manuscript.count != "letter":
            policy["count"] = manuscript.count
        if manuscript.marks != "numbers":
            policy["marks"] = manuscript.marks
        if manuscript.has_endnotes:
            policy["place"] = self._letter.parts.endnotes or "end"
            if self._letter.parts.endnotes is None:
                heading = usual_notes_heading(self._letter.language)
                self.leftovers.append(
                    Leftover(
                        f"the notes, which have no heading in the file, stand below “{heading}” in the new letter",
                        "among the notes",
                        "with 'notes: {place: page}' they stand at the foot of their pages, without a heading",
                        "notes-heading",
                    )
                )
        return entry("notes", policy)

    def _footnotes(self) -> list[str]:
        if self._letter.footnotes.is_empty:
            return []
        found: dict[str, Writable] = {}
        for key, source in self._letter.footnotes.entries():
            facts: Mapping[str, str | datetime.date | bool] = source.facts
            if not source.has_text:
                found[key] = facts
                continue
            text = self._writer.ordinals(self._writer.words(stripped(source.words), 0))
            if not text:
                self.leftovers.append(Leftover("a note without words", f"where '[^{key}]' is cited"))
                text = "\\[…\\]"
            found[key] = {**facts, "text": text} if facts else text
        return entry("footnotes", found)
