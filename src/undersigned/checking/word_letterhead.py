"""What a user's own Word file says at the head and foot of pages: its texts, and warnings of what moves there.

The file goes in as it is, and is made ready as for a letter, so that what is looked at is what is sent.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, assert_never

from undersigned.checking.printed import PrintedText
from undersigned.checking.unfinished import Setting
from undersigned.files.word_fields import Outcome
from undersigned.model.findings import Findings, Place
from undersigned.model.letter import Metadata

if TYPE_CHECKING:
    from undersigned.writers.docx.fields import FixedField


def check_letterhead(
    data: bytes, place: Place, metadata: Metadata, findings: Findings
) -> tuple[PrintedText, ...]:
    """The texts of the headers and footers of a file; none of one that cannot be used, which building a DOCX tells."""
    # Most letters have no such file, and need not wait for python-docx.
    from undersigned.writers.docx.reference import NotAWordFileError, made_ready  # noqa: PLC0415  # only where a file lends its head

    try:
        letterhead = made_ready(data, metadata)
    except NotAWordFileError:
        return ()
    if letterhead.has_macros:
        findings.warning(
            "this file has macros, which no letter takes along: they are left out",
            "macros-left-out",
            place,
            "to be rid of this warning, save it in Word as a document without macros (.docx)",
        )
    for field in letterhead.fixed:
        message, help = _told(field)
        findings.warning(message, "moving-field", place, help)
    return tuple(
        PrintedText(((text.words, place),), Setting.PROSE, text.to_fill_in, has_columns=False)
        for text in letterhead.texts
    )


def letterhead_pictures(data: bytes) -> tuple[str, ...]:
    """The pictures in the headers and footers of a file, each by what describes it and by a digest of what it shows.

    That of the file as it is: what a letter takes along of it may be cut by another library some day.
    """
    from undersigned.files.ooxml import q  # noqa: PLC0415  # as above, of lxml
    from undersigned.files.word_package import WordFileError, open_word_package  # noqa: PLC0415  # as said

    try:
        package = open_word_package(data)
        stories = package.links(package.related("", "officeDocument") or "")
    except WordFileError:
        return ()
    found: dict[str, None] = {}
    for story in stories:
        if story.kind in ("header", "footer") and story.target in package.names:
            described = package.xml(story.target).iter(q("wp:docPr"))
            words = " ".join(filter(None, (one.get("descr", "") for one in described)))
            for link in package.links(story.target):
                if link.kind == "image" and link.target in package.names:
                    digest = hashlib.sha256(package.read(link.target)).hexdigest()
                    found[f"![{' '.join(words.split())}](sha256:{digest})"] = None
    return tuple(found)


def _told(field: FixedField) -> tuple[str, str]:
    """What is said of a field that would not print the same everywhere, and what to do."""
    subject = f"the field {field.name} in a header or footer"
    match field.outcome:
        case Outcome.DATE:
            return (
                f"{subject} shows another day whenever the file is opened: the letter's date stands in its place",
                "where no date is wanted there, take the field out in Word: the letter has a line with its date",
            )
        case Outcome.TITLE:
            return (
                f"{subject} shows what a file says of itself: the letter's title stands in its place",
                "where it is not wanted there, take the field out in Word",
            )
        case Outcome.BLANK:
            return (
                f"{subject} shows what changes with whoever opens the letter: it is left to be filled in",
                "type in Word what is to stand there, or take the field out",
            )
        case Outcome.WORDS | Outcome.STAYS:
            return (
                f"{subject} shows what no letter takes along: the words that it showed last stand in its place",
                "look whether they are right, and type them in Word in place of the field",
            )
        case _:
            assert_never(field.outcome)
