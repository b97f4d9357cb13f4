"""Holds README.md and docs/ to the program: examples build, commands exist, lists are whole, links lead somewhere.

A fenced block of a page is tested if the word after its language says how:

- `file=PATH` is the whole of a file of the project that `undersigned init` makes;
- `add=PATH` is added to one: to YAML key by key (a key that is there is replaced), to other files at the end;
- `change=PATH` changes words in one: those after `-` into those after the next `+`;
- `shows=FORMAT` has lines that the letter then has in that format, `shows=LETTER.FORMAT` those of another letter;
- `says` has lines that `undersigned check` then prints;
- `console` has commands after `$` and what they print; a line `…` stands for lines that are left out;
- `runs` is a program in Python, and `prints` what it prints.

Under each heading of the second level the examples begin with a fresh project; on a page that begins with
`$ cd undersigned`, all of them go on in one copy of this project, and on one that says `<!-- one project -->`, in the
one that its first example begins.
"""

from __future__ import annotations

import ast
import contextlib
import io
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from outside import ROOT
from undersigned.cli import main
from undersigned.cli.arguments import parser
from undersigned.drafting import sandbox
from undersigned.model.formats import FORMATS
from undersigned.model.letter import Role
from undersigned.model.style import PARAGRAPH_STYLES
from undersigned.writers.docx.style_names import DEFINITIONS

MANUAL = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
DECISIONS = tuple(sorted((ROOT / "docs/decisions").glob("[0-9]*.md")))
DECISIONS_INDEX = ROOT / "docs/decisions/README.md"
MAP = ROOT / "ARCHITECTURE.md"
FOR_PROGRAMMERS = (MAP, ROOT / "CONTRIBUTING.md", DECISIONS_INDEX, *DECISIONS)
TOLD_OF_NOW = tuple(page for page in FOR_PROGRAMMERS if "\n\nSuperseded by [" not in page.read_text("utf-8"))
PAGES = (*MANUAL, *FOR_PROGRAMMERS, ROOT / "CHANGELOG.md")


def _picture() -> bytes:
    data = io.BytesIO()
    Image.new("1", (300, 100)).save(data, "PNG")
    return data.getvalue()


