"""The formats of a letter, by the endings of their files: which there are, and what each list of them is for."""

from __future__ import annotations

from typing import Final

FORMATS: Final = ("docx", "pdf", "html", "md", "txt")
"""All that a letter can be built in."""

ALSO_CALLED: Final = {
    "word": "docx",
    "doc": "docx",
    "acrobat": "pdf",
    "htm": "html",
    "web": "html",
    "markdown": "md",
    "text": "txt",
    "plain": "txt",
    "email": "txt",
}
"""What people call them, in small letters."""

USUAL: Final = ("docx", "pdf")
"""What a build makes where nobody says which."""

COMPARED: Final = FORMATS
"""Those in which `check` looks for the same text and notes."""

PACKED: Final = ("docx", "html", "txt")
"""What goes out beside the sealed PDF."""

SEALED_ENDING: Final = ".signed.pdf"
"""How the file of a sealed letter ends, behind the name of its campaign."""

SEAL: Final = "Seal"
"""The name of the signature field for the seal in a PDF. Those of signatories are their ids, which have no capitals."""
