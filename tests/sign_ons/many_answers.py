"""Makes a register of 5,000 organisations with names like those of real ones, and 200 answers of theirs to a form."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

COUNTRIES: Final = (
    "Kenya", "Uganda", "Togo", "Benin", "Ghana", "Mali", "Niger", "Nigeria", "Chad", "Cameroon", "Gabon", "Rwanda",
    "Burundi", "Tanzania", "Zambia", "Zimbabwe", "Malawi", "Mozambique", "Angola", "Namibia", "Botswana", "Lesotho",
    "Eswatini", "Madagascar", "Mauritius", "Sudan", "South Sudan", "Ethiopia", "Eritrea", "Somalia", "Egypt",
    "Djibouti", "Libya", "Tunisia", "Algeria", "Morocco", "Mauritania", "Senegal", "Gambia", "Guinea", "Guinea-Bissau",
    "Liberia", "Sierra Leone", "Burkina Faso", "Nepal", "India", "Pakistan", "Bangladesh", "Sri Lanka",
    "Myanmar", "Thailand", "Cambodia", "Laos", "Vietnam", "Malaysia", "Indonesia", "Philippines", "Mongolia", "Japan",
    "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan", "Georgia", "Armenia", "Azerbaijan", "Ukraine", "Moldova",
    "Belarus", "Poland", "Hungary", "Romania", "Bulgaria", "Serbia", "Croatia", "Albania", "Greece", "Italy", "Spain",
    "Portugal", "France", "Belgium", "Germany", "Austria", "Switzerland", "Ireland", "Norway", "Sweden", "Finland",
    "Denmark", "Mexico", "Guatemala", "Honduras", "Nicaragua", "Costa Rica", "Panama", "Colombia", "Ecuador", "Peru",
    "Bolivia", "Chile", "Argentina", "Paraguay", "Uruguay", "Brazil", "Haiti", "Jamaica", "Cuba", "Lebanon", "Jordan",
    "Iraq", "Iran", "Syria", "Yemen", "Kuwait", "Bahrain",
)  # fmt: skip
_ABOUT: Final = (
    "Human Rights", "Women's Rights", "Press Freedom", "Children's Rights", "Legal Aid", "Peace and Development",
    "Transitional Justice", "Land Rights", "Indigenous Peoples", "Democracy and Governance", "Migrants and Refugees",
)  # fmt: skip
_FORMS: Final = (
    "Centre for {about} in {country}", "{country} {about} Network", "{about} Watch {country}",
    "Association for {about} of {country}",
)  # fmt: skip
_SECTIONS: Final = (
    "Amnesty International {country}", "Transparency International {country}", "ACAT-{country}", "PEN {country}",
)  # fmt: skip
_NEW: Final = (
    "Mothers of the Disappeared of {town}", "{town} Fishers' Cooperative", "Radio {town} Listeners' Club",
    "Collectif des avocats de {town}", "Red de Defensoras de {town}", "{town} Deaf Youth Initiative",
    "Workers' Rights Clinic {town}", "Survivors Speak {town}",
)  # fmt: skip
_ELSEWHERE: Final = (
    "Malta",
    "Estonia",
    "Latvia",
    "Fiji",
    "Samoa",
    "Iceland",
    "Turkey",
    "Oman",
    "Israel",
    "Slovenia",
)
"""Countries of which the register has nobody; some are written like others."""
_TOWNS: Final = (
    "Kisumu",
    "Parakou",
    "Ségou",
    "Arusha",
    "Mbale",
    "Zinder",
    "Huehuetenango",
    "Iquitos",
    "Pokhara",
    "Osh",
)


@dataclass(frozen=True)
class Registered:
    """An organisation of the register: its id, name, acronym and country."""

    id: str
    name: str
    acronym: str
    country: str


def organisations() -> list[Registered]:
    """5,000 organisations: national ones of some kinds in each country, whose names differ in little."""
    names = [
        (form.format(about=about, country=country), country)
        for country in COUNTRIES
        for form in _FORMS
        for about in _ABOUT
    ]
    names += [(form.format(country=country), country) for country in COUNTRIES for form in _SECTIONS]
    chosen = random.Random(5).sample(names, 4_990)  # noqa: S311  # names, not secrets
    found = []
    for number, (name, country) in enumerate(chosen):
        acronym = "".join(word[0] for word in name.split() if word[0].isupper()) if number % 3 == 0 else ""
        found.append(Registered(f"org-{number}", name, acronym if len(acronym) > 2 else "", country))
    found += [
        Registered(f"world-{number}", name, acronym, "")
        for number, (name, acronym) in enumerate(
            [
                ("Amnesty International", ""), ("Human Rights Watch", "HRW"), ("Transparency International", "TI"),
                ("World Organisation Against Torture", "OMCT"), ("International Commission of Jurists", "ICJ"),
                ("PEN International", ""), ("ARTICLE 19", ""), ("Front Line Defenders", "FLD"),
                ("Reporters Without Borders", "RSF"), ("Legal Aid Watch", "LAW"),
            ]
        )
    ]  # fmt: skip
    return found


def as_register(register: Sequence[Registered]) -> str:
    """The register as YAML."""
    lines = []
    for one in register:
        more = "".join(
            f", {key}: {value}"
            for key, value in (("acronym", one.acronym), ("country", one.country))
            if value
        )
        lines.append(f'{one.id}: {{name: "{one.name}"{more}}}\n')
    return "".join(lines)


FORMS: Final = {
    "google": ("Timestamp", "Email Address", "Name of organisation", "Country", "Contact person", "Do you sign?"),
    "microsoft": ("ID", "Start time", "Completion time", "Email", "Name", "Organization", "Do you endorse?"),
    "typeform": ("#", "What is the full name of your organization?", "Which country are you based in?",
                 "Will you sign?",
                 "Email", "First name", "Last name", "Start Date (UTC)", "Submit Date (UTC)"),
    "airtable": ("Organisation", "Signs", "Status", "Contact", "E-mail", "Last modified"),
}  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """An export, and which of its rows a person has to decide on: only those whose names are misspelt."""

    export: str
    sure: frozenset[str]
    """The ids of those that sign and are named so that nobody has to ask."""
    refused: frozenset[str]
    new: int
    misspelt: frozenset[int]


def answers(form: str, register: Sequence[Registered], seed: int = 1) -> Answers:
    """200 answers: of 150 that are known, in the ways in which people write names, and of 50 that are new."""
    by_chance = random.Random(seed)  # noqa: S311  # names, not secrets
    known = by_chance.sample(register, 150)
    typed: list[tuple[str, str, str]] = []
    for number, one in enumerate(known):
        way = number % 15
        name = one.name
        if way == 1:
            name = name.upper()
        elif way == 2:
            name = f" {name}  "
        elif way == 3:
            name = f"{name} ({one.acronym})" if one.acronym else name
        elif way == 4:
            name = f"{name}, {one.country}" if one.country else name
        elif way == 5:
            name = name.replace("'", "\u2019")
        elif way == 6:
            name = f"{name}."
        elif number in {7, 22, 37, 52, 67, 82}:
            name = name.replace("i", "", 1) if "i" in name else name.replace("e", "", 1)
        typed.append((name, one.country, "No" if number % 25 == 10 else "Yes"))
    new = [form.format(town=town) for form in _NEW for town in _TOWNS]
    typed += [(name, by_chance.choice(COUNTRIES), "Yes") for name in by_chance.sample(new, 30)]
    elsewhere = [
        (form.format(about=about, country=country), country, "Yes")
        for form in (*_FORMS, *_SECTIONS)
        for about in _ABOUT[:2]
        for country in _ELSEWHERE
    ]
    typed += by_chance.sample([*dict.fromkeys(elsewhere)], 20)
    order = [*range(len(typed))]
    by_chance.shuffle(order)
    rows = [_row(form, place, *typed[at]) for place, at in enumerate(order)]
    file = io.StringIO()
    csv.writer(file).writerows([FORMS[form], *rows])
    wrong = {7, 22, 37, 52, 67, 82}
    says_no = {at for at in range(150) if typed[at][2] == "No"}
    return Answers(
        file.getvalue(),
        frozenset(known[at].id for at in range(150) if at not in wrong | says_no),
        frozenset(known[at].id for at in says_no if form != "airtable"),
        50,
        frozenset(order.index(at) + 2 for at in wrong),
    )


def _row(form: str, place: int, name: str, country: str, signs: str) -> Sequence[str]:
    day, minute = 3 + place // 16, place % 60
    match form:
        case "google":
            time = f"11/{day}/2026 9:{minute:02}:12"
            return (time, f"a{place}@example.org", name, country, "Ann Example", signs)
        case "microsoft":
            time = f"{46329 + place / 20:.5f}"
            return (str(place), time, time, f"a{place}@example.org", "Ann Example", name, signs)
        case "typeform":
            time = f"2026-11-{day:02} 09:{minute:02}:12"
            said = "1" if signs == "Yes" else "0"
            return (f"a{place}", name, country, said, f"a{place}@example.org", "Ann", "Example", time, time)
        case _:
            status = ("checked", "Confirmed") if signs == "Yes" else ("", "Declined")
            return (name, *status, "Ann Example", f"a{place}@example.org", f"11/{day}/2026 9:{minute:02}am")