FENCE = re.compile(
    r"^```(?P<language>\w*)(?: (?P<verb>\w+)(?:=(?P<what>\S+))?)?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
HEADING_OR_FENCE = re.compile(rf"^## (?P<heading>[^\n]+)$|{FENCE.pattern}", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")

# For the pictures that examples name.
PICTURE = _picture()


@dataclass(frozen=True)
class Example:
    """A fenced block of a page."""

    language: str
    verb: str
    what: str
    text: str


@dataclass(frozen=True)
class Section:
    """A page, or what stands under one of its headings of the second level."""

    page: Path
    title: str
    examples: tuple[Example, ...]

    def __str__(self) -> str:
        return f"{self.page.name}, {self.title}"


def _sections() -> Iterator[Section]:
    for page in MANUAL:
        title, examples = page.stem, list[Example]()
        for found in HEADING_OR_FENCE.finditer(page.read_text("utf-8")):
            if found["heading"]:
                yield Section(page, title, tuple(examples))
                title, examples = found["heading"], []
            elif found["verb"] or found["language"] == "console":
                example = (found[name] or "" for name in ("language", "verb", "what", "text"))
                examples.append(Example(*example))
        yield Section(page, title, tuple(examples))


class Reader:
    """Does in a folder what a page tells its reader to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed = ""

    def run(self, *arguments: str) -> tuple[int, str]:
        """The exit status of the program, and what it prints."""
        printed = io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
        ):
            status = main(arguments)
        return status, printed.getvalue()

    def copy_project(self) -> None:
        """Copy what this project has for letters into a folder `undersigned`, as a clone has it."""
        for name in ("campaigns", "signatories"):
            shutil.copytree(ROOT / name, self.folder / "undersigned" / name)

    def begin(self) -> None:
        """Begin a project and go there."""
        self.run("init", "my-letters")
        self.folder /= "my-letters"

    def follow(self, example: Example) -> None:
        match example.verb:
            case "file":
                self._write(example.what, example.text)
            case "add":
                self._write(example.what, self._with_added(example.what, example.text))
            case "change":
                self._change(self.folder / example.what, example.text)
            case "shows":
                letter = self.letter(*reversed(example.what.rpartition(".")[::2]))
                for line in filter(None, example.text.splitlines()):
                    assert line in letter.splitlines(), letter
            case "says":
                _, printed = self.run("check", "example-letter")
                for line in example.text.splitlines():
                    assert line in printed.splitlines(), printed
            case "runs":
                self._run_program(example.text)
            case "prints":
                assert _matches(self.printed, example.text), self.printed
            case _:
                self._type(example.text)

    def _run_program(self, text: str) -> None:
        printed = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
            exec(compile(text, "example", "exec"), {})  # noqa: S102  # it is ours
        self.printed = printed.getvalue()

    def letter(self, format: str, name: str = "") -> str:
        """A letter in a format that is text; without a name, the example letter."""
        name = name or "example-letter"
        self.build(format, name=name)
        return (self.folder / f"build/{name}/{name}.{format}").read_text("utf-8")

    def build(self, *formats: str, name: str = "example-letter") -> None:
        options = [word for format in formats for word in ("--format", format)]
        status, printed = self.run("build", name, *options)
        assert status == 0, printed

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        for picture in re.findall(r"(?<=[ (])[\w-]+\.png(?=[)},\n])", text):
            (path.parent / picture).write_bytes(PICTURE)

    def _change(self, path: Path, words: str) -> None:
        text = path.read_text("utf-8")
        for old, new in re.findall(r"^- (.*)\n\+ (.*)\n", words, re.MULTILINE):
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text, "utf-8")

    def _with_added(self, name: str, text: str) -> str:
        """The text of a file with an example added as a reader would."""
        path = self.folder / name
        before = path.read_text("utf-8") if path.exists() else ""
        if path.suffix != ".yaml":
            return f"{before}\n{text}"
        for key in re.findall(r"^([\w-]+):", text, re.MULTILINE):
            before = re.sub(rf"^{key}:.*\n(?:[ \t]+.*\n)*", "", before, flags=re.MULTILINE)
        return before + text

    def _type(self, session: str) -> None:
        """Type the commands of a console session, and compare what they print."""
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE):
            program, *arguments = shlex.split(command)
            if program == "cd":
                self.folder /= arguments[0]
                printed = ""
            else:
                assert program == "undersigned"
                _, printed = self.run(*arguments)
            assert _matches(printed, expected), f"{command}\n{printed}"


def _matches(printed: str, expected: str) -> bool:
    """Whether a command prints what a page shows."""
    parts = (re.escape(part) for part in re.split(r"^…\n", expected, flags=re.MULTILINE))
    return re.fullmatch(r"(?:.*\n)*?".join(parts), printed) is not None


IN_A_COPY, IN_ONE_PROJECT = "\n$ cd undersigned\n", "\n<!-- one project -->\n"
TODAY = {IN_A_COPY: "1724140800", IN_ONE_PROJECT: "1787212800"}
"""The day on which pages are read that go on: 20 August 2024, before the 57th session, and 2026, before the 63rd."""


def _goes_on(page: Path) -> str | None:
    """How a page says that its examples go on, if they do."""
    text = page.read_text("utf-8")
    return next((said for said in TODAY if said in text), None)


@pytest.mark.parametrize("page", [page for page in MANUAL if _goes_on(page)], ids=lambda page: page.name)
def test_a_page_that_goes_on_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _goes_on(page)
    assert said
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY[said])
    reader = Reader(tmp_path)
    if said == IN_A_COPY:
        reader.copy_project()
    for section in _sections():
        for example in section.examples if section.page == page else ():
            reader.follow(example)


def test_what_the_tutorial_says_of_the_list_holds_three_years_later_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same letter, carried to HRC64 instead: each count and each box of the page is the same there."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # 15 January 2027
    reader = Reader(tmp_path)
    reader.copy_project()
    later = {"hrc57": "hrc64", "HRC57": "HRC64", "2024-09-06": "2027-02-26", "from 47 to 63": "from 47 to 64"}
    later["--session HRC64"] = "--session HRC64 --opens 2027-03-01"  # the table has no day of it yet
    counts = []
    for section in (section for section in _sections() if section.page.stem == "next-session"):
        if section.title == "Reuse a section of an annex":
            break
        for example in section.examples:
            if "undersigned build" in example.text and "undersigned new" not in example.text:
                continue  # what is built is tested with the page itself
            what, text = example.what, example.text
            for old, new in later.items():
                what, text = what.replace(old, new), text.replace(old, new)
            reader.follow(replace(example, what=what, text=text))
            counts += [int(count) for count in re.findall(r"(\d+) to look at", text)]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 3


@pytest.mark.parametrize("section", [s for s in _sections() if s.examples and not _goes_on(s.page)], ids=str)
def test_the_examples_of_a_section_do_what_it_says(section: Section, tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    if not any(example.language in {"console", "python"} for example in section.examples):
        reader.begin()
    for example in section.examples:
        reader.follow(example)
    last = section.examples[-1]
    if last.verb not in {"says", "prints"} and last.language != "console":
        reader.build(*FORMATS)


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.name)
def test_every_example_of_a_file_is_tested(page: Path) -> None:
    for found in FENCE.finditer(page.read_text("utf-8")):
        assert found["verb"] or found["language"] not in {"yaml", "markdown", "jinja"}, found["text"]


STEP_BY_STEP = [
    "last-years-letter",
    "next-session",
    "collect-sign-ons",
    "another-language",
    "own-layout",
    "joint-letter",
    "open-letter",
    "statement",
    "ministers",
]
"""The pages that are followed line by line: their reader has to know where each line goes."""


@pytest.mark.parametrize("name", STEP_BY_STEP)
def test_above_each_example_of_a_file_a_page_to_follow_says_which(name: str) -> None:
    text, end = (ROOT / f"docs/{name}.md").read_text("utf-8"), 0
    for found in FENCE.finditer(text):
        if found["verb"] in {"file", "add", "change"} and found["language"] != "text":
            assert found["what"] in text[end : found.start()], found["text"]
        end = found.end()


def test_the_references_are_those_of_the_schemas() -> None:
    command = [sys.executable, str(ROOT / "scripts/reference-page"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_the_manual_writes_in_braces_can_be_written(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    reader.begin()
    add = "HRC63: {from: 2026-09-07, to: 2026-10-02}\n"
    reader.follow(Example("yaml", "add", "campaigns/sessions.yaml", add))
    spans = {
        span.replace(r"\|", "|")
        for page in ("prose.md", "campaign-file.md")
        for span in CODE.findall((ROOT / "docs" / page).read_text("utf-8"))
        if re.fullmatch(r"\{\{ [^…]*\}\}", span)
    }
    assert len(spans) > 10
    text = "".join(f"{span}\n\n" for span in sorted(spans))
    asked = (
        "asks:\n  government: {items: {free-them: 'Free them.[^last-report]'}}\n"
        "  resolution: {items: {renew: Renews it.}}\n"
        "  text: {items: {extend: support it, renew-mandate: renew it}}\n"
    )
    reader.follow(Example("yaml", "add", "campaigns/example-letter/campaign.yaml", asked))
    known = next(
        section
        for section in _sections()
        if "campaigns/mandates.yaml" in {e.what for e in section.examples} and section.page.stem == "prose"
    )
    for example in known.examples:
        if example.verb in {"file", "add"} and example.language == "yaml":
            reader.follow(example)
    reader.follow(Example("markdown", "add", "campaigns/example-letter/body.md", text))
    assert "63rd" in reader.letter("txt")


def test_what_the_values_table_shows_is_what_comes_out(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    reader.begin()
    add = "HRC63: {from: 2026-09-07, to: 2026-10-02}\n"
    reader.follow(Example("yaml", "add", "campaigns/sessions.yaml", add))
    table = (ROOT / "docs/prose.md").read_text("utf-8").partition("\n## Values\n")[2].partition("\n## ")[0]
    rows = re.findall(
        r"^\| `(\{\{ [^|`]+ \}\})` \| ([^|,]+?)(?:, with raised letters)? \|$", table, re.MULTILINE
    )
    assert len(rows) > 8
    text = "".join(f"- {value} = {shown}\n" for value, shown in rows)
    reader.follow(Example("markdown", "add", "campaigns/example-letter/body.md", text))
    for line in re.findall(r"^• (.*) = (.*)$", reader.letter("txt"), re.MULTILINE):
        assert line[0] == line[1]


def test_the_examples_of_the_reference_can_be_typed(tmp_path: Path) -> None:
    reference = (ROOT / "docs/campaign-file.md").read_text("utf-8")
    examples = re.findall(r"^- \*\*Example:\*\* `(.+)`$", reference, re.MULTILINE)
    assert len(examples) > 5
    reader = Reader(tmp_path)
    reader.begin()
    for example in examples:
        reader.follow(Example("yaml", "add", "campaigns/example-letter/campaign.yaml", f"{example}\n"))
        reader.build("txt")


# --- lists that must be whole


def _first_column(page: str, heading: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text("utf-8").partition(f"{heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def test_the_manual_names_every_format_kind_part_and_filter() -> None:
    prose = " ".join((ROOT / "docs/prose.md").read_text("utf-8").split())
    assert sorted(_first_column("formats.md", "# The formats")) == sorted(FORMATS)
    assert _first_column("house-style.md", "## Kinds of paragraph") == list(PARAGRAPH_STYLES)
    parts = prose.partition("The parts are ")[2].partition(". ")[0]
    assert CODE.findall(parts) == [role.value for role in Role]
    filters = prose.partition("these filters: ")[2].partition(". ")[0]
    assert CODE.findall(filters) == sorted({*sandbox._FILTERS, "in_words", "join", "link"})


def test_the_manual_names_every_block_of_the_joint_letter() -> None:
    page = " ".join((ROOT / "docs/letter-kinds.md").read_text("utf-8").split())
    template = (ROOT / "templates/joint-letter/letter.md").read_text("utf-8")
    named = page.partition("The blocks are ")[2].partition(". ")[0]
    assert CODE.findall(named) == re.findall(r"\{% block (\w+) %\}", template)


def test_the_styles_of_word_that_the_manual_names_are_there() -> None:
    page = (ROOT / "docs/house-style.md").read_text("utf-8")
    of_words = {name.casefold(): definition.look for name, definition in DEFINITIONS.items()}
    for kind, styles in re.findall(r"^\| `([^`]+)` \| [^|]+ \| ([^|]+) \|$", page, re.MULTILINE):
        for style in styles.split(", "):
            assert of_words[style.casefold()] == kind


# --- commands, files and links


def _code(page: Path) -> Iterator[str]:
    """What a page has in code: each span, and each line of its blocks."""
    text = page.read_text("utf-8")
    for found in FENCE.finditer(text):
        yield from (line.removeprefix("$ ") for line in found["text"].splitlines())
    yield from CODE.findall(FENCE.sub("", text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for code in _code(page):
        match shlex.split(code) if re.match(r"(undersigned|make|scripts/\S+)(\s|$)", code) else []:
            case ["undersigned", *arguments] if arguments:
                # A sentence may name a command without a campaign.
                assert _can_be_parsed(arguments) or _can_be_parsed([*arguments, "a-campaign"]), code
            case ["make", target, *_]:
                assert re.search(rf"^{target}:", makefile, re.MULTILINE), code
            case [script, *_] if script.startswith("scripts/"):
                assert (ROOT / script).exists(), code
            case _:
                pass


def _can_be_parsed(arguments: list[str]) -> bool:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            parser().parse_args(arguments)
        except SystemExit as end:  # so do --help and --version end
            return end.code == 0
    return True


PATH = re.compile(
    r"(?P<path>(?!\.venv/)[\w.-]*/[\w./-]*|[\w-]+\.(?:py|toml|lock|md|yaml))(?::(?P<name>[A-Za-z_][\w.]*))?"
)
"""A path as pages for programmers name it, and perhaps what stands there: `route.py`, `route.py:prepare`."""


@pytest.mark.parametrize("page", TOLD_OF_NOW, ids=lambda page: page.name)
def test_the_paths_and_functions_that_a_page_names_are_there(page: Path) -> None:
    missing = []
    for code in _code(page):
        found = PATH.fullmatch(code)
        if found and not _is_there(found["path"], found["name"]):
            missing.append(code)
    assert not missing


def test_what_pages_name_is_found_out_when_it_is_gone() -> None:
    assert _is_there("numbering/__init__.py", "number")
    assert _is_there("files/project.py", "Project.campaign")
    assert not _is_there("numbering/__init__.py", "numbers")
    assert not _is_there("numbering/numbers.py", None)
    named = [found for found in map(PATH.fullmatch, _code(MAP)) if found]
    assert len(named) > 50
    assert sum(found["name"] is not None for found in named) > 30


def _is_there(path: str, name: str | None) -> bool:
    """Whether a file or folder is in the project, the package or the example letter, and a name in its code."""
    roots = (ROOT, ROOT / "src/undersigned", ROOT / "campaigns/hrc54-cambodia")
    there = next((root / path for root in roots if (root / path).exists()), None)
    return there is not None and (name is None or name in _defined(ast.parse(there.read_text("utf-8")).body))


def _defined(body: list[ast.stmt], inside: str = "") -> set[str]:
    """The names that a module or a class defines, those in its classes as `Class.name`."""
    names = set()
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names.add(inside + name)
            case ast.ClassDef(name=name):
                names |= {inside + name, *_defined(node.body, f"{inside}{name}.")}
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                names.add(inside + name)
            case _:
                pass
    return names


def test_the_map_fits_on_a_few_pages() -> None:
    assert len(MAP.read_text("utf-8").splitlines()) <= 150


def test_every_decision_has_its_form() -> None:
    assert len(DECISIONS) > 50
    for page in DECISIONS:
        text = page.read_text("utf-8")
        assert re.match(r"# (\d+)\. [^\n]+[^.\n]\n\n(Accepted|Superseded by \[)", text), page.name
        assert int(text[2:].partition(".")[0]) == int(page.name[:4])
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        form = ["Context", "Decision", "Alternatives", "Measured", "Consequences"]
        assert headings in (form, [heading for heading in form if heading != "Measured"]), page.name


def test_the_list_of_decisions_is_whole() -> None:
    rows = re.findall(
        r"^\| (\d+) \| \[(.+)\]\((.+)\) \| (.+) \|$", DECISIONS_INDEX.read_text("utf-8"), re.MULTILINE
    )
    assert rows == [
        (
            str(int(page.name[:4])),
            _title(page),
            page.name,
            re.sub(r"\[(\d+)\]\([^)]*\)", r"\1", _status(page)),
        )
        for page in DECISIONS
    ]


def _title(page: Path) -> str:
    """The sentence that a decision is, without its number."""
    return page.read_text("utf-8").partition("\n")[0].partition(". ")[2]


def _status(page: Path) -> str:
    """What a decision says of its standing in the line below its title; of other pages, whatever stands there."""
    return page.read_text("utf-8").splitlines()[2].partition(" · ")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(CODE.sub("", FENCE.sub("", page.read_text("utf-8")))):
        if link.startswith(("https://", "http://")):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
