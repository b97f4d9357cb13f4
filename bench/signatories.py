"""Turns letters of 600 signatories into what they take, in each look of the list."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.commands import build
from bench.measurement import Measurement, Times, duration
from bench.processes import in_turn

SIGNATORIES: Final = 600
AT_MOST: Final = 3.0
"""Seconds for DOCX and PDF together."""
_LOOKS: Final = {
    "one column": "{}",
    "three columns": "{columns: 3, numbered: true}",
    "a table": "{table: true}",
}
_NAME: Final = "Freedonian Association for Human Rights,"
"""With the id behind it as long as names are on average."""


def signatories(project: Path, folder: Path, rounds: int) -> list[Measurement]:
    """Measure them; what is made on the way goes into `folder`."""
    register = project / "signatories" / "organisations.yaml"
    members = [f"member-{number}" for number in range(SIGNATORIES)]
    with register.open("a", encoding="utf-8") as file:
        file.writelines(f"{id}: {{name: '{_NAME} {id}', country: Freedonia}}\n" for id in members)
    commands = {}
    for number, (name, look) in enumerate(_LOOKS.items()):
        campaign = project / "campaigns" / f"signed-by-{SIGNATORIES}-{number}"
        campaign.mkdir()
        (campaign / "body.md").write_text("We write to you.\n", encoding="utf-8")
        (campaign / "campaign.yaml").write_text(
            "date: 2026-09-01\naddressees: [Permanent Representatives]\nsubject: Keep Freedonia under scrutiny\n"
            f"signatories: [{', '.join(members)}]\nsignatory_list: {look}\n",
            encoding="utf-8",
        )
        commands[name] = build(project, campaign.name, folder, "docx", "pdf")
    runs = in_turn(commands, rounds)
    return [
        duration(
            f"{SIGNATORIES} signatories in {name}, DOCX and PDF",
            Times(tuple(run.seconds for run in runs[name])),
            AT_MOST,
        )
        for name in _LOOKS
    ]
