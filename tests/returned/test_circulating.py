"""A letter is sent around: it is kept, who is asked is recorded, and mails are drafted that any program can open."""

from __future__ import annotations

import email
import email.policy
import json
import subprocess
from email.message import EmailMessage

import pytest

from outside import program
from small_project import SmallProject
from undersigned.model.findings import NOWHERE, Located
from undersigned.returned.mails import is_address, mail


@pytest.fixture
def asked(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """A letter that three are to sign, one of them with an address."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1785542400")  # 1 August 2026
    project.write(
        {
            "campaigns/letter/campaign.yaml": (
                "date: 2026-09-01\naddressees: [All]\nsubject: Keep Freedonia under scrutiny\nsign_on_by: 2026-08-20\n"
                "signatories: [freedonia-watch, avocats, people-first]\n"
            ),
            "signatories/organisations.yaml": (
                "freedonia-watch:\n  name: Freedonia Watch\n"
                "  representative: {name: 'Žofie Ó Briain, 李', email: zofie@example.org}\n"
                "avocats:\n  name: Avocats sans frontières à Genève\n  acronym: ASF\n"
                "people-first:\n  name: People First\n"
            ),
        }
    )
    return project


def drafts(project: SmallProject, folder: str = "mails-*") -> dict[str, EmailMessage]:
    """The mails that were drafted, by the ids of organisations, as Python reads them."""
    files = sorted((project.root / "build/letter").glob(f"{folder}/*.eml"))
    return {
        path.stem: email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in files
    }


def words(message: EmailMessage) -> str:
    body = message.get_body()
    assert isinstance(body, EmailMessage)
    return str(body.get_content()).replace("\r\n", "\n")


def test_each_gets_a_mail_with_the_file_that_is_kept(asked: SmallProject) -> None:
    run = asked.run("circulate", "letter", "--form", "https://example.org/sign?a=1&b=2")
    assert run.status == 0, run.err
    assert "no e-mail address is known of 'ASF' and 'People First'" in run.err
    assert "Nothing was sent" in run.out
    mails = drafts(asked)
    assert list(mails) == ["avocats", "freedonia-watch", "people-first"]
    one = mails["freedonia-watch"]
    assert one["To"].addresses[0].display_name == "Žofie Ó Briain, 李"
    assert one["To"].addresses[0].addr_spec == "zofie@example.org"
    assert one["X-Unsent"] == "1"
    assert one["From"] is one["Date"] is None
    assert one["Subject"] == "Joint letter for your signature: Keep Freedonia under scrutiny"
    assert mails["avocats"]["To"] is None
    said = words(mails["avocats"])
    for word in (
        "Avocats sans frontières à Genève (ASF)",
        "20 August 2026",
        "https://example.org/sign?a=1&b=2",
    ):
        assert word in said
    (kept,) = (asked.root / "campaigns/letter/circulated").glob("2026-08-01-*/letter.docx")
    for message in mails.values():
        (attached,) = message.iter_attachments()
        assert attached.get_filename() == "letter.docx"
        assert attached.get_content() == kept.read_bytes()


def test_invitations_name_the_version_and_the_wording(asked: SmallProject) -> None:
    asked.run("circulate", "letter", "--to", "avocats", "Freedonia Watch")
    record = (asked.root / "campaigns/letter/sign-ons.yaml").read_text()
    (folder,) = (asked.root / "campaigns/letter/circulated").glob("2*")
    assert record.count(f'version: "{folder.name}"') == 2
    assert record.count("wording: v2-") == 2
    assert list((asked.root / "campaigns/letter/wordings").glob("*.txt"))
    listed = json.loads(asked.run("circulate", "letter", "--list", "--json").out)
    assert [(one["version"], list(one["recipients"])) for one in listed] == [
        (folder.name, ["avocats", "freedonia-watch"])
    ]
    # Without names, only who has not received it; again nobody is left, and with names anybody is.
    assert asked.run("circulate", "letter").status == 0
    listed = json.loads(asked.run("circulate", "letter", "--list", "--json").out)
    assert set(listed[0]["recipients"]) == {"avocats", "freedonia-watch", "people-first"}
    before = asked.files()
    again = asked.run("circulate", "letter")
    assert (again.status, "have received this text" in again.err) == (1, True)
    assert asked.files() == before
    assert asked.run("circulate", "letter", "--to", "avocats").status == 0
    assert (asked.root / "campaigns/letter/sign-ons.yaml").read_text().count("invited:") == 3


def test_who_has_not_answered_is_reminded_and_nothing_is_recorded(asked: SmallProject) -> None:
    assert "was not sent around yet" in asked.run("signatories", "remind", "letter").err
    asked.run("circulate", "letter", "--form", "https://example.org/f", "--deadline", "2026-08-15")
    asked.run("signatories", "confirm", "letter", "avocats")
    asked.run("signatories", "decline", "letter", "people-first")
    before = {name: data for name, data in asked.files().items() if not name.startswith("build/")}
    run = asked.run("signatories", "remind", "letter", "--json")
    assert run.status == 0, run.err
    assert json.loads(run.out)["newly"] == ["freedonia-watch"]
    (message,) = drafts(asked, "reminders-*").values()
    assert message["Subject"].startswith("Reminder: ")
    assert "15 August 2026" in words(message)
    assert "https://example.org/f" in words(message)
    assert {name: data for name, data in asked.files().items() if not name.startswith("build/")} == before
    asked.run("signatories", "confirm", "letter", "freedonia-watch")
    assert "have answered" in asked.run("signatories", "remind", "letter").err


def test_git_reads_the_same_in_a_mail(asked: SmallProject) -> None:
    campaign = asked.root / "campaigns/letter/campaign.yaml"
    campaign.write_text(campaign.read_text().replace("Keep Freedonia", "সংহতি 人权 à Freedonia"))
    asked.run("circulate", "letter", "--to", "avocats")
    (file,) = (asked.root / "build/letter").glob("mails-*/avocats.eml")
    command = [program("git", "git"), "mailinfo", "-b", "-u", "message", "rest"]
    read = subprocess.run(command, cwd=asked.root, input=file.read_bytes(), capture_output=True, check=True)
    assert (
        "Subject: Joint letter for your signature: সংহতি 人权 à Freedonia under scrutiny"
        in read.stdout.decode()
    )
    body = (asked.root / "message").read_bytes() + (asked.root / "rest").read_bytes()
    assert words(drafts(asked)["avocats"]).encode() in body.replace(b"\r\n", b"\n")


@pytest.mark.parametrize("language", ["en-GB", "fr", "es", "pt", "ru", "ar", "zh", "nl"])
def test_every_language_has_its_mails(asked: SmallProject, language: str) -> None:
    campaign = asked.root / "campaigns/letter/campaign.yaml"
    campaign.write_text(campaign.read_text() + f"language: {language}\n")
    assert asked.run("circulate", "letter", "--form", "https://example.org/f", "--to", "avocats").status == 0
    said = words(drafts(asked)["avocats"])
    assert "ASF" in said
    assert "https://example.org/f" in said
    assert "Keep Freedonia under scrutiny" in said
    assert ("Dear colleagues" in said) == (language in {"en-GB", "nl"})
    assert not set("{}") & set(said)


def test_the_users_own_template_goes_before_and_lines_without_an_answer_go(asked: SmallProject) -> None:
    asked.write(
        {
            "templates/mails/invitation.txt": "Subject: {organisation}\n\nSign by {deadline}.\n"
            "Form: {form}\n\nBye {version}\n"
        }
    )
    asked.run("circulate", "letter", "--to", "people-first")
    message = drafts(asked)["people-first"]
    (folder,) = (asked.root / "campaigns/letter/circulated").glob("2*")
    assert message["Subject"] == "People First"
    assert words(message) == f"Sign by 20 August 2026.\n\nBye {folder.name}\n"


HOSTILE = [
    "A\r\nBcc: all@example.org\r\n\r\nBody",
    "A\nX-Evil: 1",
    "A\u2028B\u0085C\x0bD\x0cE\x00F",
    "名" * 300,
    "عربي \u202e נסתר",
    '"; DROP, <x@y.z>',
    "=?utf-8?q?=0D=0ABcc:_a@example.org?=",
    "ខ្មែរ 🕊 a\u0301",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_name_writes_a_header(hostile: str) -> None:
    template = Located(f"Subject: To {{organisation}}\n\nDear {{organisation}}, {hostile}\n", NOWHERE)
    made = mail(
        template, {"organisation": hostile}, [(hostile, "ann@example.org")], {f"{hostile}.docx": b"PK"}
    )
    for policy in (email.policy.default, email.policy.compat32):
        message = email.message_from_bytes(made, policy=policy)
        assert {name.lower() for name in message} == {
            "subject", "to", "x-unsent", "mime-version", "content-type"
        }  # fmt: skip
        assert [part.get_content_type() for part in message.walk()][1:] == [
            "text/plain",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ]
    read = email.message_from_bytes(made, policy=email.policy.default)
    assert [one.addr_spec for one in read["To"].addresses] == ["ann@example.org"]
    assert all(len(line) <= 998 for line in made.split(b"\r\n"))  # RFC 5322 § 2.1.1
    assert (
        mail(template, {"organisation": hostile}, [(hostile, "ann@example.org")], {f"{hostile}.docx": b"PK"})
        == made
    )


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("ann@example.org", True), ("ann.b+c@sub.example.org", True), ("jürgen@example.org", True),
        ("a@b, c@d.org", False), ("<a@b.org>", False), ("a@b.org>x", False), ("@b.org", False), ("a@", False),
        ("a@b.org\r\nBcc: c@d.org", False),
    ],
)  # fmt: skip
def test_only_an_address_is_one(address: str, is_one: bool) -> None:  # noqa: FBT001  # a case
    assert is_address(address) is is_one


def test_an_address_in_any_script_stands_as_it_is() -> None:
    made = mail(Located("Subject: x\n\ny\n", NOWHERE), {}, [("J", "jürgen@example.org")], {})
    assert "To: J <jürgen@example.org>" in made.decode()


def test_who_answered_since_has_no_reminder_of_the_same_day(asked: SmallProject) -> None:
    asked.run("circulate", "letter")
    asked.run("signatories", "remind", "letter")
    asked.run("signatories", "confirm", "letter", "avocats")
    assert asked.run("signatories", "remind", "letter").status == 0
    assert set(drafts(asked, "reminders-*")) == {"freedonia-watch", "people-first"}


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_a_kept_file_that_is_not_what_was_sent_is_no_base_of_anything(asked: SmallProject, how: str) -> None:
    asked.run("circulate", "letter")
    (kept,) = (asked.root / "campaigns/letter/circulated").glob("*/letter.docx")
    (asked.root / "back.docx").write_bytes(kept.read_bytes())
    asked.run("build", "letter", "-f", "docx")
    if how == "gone":
        kept.unlink()
    else:
        kept.write_bytes((asked.root / "build/letter/letter.docx").read_bytes())
    for command in (
        ("redline", "letter@1", "letter", "-o", "r.docx"),
        ("compare", "letter", "back.docx"),
        ("merge", "letter", "back.docx", "--list"),
        ("signatories", "remind", "letter"),
        ("circulate", "letter", "--to", "avocats"),
    ):
        done = asked.run(*command)
        assert (done.status, "[changed-version]" in done.err) == (1, True), command
        assert "/letter.docx is" in done.err


def test_a_version_that_cannot_be_read_is_not_said_to_be_none(asked: SmallProject) -> None:
    asked.run("circulate", "letter")
    (kept,) = (asked.root / "campaigns/letter/circulated").glob("*/letter.docx")
    (asked.root / "back.docx").write_bytes(kept.read_bytes())
    (kept.parent / "version.yaml").write_text("number: [")
    listed = asked.run("circulate", "letter", "--list")
    assert (listed.status, listed.out) == (1, "")
    done = asked.run("compare", "letter", "back.docx")
    assert (done.status, done.err.count("[yaml-syntax]")) == (1, 1)
    assert "cannot be read" in done.err
    assert "not kept any more" not in done.err
