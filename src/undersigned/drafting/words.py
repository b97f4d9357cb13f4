"""The words of a letter's language, for its templates; and what to tell its drafter of words that are not known.

A project may have words of its own in two templates, joint-letter/words.md and citations/words.md, as
`{% set copy = {"de": "Kopie:"} %}`. They go before those of `undersigned.languages`; a word without its language
is that of letters in every language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import Final

from jinja2 import Undefined
from markupsafe import Markup

from undersigned.drafting.doubled_signs import closes_itself, quotes_itself
from undersigned.drafting.sandbox import Workshop, exposed
from undersigned.drafting.template_tree import OWN_WORDS
from undersigned.drafting.values import as_markdown, escape, join
from undersigned.languages.icu_rules import knows
from undersigned.languages.known import as_written, english, primary
from undersigned.languages.language import Language, LetterWords, NoteWords, Punctuation, Words
from undersigned.model.findings import Findings, Located, closest
from undersigned.model.letter import NoteSigns
from undersigned.model.offices import KnownFact

_OF_LETTERS, _OF_NOTES = OWN_WORDS
_RECORDS: Final = {"letter": LetterWords, "notes": NoteWords, "punctuation": Punctuation}
_FILES: Final = {
    field.name: _OF_LETTERS if record is LetterWords else _OF_NOTES
    for record in _RECORDS.values()
    for field in fields(record)
}
"""By the name of a word, the template in which a project may give its own."""
_TAKEN: Final[Mapping[str, Callable[[Language], Words]]] = {
    field.name: attrgetter(f"{where}.{field.name}")
    for where, record in _RECORDS.items()
    for field in fields(record)
}
"""By the name of a word, what takes it from the record of a language."""
_SIGNS: Final = frozenset(field.name for field in fields(Punctuation))
"""Those that every language has, if not its own, then those of English: nobody misses them."""
_METHODS: Final = (
    "with_comma",
    "reply_wanted",
    "behalf",
    "endnotes",
    "quoted",
    "as_book",
    "as_latin",
    "as_title",
    "in_brackets",
    "phrase",
)


class Vocabulary:
    """The object `words` of templates: `words.to` is the label before the addressees, in the letter's language.

    A word that the language lacks is the English one, after a warning.
    """

    def __init__(
        self, tag: Located, workshop: Workshop, *, has_endnotes: bool, labels: Mapping[str, str]
    ) -> None:
        """`has_endnotes` is whether notes stand together anywhere, and not each at the foot of its page.

        The campaign's own `labels`, by the names of the words, go before all others.
        """
        self._labels = labels
        self.tag = tag
        self.known_facts: set[KnownFact] = set()
        """What was asked for of the tables, to be printed or not."""
        self._has_endnotes = has_endnotes
        self._workshop = workshop
        self._language = as_written(tag)
        self._is_printed = True

    def __dir__(self) -> Iterable[str]:
        return sorted({*_TAKEN, *_METHODS, *self._own})

    def __getattr__(self, name: str) -> object:
        if name.startswith("_") or (name not in _TAKEN and name not in self._own):
            raise AttributeError(name)
        if name in self._labels:
            return self._labels[name]
        return self._own[name] if name in self._own else self._known(name)

    @exposed
    def with_comma(self, formula: object) -> Markup:
        """A salutation or a closing with the comma of the language, where it ends in no sign of its own."""
        words = as_markdown(self._workshop.printable(formula)).strip()
        return words if closes_itself(words) else words + as_markdown(self.comma)

    @exposed
    def reply_wanted(self, day: object) -> str:
        """The sentence that asks for a reply until a day; one that ends in a full stop gets no second."""
        return str(self.reply_by).replace("{}", str(day)).replace("..", ".")

    @exposed
    def behalf(self, network: object) -> object:
        """That somebody signs on behalf of a network."""
        return self._around(self.on_behalf_of, network)

    @exposed
    def replacing(self, day: object) -> str:
        """That this letter replaces the one of a day."""
        return str(self.replaces).replace("{}", str(day))

    @exposed
    def who_joined(self, day: object) -> str:
        """The heading of those who sign since a letter of a day."""
        return str(self.joined_since).replace("{}", str(day))

    @exposed
    def who_left(self, day: object) -> str:
        """The heading of those who signed a letter of a day and do not sign any more."""
        return str(self.left_since).replace("{}", str(day))

    @exposed
    def withheld(self, number: object) -> str:
        """That so many more sign and wish not to be named."""
        return str(self.unnamed).replace("{}", str(number))

    @exposed
    def endnotes(self) -> Markup:
        """The part in which endnotes stand, those called since the last one; nothing where notes stand below pages."""
        if not self._has_endnotes:
            return Markup()
        return Markup("::: notes\n## {}\n:::\n").format(as_markdown(self.notes_heading))

    @exposed
    def quoted(self, title: object) -> object:
        """A title in the quotation marks of the language, but one that its author has put between such marks."""
        return self._titled(self.quotation, title)

    @exposed
    def as_book(self, title: object) -> object:
        """The title of a book or a report, in italics or as the language has it."""
        return self._titled(Markup(self.book), title)

    @exposed
    def as_latin(self, word: object) -> object:
        """A word such as "id." or "supra", in italics where the language takes it from Latin."""
        return self._around(Markup(self.latin), word)

    @exposed
    def as_title(self, title: object) -> object:
        """Any other title that no quotation marks belong to, but in languages that mark each."""
        return self._titled(self.title, title)

    @exposed
    def in_brackets(self, *words: object) -> object:
        """Some words in brackets, with the space before them."""
        return self._around(self.brackets, join([self._workshop.printable(one) for one in words]))

    @exposed
    def phrase(self, word: object, rest: object) -> object:
        """A word and what belongs to it, as in "accessed on 8 September 2023"."""
        return join([self._workshop.printable(one) for one in (word, self.between_words, rest)])

    def _titled(self, pattern: object, title: object) -> object:
        printed = self._workshop.printable(title)
        return printed if quotes_itself(as_markdown(printed)) else self._around(pattern, printed)

    def _around(self, pattern: object, words: object) -> object:
        """A pattern of the language with some words in the place of its `{}`."""
        kind = Markup if isinstance(pattern, Markup) else str
        before, _, after = str(pattern).partition("{}")
        return join([kind(before), self._workshop.printable(words), kind(after)])

    @property
    def signs(self) -> NoteSigns:
        """Those that stand in notes between sources and behind them."""
        return NoteSigns(str(self.between_sources), str(self.between_words), str(self.full_stop))

    def signal(self, typed: str | None) -> str | None:
        """What leads to a source, as it was typed; in the language of the letter where that is the usual English."""
        known = self._language.signals if self._language and typed else {}
        return known.get(typed.casefold(), typed) if typed else None

    def ordinal(self, number: int) -> Markup:
        """A number's ordinal as it stands before "session"; the bare number where the language's is not known."""
        if self._language is not None and self._language.ordinal is not None:
            return Markup(self._language.ordinal(number))
        if self._is_known:
            self._tell(
                f"no ordinals are known in {self._name}, so they are bare numbers",
                "write ordinals out in the text",
            )
        return escape(str(number))

    def ordinal_in_words(self, number: int) -> Markup:
        """The same in words; in figures where nobody knows them."""
        spelled = self._language.ordinals.spelled if self._language else None
        return escape(spelled(number)) if spelled else self.ordinal(number)

    def read_aloud(self, *words: Callable[[Language], Words]) -> None:
        """Tell of those of some words that the language lacks; they are only heard, in the PDF."""
        for of in words:
            if self._language is not None and of(self._language) is None:
                self._tell(
                    f"no word in {self._name} is known for {_shown(english(of))}, so it is read aloud in English",
                    "it can be added to the program itself: see 'A language' in its CONTRIBUTING.md",
                )

    def check_language(self) -> None:
        """Warn of a language that has no dates here, or whose letters begin and end with English formulas."""
        if self._language is None and not knows(self.tag):
            self._findings.warning(
                f"no language is known by '{self.tag}', so dates and formulas are in English",
                "unknown-language",
                self.tag.place,
                "write it as in en-GB, fr, es, pt-BR or ar",
            )
        elif not self._is_known:
            self._findings.warning(
                f"no words for letters are known in '{self.tag}': formulas and ordinals are in English, or bare",
                "unwritten-language",
                self.tag.place,
                f"give them in templates/{_OF_LETTERS}, as in {self._example('to', 'To:')}: each that is still missing "
                "is told then; and write out ordinals in the text",
            )

    @contextmanager
    def unprinted(self, is_unprinted: bool) -> Iterator[None]:  # noqa: FBT001  # as in unittest's skipIf
        """Tell of no word meanwhile, if what is worded is not printed: the short form of what is cited once."""
        self._is_printed = not is_unprinted
        yield
        self._is_printed = True

    @property
    def _is_known(self) -> bool:
        """Whether any words are known in the language, so that each that it lacks is to be told."""
        return self._language is not None or bool(self._own)

    @property
    def _findings(self) -> Findings:
        return self._workshop.findings

    @cached_property
    def _own(self) -> Mapping[str, object]:
        """The words that the project itself gives."""
        own: dict[str, object] = {}
        for file in OWN_WORDS:
            for name, value in self._workshop.defined_in(file).items():
                self._tell_of_slip(name, file)
                word = _in_language(value, str(self.tag))
                if word is not None:
                    own[name] = word
        return own

    def _tell_of_slip(self, name: str, file: str) -> None:
        meant = closest(name, _TAKEN) if name not in _TAKEN else None
        if meant is not None:
            self._findings.warning(
                f"there is no word '{name}'",
                "unknown-word",
                self._workshop.place_of(file, rf"\b{re.escape(name)}\b"),
                f"did you mean '{meant}'?",
            )

    def _known(self, name: str) -> str:
        of = _TAKEN[name]
        own = of(self._language) if self._language else None
        if own is not None:
            return own
        if self._is_known and name not in _SIGNS:
            self._tell(
                f"no word in {self._name} is known for {_shown(english(of))}, so it is in English",
                f"write {self._example(name, english(of))} in templates/{_FILES[name]}, "
                "with the right word in the place of the English one",
            )
        return english(of)

    def _example(self, name: str, word: str) -> str:
        """How a project gives a word of this language, and of no other."""
        return f'{{% set {name} = {{"{primary(self.tag)}": "{word}"}} %}}'

    @property
    def _name(self) -> str:
        return self._language.name if self._language else f"'{self.tag}'"

    def _tell(self, message: str, help: str) -> None:
        if self._is_printed:
            self._findings.warning(message, "missing-word", self.tag.place, help)


def _in_language(value: object, tag: str) -> object:
    """What a project gives for a word in a language; None where it gives it for others only."""
    if isinstance(value, Mapping):
        return value.get(tag, value.get(primary(tag)))
    return None if isinstance(value, Undefined) else value


def _shown(word: str) -> str:
    return f"'{word.replace('{}', '…')}'"
