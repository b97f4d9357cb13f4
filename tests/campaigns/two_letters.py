"""Makes a project with an old letter, which has a section of an annex, and a new one that may adopt it."""

from __future__ import annotations

from small_project import Run, SmallProject

MEDIA = "old/annex/media.md"


def old_letter(section: str, footnotes: str = "", more: str = "") -> dict[str, str]:
    """The files of a letter 'old' with one section, and its footnotes as lines of YAML."""
    return {
        "campaigns/old/campaign.yaml": "date: 2025-09-01\naddressees: [Permanent Representatives]\n"
        "subject: Freedonia\nsignatories: [freedonia-watch]\nannex: {title: Annex, sections: [annex/media.md]}\n"
        f"{more}{_under('footnotes', footnotes)}",
        "campaigns/old/body.md": "We wrote.\n",
        "campaigns/old/annex/media.md": section,
    }


def new_letter(body: str = "We write to you.\n", footnotes: str = "", more: str = "") -> dict[str, str]:
    """The files of the letter 'letter', which may have footnotes of its own."""
    return {
        "campaigns/letter/campaign.yaml": "date: 2026-09-01\naddressees: [Permanent Representatives]\n"
        f"subject: Freedonia again\nsignatories: [freedonia-watch]\n{more}{_under('footnotes', footnotes)}",
        "campaigns/letter/body.md": body,
    }


def _under(key: str, lines: str) -> str:
    return f"{key}:\n" + "".join(f"  {line}\n" for line in lines.strip().split("\n")) if lines else ""


def adopt(project: SmallProject, how: str, *options: str) -> Run:
    """Adopt the old letter's section into the new one."""
    return project.run("annex", "adopt", MEDIA, "--into", "letter", f"--{how}", *options)


def notes(project: SmallProject) -> list[str]:
    """The notes of the new letter, as plain text."""
    text = project.build().rpartition("-" * 20 + "\n\n")[2]
    joined = text.replace("\n    ", " ").strip().split("\n")
    return [note.partition("] ")[2] for note in joined]


def copied(project: SmallProject) -> str:
    """The section in the new letter's own folder."""
    return (project.root / "campaigns/letter/annex/media.md").read_text("utf-8")


def yaml(project: SmallProject) -> str:
    """The campaign.yaml of the new letter."""
    return (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
