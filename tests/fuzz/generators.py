"""Makes campaigns and damaged files out of a seed: the same seed, the same bytes."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Final

_WORDS: Final = (
    "the",
    "Council",
    "Freedonia",
    "[^one]",
    "[^two: para. 3]",
    "[^none]",
    "{{ country }}",
    "{{ session.ordinal }}",
    "{{ asks('main') }}",
    "{% if x %}",
    "{% endif %}",
    "{{",
    "}}",
    "**",
    "*",
    "_",
    "`",
    "<b>",
    "</b>",
    "&amp;",
    "|",
    "\\",
    "# Head",
    "- item",
    "1. one",
    "(a) two",
    "> said",
    ":::",
    "::: letterhead",
    "[a](b)",
    "<https://x.example>",
    "![p](p.png)",
    "\u202e",
    "\u200b",
    "\u00a0",
    "ខ្មែរ",
    "العربية",
    "中文",
    "e\u0301",
    "\ufffe",
    "\x1b[31m",
    "\0",
    "10³",
    "¹",
    "TODO",
    "",
)
_VALUES: Final = (
    "no",
    "on",
    "1:30",
    "2026-09-01",
    "2026-02-30",
    "HRC63",
    "HRC-S36",
    "[]",
    "{}",
    "~",
    "''",
    "&a",
    "*a",
    "!!python/x",
    "1e9",
    "- x",
    "|",
    ">",
    "'",
    '"',
    "[a, b]",
    "{a: b}",
    "freedonia-watch",
    "[freedonia-watch]",
    "[freedonia-watch, nobody]",
    "ibid",
    "en-GB",
    "fr",
    "ar",
    "xx",
    "\t",
    "\u2028",
    "'{{ country }}'",
    "../../etc/passwd",
    "body.md",
)
_KEYS: Final = (
    "letter",
    "style",
    "language",
    "date",
    "session",
    "country",
    "addressees",
    "subject",
    "salutation",
    "body",
    "asks",
    "annex",
    "signatories",
    "individuals",
    "notes",
    "footnotes",
    "frame",
    "title",
    "closing",
    "copy",
    "reply_by",
    "signature_fields",
    "published",
    "summary",
    "contact",
    "mandate",
    "surprise",
)


def campaign(seed: int) -> dict[str, str]:
    """The files of a campaign: a good one, with some lines changed, dropped, doubled and made up."""
    dice = random.Random(seed)  # noqa: S311  # no secret is made of it
    lines = [
        "date: 2026-09-01",
        "addressees: [Permanent Representatives]",
        "subject: Keep Freedonia under scrutiny",
        "country: Freedonia",
        "session: HRC63",
        "signatories: [freedonia-watch]",
        "asks: {main: {lead_in: 'We ask:', items: {a: one;, b: two.}}}",
        "footnotes: {one: {symbol: A/HRC/51/66, date: 2022-08-18}, two: Free text.}",
    ]
    for _ in range(dice.randint(0, 4)):
        place = dice.randrange(len(lines))
        match dice.randrange(5):
            case 0:
                lines[place] = f"{dice.choice(_KEYS)}: {dice.choice(_VALUES)}"
            case 1:
                del lines[place]
                lines = lines or ["date: 2026-09-01"]
            case 2:
                lines.insert(place, f"{dice.choice(_KEYS)}: {dice.choice(_VALUES)}")
            case 3:
                lines.insert(place, f"  {dice.choice(_KEYS)}: {dice.choice(_VALUES)}")
            case _:
                cut = dice.randrange(len(lines[place]) + 1)
                lines[place] = lines[place][:cut] + dice.choice(_WORDS) + lines[place][cut:]
    separators = (" ", " ", " ", "\n", "\n\n", "")
    body = "".join(dice.choice(_WORDS) + dice.choice(separators) for _ in range(dice.randint(0, 40)))
    return {
        "campaigns/letter/campaign.yaml": "\n".join(lines) + "\n",
        "campaigns/letter/body.md": f"We write to you.[^one]\n\n{body}\n",
    }


def damaged(seed: int, data: bytes) -> bytes:
    """Bytes with some changed, cut, doubled, moved or put in."""
    dice, changed = random.Random(seed), bytearray(data)  # noqa: S311  # no secret is made of it
    for _ in range(dice.choice((1, 1, 2, 3, 10))):
        place = dice.randrange(len(changed) + 1)
        end = min(len(changed), place + dice.choice((1, 2, 8, 64, 1024)))
        match dice.randrange(6):
            case 0 if place < len(changed):
                changed[place] ^= 1 << dice.randrange(8)
            case 1:
                del changed[place:end]
            case 2:
                changed[place:place] = changed[place:end]
            case 3:
                changed[place:end] = bytes(end - place)
            case 4:
                del changed[place + dice.choice((0, 100, 10_000)) :]
            case _:
                changed[place:place] = dice.choice(
                    (b"\0", b"\xff\xfe", b"<", b"&#0;", b"]]>", b'"', b"/Kids", b"%%EOF", b"9")
                )
    return bytes(changed)


def damaged_package(seed: int, data: bytes) -> bytes:
    """A zip of XML (DOCX, XLSX), of which one part is damaged, missing, doubled, or swapped with another."""
    dice = random.Random(seed)  # noqa: S311  # no secret is made of it
    if dice.random() < 0.2:  # one in five: the zip itself
        return damaged(seed, data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    place = dice.randrange(len(parts))
    name, content = parts[place]
    ways: Sequence[Callable[[], object]] = (
        lambda: parts.__setitem__(place, (name, damaged(seed + 1, content))),
        lambda: parts.__setitem__(place, (name, _retold(dice, content))),
        lambda: parts.__setitem__(place, (name, _retold(dice, content))),
        lambda: parts.pop(place),
        lambda: parts.__setitem__(place, (name, parts[dice.randrange(len(parts))][1])),
        lambda: parts.__setitem__(place, (dice.choice(("../x", "/x", name.upper(), name + "/")), content)),
    )
    dice.choice(ways)()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part in parts:
            package.writestr(*part)
    return out.getvalue()


def _retold(dice: random.Random, content: bytes) -> bytes:
    """XML that stays well-formed, and means something else: elements, attributes and values go or change places."""
    pieces = content.split(b"<")
    if len(pieces) < 3:  # nothing to change places
        return content
    first, second = dice.randrange(1, len(pieces)), dice.randrange(1, len(pieces))
    match dice.randrange(4):
        case 0:
            pieces[first], pieces[second] = pieces[second], pieces[first]
        case 1:
            attributes = pieces[first].split(b'"')
            if len(attributes) > 2:  # a name, a value, the rest
                attributes[1] = dice.choice((b"", b"-1", b"99999999999", b"rId999", b"true", b"x" * 5000))
            pieces[first] = b'"'.join(attributes)
        case 2:
            head, _, rest = pieces[first].partition(b" ")
            pieces[first] = head + b">" + rest.partition(b">")[2] if rest else head
        case _:
            pieces[first] = pieces[first].replace(
                b">", b">" + dice.choice((b"0", b"&#xFFFD;", b"9" * 400)), 1
            )
    return b"<".join(pieces)


def damaged_pdf(seed: int, data: bytes) -> bytes:
    """A sealed PDF: its bytes damaged, or a revision of damaged objects added behind it."""
    dice = random.Random(seed)  # noqa: S311  # no secret is made of it
    if dice.random() < 0.5:  # one in two
        return damaged(seed, data)
    number = dice.randrange(1, 100)
    content = zlib.compress(b"1 0 0 rg 0 0 999 999 re f")
    value = dice.choice(
        (
            b"<</Type/Page/Parent 1 0 R>>",
            b"null",
            b"[%d 0 R]" % number,
            b"<</Kids[%d 0 R]/Type/Pages>>" % number,
            b"()",
            b"-1",
            b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
            b"<</FT/Sig/T(x)/V %d 0 R>>" % number,
            b"<</Length 99999>>stream\nx\nendstream",
            b"<</Fields[%d 0 R]/SigFlags 3>>" % number,
            b"<<" * 500,
            b"[" * 500,
        )
    )
    begin = len(data)
    old = data[data.rindex(b"startxref") + 9 : data.rindex(b"%%EOF")].strip()
    added = b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size 999/Root %d 0 R/Prev %s>>\n" % (
        number,
        begin,
        dice.choice((2, 2, 2, number)),
        old,
    )
    return data + added + table + b"startxref\n%d\n%%%%EOF\n" % (begin + len(added))
