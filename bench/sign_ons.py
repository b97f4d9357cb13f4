"""Turns a register of 5,000 organisations and 600 answers to a form into what it takes to take them over."""

from __future__ import annotations

import csv
import random
import shutil
from pathlib import Path
from typing import Final

from bench.commands import undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration
from bench.processes import run

ORGANISATIONS: Final = 5_000
ANSWERS: Final = 600
AT_MOST: Final = 1.2
"""Seconds for the import."""

_WORDS: Final = (
    "Human", "Rights", "Watch", "International", "Federation", "Centre", "Justice", "Asian", "Forum",
    "Development", "Association", "Women", "Network", "Committee", "Torture", "Action", "Solidarity",
    "Media", "Press", "Freedom", "Alliance", "Citizens", "Union", "Journalists", "Legal", "Aid",
    "Support", "Peace", "Democracy", "Law", "Youth", "Environment", "Land", "Indigenous", "Peoples",
    "Disability", "Education", "Health", "Children", "Migrant",
)  # fmt: skip
_HEADS: Final = ("Timestamp", "Name of your organisation", "Country", "Your name", "Email", "Do you sign?")


def sign_ons(project: Path, folder: Path, rounds: int) -> list[Measurement]:
    """Measure the import of answers, a third of them sure, a third misspelt and a third new, all as a person would."""
    by_chance = random.Random(1)  # noqa: S311  # names, not secrets
    names = [
        f"{' '.join(by_chance.sample(_WORDS, by_chance.randint(3, 7)))} {n}" for n in range(ORGANISATIONS)
    ]
    with (project / "signatories/organisations.yaml").open("a", encoding="utf-8") as file:
        for number, name in enumerate(names):
            file.write(f"bench-{number}:\n  name: {name}\n  acronym: BENCH{number}\n  country: Freedonia\n")
    answers = folder / "answers.csv"
    with answers.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADS)
        for number, name in enumerate(by_chance.sample(names, ANSWERS)):
            typed = (name, f"{name[:5]}{name[6:]}", f"Wholly new club of {name[::-1]}")[number % 3]
            writer.writerow(
                ("2023-08-20 10:00:00", typed, "Freedonia", "Ann", f"{number}@example.org", "Yes")
            )
    campaign = project / "campaigns" / EXAMPLE
    command = undersigned("-C", project, "signatories", "import", EXAMPLE, answers, "--accept", "sure")
    took = []
    for _ in range(rounds + 1):
        for made in (campaign / "sign-ons.yaml", campaign / "sign-on-form.yaml"):
            made.unlink(missing_ok=True)
        shutil.rmtree(campaign / "wordings", ignore_errors=True)
        took.append(run(command).seconds)
    shutil.rmtree(campaign / "wordings")
    (campaign / "sign-ons.yaml").unlink()
    return [duration("import of 600 sign-ons among 5,000", Times(tuple(took[1:])), AT_MOST)]
