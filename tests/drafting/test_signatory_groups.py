"""Holds groups of signatories to their numbers: each may count those in it, and begin anew."""

from __future__ import annotations

from outside import pandoc, pdf_text
from small_project import SmallProject

REGISTER = "".join(f"org-{letter}: {{name: Organisation {letter.upper()}}}\n" for letter in "abcd")
CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [org-a, org-b, org-c, org-d]
signatory_groups:
  - {heading: "National organisations ({{ signatories.count }})", members: [org-a, org-c, org-d]}
  - {heading: "International: {{ signatories.count|in_words }} of {{ country }}", members: [org-b]}
  - {heading: "*Plain* headings & signs", members: [freedonia-watch]}
country: Freedonia
"""


def _text(project: SmallProject, look: str) -> str:
    names = CAMPAIGN.replace("org-d]\nsignatory_groups", "org-d, freedonia-watch]\nsignatory_groups")
    project.write(
        {
            "campaigns/letter/campaign.yaml": names + look,
            "signatories/organisations.yaml": f"{REGISTER}freedonia-watch: {{name: Freedonia Watch}}\n",
        }
    )
    run = project.run("build", "letter", "-f", "txt", "-f", "docx", "-f", "pdf")
    assert run.status == 0, run.err
    return (project.root / "build/letter/letter.txt").read_text("utf-8")


def test_a_heading_says_how_many_stand_below_it(project: SmallProject) -> None:
    text = _text(project, "")
    assert "National organisations (3)\n" in text
    assert "International: one of Freedonia\n" in text
    assert "*Plain* headings & signs\n" in text


def test_numbers_begin_anew_in_each_group_or_go_on(project: SmallProject) -> None:
    anew = _text(project, "signatory_list: {numbered: in-groups}\n")
    assert "3. Organisation D" in anew
    assert "1. Organisation B" in anew
    on = _text(project, "signatory_list: {numbered: true}\n")
    assert "3. Organisation D" in on
    assert "4. Organisation B" in on


NETWORKS = """\
net: {name: The Network, acronym: NET, members: [member-b, member-a, member-c, sub-net]}
member-a: {name: Member A}
member-b: {name: Member B}
member-c: {name: Member C}
sub-net: {name: Regional Branch, members: [leaf, net]}
leaf: {name: A Leaf}
aaa: {name: Alone}
zzz: {name: Zealous}
other-net: {name: Union of Others, members: [member-a]}
"""


def _networks(project: SmallProject, signatories: str, look: str, more: str = "") -> str:
    campaign = (
        CAMPAIGN.split("signatories:", maxsplit=1)[0]
        + f"signatories: [{signatories}]\nsignatory_list: {look}\n"
    )
    project.write(
        {
            "campaigns/letter/campaign.yaml": campaign + more,
            "signatories/organisations.yaml": NETWORKS,
            "campaigns/letter/body.md": "We, {{ signatories.count }} organisations, write to you.\n",
        }
    )
    run = project.run("build", "letter", *(f"--format={one}" for one in ("txt", "docx", "pdf", "html", "md")))
    assert run.status == 0, run.err
    return (project.root / "build/letter/letter.txt").read_text("utf-8")


ALL = "zzz, member-b, net, member-a, aaa, sub-net, leaf"


def test_members_that_sign_stand_below_their_network_and_are_counted(project: SmallProject) -> None:
    text = _networks(project, ALL, "{members: true, numbered: true}")
    assert "We, 7 organisations" in text
    names = [
        "Alone",
        *(f"\u2003\u2003{name}" for name in ("A Leaf", "Member A", "Member B", "Regional Branch")),
    ]
    listed = ["Alone", "The Network (NET)", *names[1:], "Zealous"]
    assert "\n".join(f"{number}. {name}" for number, name in enumerate(listed, 1)) in text
    assert "Member C" not in text  # it does not sign
    for format in ("docx", "pdf", "html", "md"):
        file = project.root / f"build/letter/letter.{format}"
        formats = {"md": "markdown"}
        read = pdf_text(file) if format == "pdf" else pandoc(file, formats.get(format, format), "plain")
        assert [read.count(name) for name in ("Member B", "A Leaf", "Member C")] == [1, 1, 0], format


def test_the_agreed_text_does_not_depend_on_where_members_stand(project: SmallProject) -> None:
    _networks(project, ALL, "{numbered: true}")
    before = project.run("signatories", "status", "letter").out.split("\n")[0]
    _networks(project, ALL, "{members: true, table: true}")
    status = project.run("signatories", "status", "letter").out
    assert status.split("\n")[0] == before
    assert "Once, below NET: Member B, Member A, Regional Branch, A Leaf." in " ".join(status.split())


def test_who_leads_or_is_in_a_group_stands_there(project: SmallProject) -> None:
    groups = 'signatory_groups: {"Of the regions ({{ signatories.count }})": [member-b]}\nlead_signatories: [leaf]\n'
    text = _networks(project, ALL, "{members: true}", groups)
    assert "\n\nA Leaf\nAlone\n" in text
    assert "Of the regions (1)\n------------------\n\nMember B" in text
    assert "\u2003\u2003Member A" in text


def test_a_network_in_a_group_has_its_members_there_and_they_count(project: SmallProject) -> None:
    groups = 'signatory_groups: [{heading: "Networks ({{ signatories.count }})", members: [net]}]\n'
    text = _networks(project, ALL, "{members: true, numbered: in-groups}", groups)
    assert "Networks (5)\n" in text
    assert "1. The Network (NET)\n2. \u2003\u2003A Leaf\n" in text


def test_a_member_of_two_networks_stands_once_and_is_told(project: SmallProject) -> None:
    text = _networks(project, "member-a, other-net, net", "{members: true}")
    assert text.count("Member A") == 1
    assert "Union of Others\n\u2003\u2003Member A" in text
    told = project.run("check", "letter").err
    assert "'member-a' is a member of Union of Others and of The Network (NET), and stands once" in told


def test_members_that_nobody_knows_and_lists_without_members_are_told(project: SmallProject) -> None:
    _networks(project, "aaa, net", "{members: true}")
    assert "nobody stands below a network" in project.run("check", "letter").err
    project.write({"signatories/organisations.yaml": NETWORKS.replace("member-c, sub", "membre-c, sub")})
    run = project.run("check", "letter")
    assert run.status == 1
    assert "'membre-c', a member of The Network (NET), is not in the register" in run.err
    assert "did you mean 'member-c'?" in run.err
