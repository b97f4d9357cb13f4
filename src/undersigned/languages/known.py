"""Which languages are known here: a tag goes in, the record of its language comes out.

Each is a module of this package that is called like its tag and has a `LANGUAGE`. It is imported when a
letter first needs it: an English letter pays for no other language.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Callable
from importlib import import_module

from undersigned import languages
from undersigned.languages.language import Language, Words

_LONGEST_TAG = 3
"""Letters of a primary language subtag (RFC 5646 § 2.2.1); modules with longer names are about something else."""


def primary(tag: str) -> str:
    """The first part of a language tag, in small letters: `pt` of `pt-BR`."""
    return tag.partition("-")[0].lower()


def known_tags() -> tuple[str, ...]:
    """The tags of all languages that are known here, in the order of the alphabet."""
    return _modules_in(tuple(languages.__path__))


@functools.cache
def _modules_in(folders: tuple[str, ...]) -> tuple[str, ...]:
    names = (module.name for module in pkgutil.iter_modules(folders))
    return tuple(sorted(name for name in names if len(name) <= _LONGEST_TAG))


def language_of(tag: str) -> Language | None:
    """The language of a tag (BCP 47: `fr`, `pt-BR`), None where it is not known here."""
    family = primary(tag)
    return _loaded(family) if family in known_tags() else None


def as_written(tag: str) -> Language | None:
    """The language of a tag as the country that it names writes it: `fr-CA`."""
    language = language_of(tag)
    regions = language.regions if language else {}
    return next((one for part in tag.upper().split("-") if (one := regions.get(part))), language)


def all_languages() -> tuple[Language, ...]:
    """Every language that is known here; for what looks for words in whatever language they are."""
    return _all(tuple(languages.__path__))


@functools.cache
def _all(folders: tuple[str, ...]) -> tuple[Language, ...]:
    return tuple(map(_loaded, _modules_in(folders)))


def word(tag: str, of: Callable[[Language], Words]) -> str:
    """A word in the language of a tag; the English one where the language lacks it, or is not known here.

    `of` takes it from a language: `word("fr", lambda language: language.letter.to)`.
    """
    language = as_written(tag)
    own = of(language) if language else None
    return own if own is not None else english(of)


def english(of: Callable[[Language], Words]) -> str:
    """An English word. English lacks none."""
    found = of(_loaded("en"))
    if found is None:
        raise LookupError("the record of English has a word that is None")
    return found


def _loaded(family: str) -> Language:
    return _module(tuple(languages.__path__), family)


@functools.cache
def _module(_folders: tuple[str, ...], family: str) -> Language:
    """The record in a module: the rules of the worklist ask for it several times for each sentence."""
    found: Language = import_module(f"{languages.__name__}.{family}").LANGUAGE
    return found
