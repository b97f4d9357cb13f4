"""Proves that no template, however wrong or ill meant, leaves its sandbox or ends in a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_project import SMALL, SmallProject
from undersigned.drafting import allowance
from undersigned.drafting.allowance import Allowance, Exhausted
from undersigned.drafting.sandbox import _FILTERS

NAMES = (
    "country", "date", "session", "signatories", "addressees", "copy", "language", "asks", "range", "loop", "x",
    "self", "nothing", "'text'", '"\\x00"', '"\\ufdd0"', "1", "10**9", "1000000000", "1.5", "none", "true",
    "[1, x]", "{'a': x}", "(1, 2)", "''", "namespace", "dict", "lipsum", "cycler", "config", "request",
)  # fmt: skip
AFTER = (
    ".long", ".number", ".written('MMMM')", ".written(1)", ".name", "[0]", "['x']", "[1:]", "[::-1]", "()", "(1)",
    "('resolution')", "(x)", ".__class__", ".__init__.__globals__", "['__class__']", ".format(1)", ".upper()",
    ".mro()", "|attr('__class__')", "|join('x')", "|link('x')", "|batch(3)", "|batch(1000000000, 1)", "|slice(3)",
    "|round(1000000000)", "|default(1)", "|sort(attribute='x')", "|map('upper')", "|map(attribute='__class__')",
    "|sum(start=x)", "|selectattr('x')", "|tojson", "|safe", "|format(1)", "|center(1000000000)", "|wordwrap",
    "|link", "|join", *(f"|{name}" for name in _FILTERS),
)  # fmt: skip
OPERATORS = (
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "**",
    "~",
    "==",
    "<",
    "in",
    "and",
    "or",
    "is defined",
    "is x",
    "if x else",
)

PIECES = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{% for", "{% endfor %}", "{% raw %}", "text", "\n\n", "::: subject", ":::",
    "[^a]", "{% do x %}", "{% break %}",
)  # fmt: skip

VALUES = st.builds(
    lambda name, after: name + "".join(after),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(AFTER), max_size=3),
)
EXPRESSIONS = st.one_of(
    VALUES,
    VALUES,
    st.builds("{0} {1} {2}".format, VALUES, st.sampled_from(OPERATORS), VALUES),
    st.builds("not {0}".format, VALUES),
)
STATEMENTS = st.one_of(
    EXPRESSIONS.map("{{{{ {} }}}}".format),
    EXPRESSIONS.map("{{% set x = {} %}}".format),
    EXPRESSIONS.map("{{% if {} %}}yes{{% endif %}}".format),
    EXPRESSIONS.map("{{% for x in {} %}}{{{{ x }}}}{{% endfor %}}".format),
    EXPRESSIONS.map("{{% include {} %}}".format),
    EXPRESSIONS.map("{{% import {} as x %}}{{{{ x.x() }}}}".format),
    EXPRESSIONS.map("{{% set x %}}*prose*[^a]{{% endset %}}{{{{ {} }}}}".format),
    EXPRESSIONS.map("{{% macro m(x) %}}{{{{ {} }}}}{{% endmacro %}}{{{{ m(x) }}}}{{{{ m() }}}}".format),
    EXPRESSIONS.map("{{% call {} %}}x{{% endcall %}}".format),
    EXPRESSIONS.map("{{% filter {} %}}x{{% endfilter %}}".format),
    EXPRESSIONS.map("{{% extends {} %}}".format),
    EXPRESSIONS.map("{{% block b scoped %}}{{{{ {} }}}}{{% endblock %}}{{{{ self.b() }}}}".format),
    EXPRESSIONS.map("{{% with x = {} %}}{{{{ x }}}}{{% endwith %}}".format),
    EXPRESSIONS.map("{{% autoescape false %}}{{{{ {} }}}}{{% endautoescape %}}".format),
    st.sampled_from(PIECES),
)


@settings(max_examples=3 * settings().max_examples)
@given(st.lists(STATEMENTS, min_size=1, max_size=5).map(" ".join))
def test_any_template_gives_a_letter_or_findings(body: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = SmallProject(Path(folder))
        campaign = SMALL["campaigns/letter/campaign.yaml"] + "asks: {resolution: {items: {renew: Renew.}}}\n"
        project.write({"campaigns/letter/campaign.yaml": campaign, "campaigns/letter/body.md": body})
        run = project.run("build", "letter", "--format", "txt")
        assert run.status in {0, 1}
        assert (": error: " in run.err) == (run.status == 1), run.err
        for line in run.err.split("\n"):
            assert (
                line.startswith(("campaigns/letter/", "  help: ", "The manual has more on this: "))
                or not line
                or "/templates/joint-letter/" in line
            )
        if run.status == 0:
            for word in ("0x", "object at", "<class", "function", "undersigned."):
                assert word not in project.built("txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in range(999) %}" * 3 + "{% endfor %}" * 3,
        "{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 2) }}{% endmacro %}{{ m(0) }}",
        "{% macro d(x, n) %}{% if n %}{{ d(x ~ x, n - 1) }}{% endif %}{% endmacro %}{{ d('aaaaaaaaaa', 60) }}",
        "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 40,
        "{% set x = 'aaaaaaaaaa' %}" + "{% set x = [x, x, x, x, x, x, x, x]|join(x) %}" * 40,
        "{% set x = range(1000000)|list %}" + "{% set x = [x, x]|sum(start=[]) %}" * 40,
        "{% for i in range(1000000) %}{{ range(1000000)|sum }}{% endfor %}",
        "{{ range(1000000)|map('string')|join(range(1000000)|join('a')) }}",
    ],
)
def test_an_endless_template_ends_soon(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setattr(allowance, "MOST_SECONDS", 5)
    project.write({"campaigns/letter/body.md": body})
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 1
    assert "campaigns/letter/body.md:1:1: error: " in run.err


def test_an_allowance_ends_with_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "MOST_SECONDS", 0)
    with pytest.raises(Exhausted):
        Allowance().step()


def test_a_letter_of_600_signatories_is_far_from_the_limits(project: SmallProject) -> None:
    names = [f"organisation-{number}" for number in range(600)]
    register = "".join(f"{name}: {{name: The {name} of a long name, acronym: {name}}}\n" for name in names)
    campaign = SMALL["campaigns/letter/campaign.yaml"].replace("[freedonia-watch]", f"[{', '.join(names)}]")
    body = "{% for s in signatories %}{{ loop.index }} of {{ signatories|length }}: {{ s }}\n\n{% endfor %}"
    project.write({"campaigns/letter/campaign.yaml": campaign, "signatories/organisations.yaml": register})
    project.write({"campaigns/letter/body.md": body})
    assert "600 of 600: The organisation-99 of a long name (organisation-99)" in project.build()
