"""Writes a mail to an organisation as a draft that mail programs open: nothing is sent.

Its words come from a template, a text of the user's or one that comes along: a line `Subject: …`, an empty line, and
the text. `{deadline}` and the like stand for what differs; a line goes where what it tells of is not known.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from undersigned.files.project import Project, template_folders
from undersigned.files.text_files import is_file, read_text
from undersigned.model.findings import Findings, Located, listed, suggestion, whole_file
from undersigned.model.sign_ons import ADDRESS

KNOWN: Final = ("organisation", "title", "deadline", "form", "version")
"""What a template may ask for."""
_ASKED: Final = re.compile(r"\{([^{}\n]*)\}")
_SUBJECT: Final = re.compile(r"subject:[ \t]*(.*)\n(?:[ \t]*\n)*", re.IGNORECASE)
_FOLDED_AT_ONCE: Final = b"Subject:\r\n "
"""How Python begins a long subject, of which some programs then show the space."""
_WORD: Final = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def mail_template(project: Project, name: str, language: str) -> Located:
    """The template of that name (`invitation`) for a language: the project's own before those that come along.

    In each folder, that for the country's form of the language, for the language, and for all. Raises `LetterError`
    where it cannot be read, begins with no subject, or asks for what no mail knows.
    """
    endings = [f".{language}", f".{language.partition('-')[0]}", ""]
    files = (
        folder / "mails" / f"{name}{ending}.txt" for folder in template_folders(project) for ending in endings
    )
    file, findings = next(filter(is_file, files)), Findings()
    shown = project.shown(file)
    text = (read_text(file, shown, findings) or "") if project.may_read(file, shown, findings) else ""
    template = whole_file(text, shown)
    if not findings.has_errors and not _SUBJECT.match(text):
        findings.error(
            "a mail begins with its subject",
            "mail-template",
            template.place,
            "write a first line 'Subject: Joint letter: {title}', an empty line, and the text below it",
        )
    for found in _ASKED.finditer(text):
        if found[1].strip() not in KNOWN:
            findings.error(
                f"a mail knows nothing of '{found[1]}'",
                "mail-template",
                template.place_at(found.start()),
                suggestion(found[1].strip(), KNOWN, f"it knows {listed(KNOWN)}"),
            )
    findings.stop_if_errors()
    return template


def mail(
    template: Located,
    values: Mapping[str, str | None],
    to: Sequence[tuple[str, str]],
    attached: Mapping[str, bytes],
) -> bytes:
    """A draft in the form of RFC 5322, to people by their names and addresses, with Word files by their names.

    `X-Unsent` lets Outlook and others open it to be sent on. Equal drafts are equal bytes.
    """
    subject = _SUBJECT.match(template)
    assert subject is not None  # noqa: S101  # `mail_template` has looked
    message = EmailMessage(policy.SMTP if all(address.isascii() for _, address in to) else policy.SMTPUTF8)
    message["Subject"] = _in_a_line(_filled(subject[1], values) or "")
    if to:
        message["To"] = [Address(_in_a_line(name), *address.split("@")) for name, address in to]
    message["X-Unsent"] = "1"
    lines = (_filled(line, values) for line in template[subject.end() :].rstrip().split("\n"))
    text = "\n".join(line for line in lines if line is not None)
    message.set_content(re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", cte="base64")
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype=_WORD, filename=_in_a_line(name))
    for part in message.iter_parts():
        del part["MIME-Version"]  # that is the message's (RFC 2045 § 4)
    digest = hashlib.sha256(repr((text, sorted(attached.items()))).encode()).hexdigest()
    message.set_boundary(f"=_{digest[:32]}")
    return message.as_bytes().replace(_FOLDED_AT_ONCE, b"Subject: ", 1)


def is_address(address: str) -> bool:
    """Whether an e-mail address can stand in a mail, in whatever script (RFC 6532 § 3.2)."""
    return ADDRESS.fullmatch(address) is not None and _in_a_line(address) == address


def _filled(line: str, values: Mapping[str, str | None]) -> str | None:
    """A line with what it asks for; None where something of that is not known."""
    asked = [found[1].strip() for found in _ASKED.finditer(line)]
    if any(not values.get(name) for name in asked):
        return None
    return _ASKED.sub(lambda found: values[found[1].strip()] or "", line)


def _in_a_line(words: str) -> str:
    """Words as a header can have them: none of them ends it, or begins another, not even in code (RFC 2047 § 2)."""
    bare = "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"} else sign for sign in words)
    return " ".join(bare.replace("=?", "= ?").split())


def mail_file(folder: Path, id: str) -> Path:
    """Where the mail to an organisation lies."""
    return folder / f"{id}.eml"
