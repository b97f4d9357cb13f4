"""Accounts for every word that was typed: it is in the drafted letter, in its place and order, or a finding says so.

What was typed is read anew, by a reading that shares nothing with the parser of the Markdown (`markdown_words`), and
compared word by word with the letter: text with text, and each note with what its name stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from undersigned.checking.compared_words import REPORT, ComparedWords, joined
from undersigned.checking.given_prose import check_given
from undersigned.checking.letter_words import letter_words, note_words, words_around
from undersigned.checking.markdown_words import DefinedNote, MarkdownWords, read_markdown, words_of_citation
from undersigned.checking.words import CALL, Word, bare
from undersigned.languages.known import language_of
from undersigned.model.campaign import Campaign
from undersigned.model.draft import Draft, SourceMap
from undersigned.model.findings import Findings, Place
from undersigned.model.letter import Citation


def check_account(draft: Draft, campaign: Campaign, findings: Findings) -> None:
    """Add an error for words, calls and notes that were typed and are not in the letter, or not in their place.

    Of a letter that has other errors nothing follows from what is missing in it.
    """
    if findings.has_errors:
        return
    typed = read_markdown(draft.markdown.lines, in_parts=True)
    letter = letter_words(draft.letter.parts)
    text = ComparedWords(typed.words, letter.words, draft.markdown, letter.marks)
    text.tell(findings)
    calls = _Calls(typed, draft, campaign)
    cited = [reference.citations for reference in letter.cited]
    firsts = [0]
    for citations in cited:
        firsts.append(firsts[-1] + len(citations))
    for here, there in text.calls():
        calls.check(here, cited[there], firsts[there], findings)
    if not findings.has_errors:
        calls.warn_of_uncited(findings)
    check_given(campaign, [draft.markdown, *filter(None, draft.notes)], findings)


class _Calls:
    """What is cited at each call, and whether the note there is the one that was meant, with all its words."""

    def __init__(self, typed: MarkdownWords, draft: Draft, campaign: Campaign) -> None:
        self._typed = typed
        self._draft = draft
        self._campaign = campaign
        self._defined: dict[tuple[str, str], DefinedNote] = {}
        for note in typed.notes:
            self._defined.setdefault((self._owner(note.line), bare(note.key)), note)
        self._named = {
            owner: {bare(key): note.place for key, note in notes.items()}
            for owner, notes in campaign.footnotes.items()
        }
        self._at = [word for word in typed.words if word.text == CALL]
        self._used: set[int] = set()

    def check(self, call: int, citations: Sequence[Citation], first: int, findings: Findings) -> None:
        """Check one call: `first` is the number of its first citation in the letter."""
        place = self._draft.markdown.place(self._at[call].line, self._at[call].column)
        words = self._typed.cited[call]
        names = self._names(words, citations)
        if names is None:
            findings.error(
                f"of what is cited here, '{' '.join(words)}', not every word is in the note",
                "words-lost",
                place,
                f"write [^one; see also two: para. 3]; {REPORT}",
            )
            return
        for number, (name, citation) in enumerate(zip(names, citations, strict=True), first):
            self._check_note(name, citation, self._draft.notes[number], place, findings)

    def _names(self, words: Sequence[str], citations: Sequence[Citation]) -> list[str] | None:
        """The names of what is cited, if nothing else was typed but what leads to each and the passage behind it."""
        names, at = [], 0
        for citation in citations:
            before, behind = words_around(citation)
            for signal in map(list, map(words_of_citation, self._signals(before))):
                if list(words[at : at + len(signal)]) == signal:
                    at += len(signal)
                    break
            else:
                return None
            if at >= len(words):
                return None
            names.append(words[at])
            passage = list(words_of_citation(behind))
            at += 1 + len(passage)
            if list(words[at - len(passage) : at]) != passage:
                return None
        return names if at == len(words) else None

    def _signals(self, printed: str) -> Iterator[str]:
        """What may have been typed where that leads to a source: the same, or the English for it."""
        yield printed
        language = language_of(self._campaign.language)
        for english, own in (language.signals if language else {}).items():
            if own == printed:
                yield english

    def _check_note(
        self, name: str, citation: Citation, markdown: SourceMap | None, place: Place, findings: Findings
    ) -> None:
        owner = _owner(place, self._campaign)
        found = note_words(citation.full)
        if markdown is not None:
            if self._named.get(owner, {}).get(name) != citation.place:
                _tell_of_other_note(name, place, findings)
            ComparedWords(read_markdown(markdown.lines).words, found, markdown, in_note=True).tell(findings)
            return
        note = self._defined.get((owner, name))
        if note is None:
            _tell_of_other_note(name, place, findings)
            return
        self._used.add(note.line)
        if not _is_with_passage(note.words, found, citation.pinpoint):
            ComparedWords(note.words, found, self._draft.markdown, in_note=True).tell(findings)

    def warn_of_uncited(self, findings: Findings) -> None:
        """Warn of a note that is defined on the spot and never cited, in a section that another campaign lends.

        Those of the letter's own files are told with the other footnotes.
        """
        for (owner, _), note in self._defined.items():
            if note.line not in self._used and owner != self._campaign.name:
                findings.warning(
                    f"the footnote '{note.key}' is never cited",
                    "uncited-footnote",
                    self._draft.markdown.place(note.line),
                    f"cite it with [^{note.key}] where it belongs, or delete it",
                )

    def _owner(self, line: int) -> str:
        return _owner(self._draft.markdown.place(line), self._campaign)


def _owner(place: Place, campaign: Campaign) -> str:
    """The campaign whose footnotes are meant at a place."""
    folder, name, *_ = (*place.file.split("/"), "")
    return name if folder == "campaigns" and name in campaign.footnotes else campaign.name


def _tell_of_other_note(name: str, place: Place, findings: Findings) -> None:
    findings.error(
        f"the note here is not '{name}'",
        "words-strayed",
        place,
        "this is a fault of the program: please report it",
    )


def _is_with_passage(typed: Sequence[Word], found: Sequence[Word], passage: str | None) -> bool:
    """Whether a note has the words that were typed, with the passage that is meant before its full stop."""
    if passage is None:
        return False
    wanted = joined([word for word in typed if not word.is_mark]).removesuffix(".")
    rest = joined(found).removesuffix(".").removeprefix(wanted)
    return rest.lstrip(",") == "".join(bare(passage).split())
