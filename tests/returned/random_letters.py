"""Makes letters at random, and others that somebody made of them: words, notes, asks, tables and signatories change."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

_TEXT = """\
we urge the Council to adopt a resolution that renews the mandate of the Special Rapporteur on Freedonia journalists
defenders and political prisoners who were detained since elections “without trial” in 2022 as documented by many
organisations, among them ours; impunity must end"""
_WORDS = tuple(_TEXT.split())


@dataclass
class RandomLetter:
    """The body of a letter, its asks, its table, its annex and who signs it, as they are written into files."""

    seed: int
    paragraphs: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    rows: list[tuple[str, str]] = field(default_factory=list)
    annex: list[str] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311  # letters are no secrets
        if not self.paragraphs:
            self.paragraphs = [self._sentence() for _ in range(6)]
            self.asks = [self._sentence(4, 10) for _ in range(3)]
            self.rows = [(str(2020 + n), str(self._random.randrange(100))) for n in range(3)]
            self.annex = [self._sentence() for _ in range(3)]
            self.signatories = ["freedonia-watch", "union-of-journalists", "lawyers-for-freedonia"]

    def changed(self, seed: int) -> RandomLetter:
        """A letter that was made of this one with some changes."""
        new = RandomLetter(
            seed,
            [*self.paragraphs],
            [*self.asks],
            [*self.rows],
            [*self.annex],
            [*self.signatories],
            dict(self.notes),
        )
        changes = [
            new._reword,
            new._add,
            new._drop,
            new._move,
            new._note,
            new._split,
            new._ask,
            new._row,
            new._sign,
        ]
        for _ in range(new._random.randint(2, 6)):
            new._random.choice(changes)()
        return new

    def files(self) -> dict[str, str]:
        """The files of the project that say it."""
        table = "\n".join(f"| {year} | {cases} |" for year, cases in self.rows)
        body = [*self.paragraphs[:2], '{{ asks("resolution") }}', *self.paragraphs[2:]]
        if self.rows:
            body.append(f"| Year | Cases |\n|---|---|\n{table}")
        items = "\n".join(f"      ask-{n}: '{ask};'" for n, ask in enumerate(self.asks))
        notes = "\n".join(f"  {key}: '{words}'" for key, words in self.notes.items())
        names = ("freedonia-watch", "union-of-journalists", "lawyers-for-freedonia", "people-first")
        return {
            "campaigns/letter/campaign.yaml": (
                "date: 2026-09-01\naddressees: [Permanent Representatives]\nsubject: Keep Freedonia under scrutiny\n"
                f"signatories: [{', '.join(self.signatories)}]\n"
                f"asks:\n  resolution:\n    lead_in: 'We ask the Council to:'\n    items:\n{items}\n"
                "annex:\n  title: ANNEX\n  sections: [annex/cases.md]\n"
                + (f"footnotes:\n{notes}\n" if notes else "")
            ),
            "campaigns/letter/body.md": "\n\n".join(body) + "\n",
            "campaigns/letter/annex/cases.md": "## Cases\n\n" + "\n\n".join(self.annex) + "\n",
            "signatories/organisations.yaml": "".join(
                f"{name}:\n  name: {name.replace('-', ' ').title()}\n" for name in names
            ),
        }

    def _sentence(self, least: int = 12, most: int = 40) -> str:
        words = [self._random.choice(_WORDS) for _ in range(self._random.randint(least, most))]
        text = " ".join(words)
        if self._random.random() < 0.4:
            at = self._random.randrange(len(words))
            text = " ".join(
                [*words[:at], f"*{words[at]}*" if words[at].isalpha() else words[at], *words[at + 1 :]]
            )
        text = text[0].upper() + text[1:].rstrip(",;")
        if most > 20 and self._random.random() < 0.6:
            return f"{text}.[^{self._new_note()}]"
        return f"{text}." if most > 20 else text

    def _new_note(self) -> str:
        key = f"note-{self._random.randrange(10**9)}"
        self.notes[key] = " ".join(self._random.choice(_WORDS) for _ in range(8))
        return key

    def _story(self) -> list[str]:
        return self._random.choice([self.paragraphs, self.paragraphs, self.annex])

    def _reword(self) -> None:
        story = self._story()
        at = self._random.randrange(len(story))
        words = story[at].split(" ")
        place = self._random.randrange(len(words))
        if not set("*[]") & set(words[place]):
            words[place : place + 1] = [
                self._random.choice(_WORDS) for _ in range(self._random.randint(0, 3))
            ]
        story[at] = " ".join(filter(None, words)) or "Nothing."

    def _add(self) -> None:
        story = self._story()
        story.insert(self._random.randint(0, len(story)), self._sentence())

    def _drop(self) -> None:
        story = self._story()
        if len(story) > 2:
            story.pop(self._random.randrange(len(story)))

    def _move(self) -> None:
        story = self._story()
        story.insert(self._random.randint(0, len(story) - 1), story.pop(self._random.randrange(len(story))))

    def _note(self) -> None:
        used = [
            key for key in self.notes if any(f"[^{key}]" in one for one in (*self.paragraphs, *self.annex))
        ]
        if used and self._random.random() < 0.6:
            key = self._random.choice(used)
            self.notes[key] += f" {self._random.choice(_WORDS)}"
            return
        story = self._story()
        at = self._random.randrange(len(story))
        story[at] = f"{story[at]} More follows.[^{self._new_note()}]"

    def _split(self) -> None:
        story = self._story()
        at = self._random.randrange(len(story))
        if at + 1 < len(story) and self._random.random() < 0.5:
            story[at : at + 2] = [f"{story[at]} {story[at + 1]}"]
        elif len(words := story[at].split(" ")) > 8 and "*" not in story[at]:
            story[at : at + 1] = [" ".join(words[:4]), " ".join(words[4:])]

    def _ask(self) -> None:
        if len(self.asks) > 1 and self._random.random() < 0.4:
            self.asks.pop(self._random.randrange(len(self.asks)))
        else:
            self.asks.insert(self._random.randint(0, len(self.asks)), self._sentence(4, 10))

    def _row(self) -> None:
        if self.rows and self._random.random() < 0.5:
            at = self._random.randrange(len(self.rows))
            self.rows[at] = (self.rows[at][0], str(self._random.randrange(1000)))
        else:
            self.rows.append((str(self._random.randrange(1900, 2000)), "1"))

    def _sign(self) -> None:
        if "people-first" in self.signatories:
            self.signatories.remove("people-first")
        else:
            self.signatories.insert(self._random.randint(0, len(self.signatories)), "people-first")
