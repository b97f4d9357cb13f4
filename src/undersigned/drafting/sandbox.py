"""Runs templates behind bars: Markdown comes out, and a finding for everything that goes wrong.

Campaigns travel between organisations, so their prose is not trusted: it can call only what
`exposed` marks, reach nothing that begins with an underscore, and take only so many steps.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from undersigned.drafting.allowance import LARGEST_NUMBER, MOST_STEPS, Allowance, Exhausted, limited_range
from undersigned.drafting.kept_templates import KeptTemplates
from undersigned.drafting.line_ends import keep_line_ends
from undersigned.drafting.missing import NotGiven, Nothing, Reported, missing_type, name_in_template
from undersigned.drafting.origins import Origins, marks_extension, unmarked
from undersigned.drafting.standing import Standing
from undersigned.drafting.template_syntax import explained
from undersigned.drafting.template_tree import rework
from undersigned.drafting.values import StandIn, as_markdown, emphasis, join, link
from undersigned.languages.number_words import number_in_words
from undersigned.model.findings import NOWHERE, Findings, Located, Place
from undersigned.model.letter import UNPRINTABLE

_FILTERS = (
    "batch", "capitalize", "count", "default", "first", "int", "items", "last", "length", "list", "lower",
    "map", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "slice", "sort", "sum",
    "title", "trim", "unique", "upper",
)  # fmt: skip

_LIKE_A_TEMPLATE = re.compile(r"\w[\w./-]*\.md")

_OF_TEXT = ("capitalize", "lower", "title", "trim", "upper")
"""Those that print what they are given, in another form."""

_KEEP_MARKS = ("default", "join", "trim")
"""Those that look at no sign of a text, so that the marks of where it was written can stay in it."""

_SIZED = ("batch", "round", "slice")
"""Those that make as much as they are told to."""

F = TypeVar("F", bound=Callable[..., Any])

TemplateReader = Callable[[str], Located | None]
"""Gives the text of a template by its name (`joint-letter/letter.md`), or None where there is none."""


def exposed(function: F) -> F:
    """Mark a function that templates may call."""
    function.exposed_to_templates = True  # type: ignore[attr-defined]  # a mark, read by is_safe_callable
    return function


class Workshop:
    """Renders the templates and the prose of one letter, and gathers their findings."""

    def __init__(self, read_template: TemplateReader, findings: Findings, language: str) -> None:
        self.language = language
        self.origins = Origins()
        self._standing = Standing(self.origins)
        self.findings = findings
        self._read_template = read_template
        self._environment = _Environment(self)
        self.is_whole = True
        """Whether all that was rendered came out; where not, what is missing in it says nothing."""
        self.sets_apart = False
        """Whether some values have marks around them, which no letter prints."""
        self.words: object = None
        """The object `words` of templates: those of the letter's language."""

    def render_file(self, name: str, context: Mapping[str, object], asked_at: Place | None = None) -> Markup:
        """The Markdown of a template by its name, with marks of origin."""
        return self._guarded(lambda: self._environment.get_template(name).render(context), asked_at)

    def render(self, prose: Located, context: Mapping[str, object]) -> Markup:
        """The Markdown of some prose, with marks of origin."""
        name = str(prose.place)
        self.origins.add(name, prose)
        self.origins.prose.add(prose.place.file)
        return self._guarded(lambda: self._compiled(name, prose).render(context), prose.place)

    def _compiled(self, name: str, prose: Located) -> jinja2.Template:
        turns = " ".join(str(start) for start, _ in prose.turns)
        code = self._environment.kept.code_of(self._environment, name, str(prose), turns)
        return jinja2.Template.from_code(self._environment, code, self._environment.globals)

    def load(self, name: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """A template for Jinja's loader, in the form that it wants."""
        source = self._read_template(name)
        if source is None:
            raise jinja2.TemplateNotFound(name)
        self.origins.add(name, source)
        return str(source), name, None

    def printable(self, value: object) -> object:
        """The value if it is something to print, else nothing, with a report where that is a mistake."""
        return self._environment.printable(value)

    def report(
        self, message: str, code: str, help: str | None, word: str = "", place: Place | None = None
    ) -> None:
        """Add an error at a place, or else in the template that is being rendered; there at a word, if one is given."""
        self.findings.error(message, code, place or self._standing.rendered_at(word), help)

    def warn(self, message: str, code: str, help: str | None) -> None:
        """Add a warning at the place in a template that is being rendered."""
        self.findings.warning(message, code, self._standing.rendered_at() or NOWHERE, help)

    def defined_in(self, name: str) -> dict[str, object]:
        """What a template defines, by name; nothing where there is no template of that name."""
        defined: dict[str, object] = {}

        def define() -> str:
            module = self._environment.get_template(name).make_module({"language": str(self.language)})
            defined.update((key, value) for key, value in vars(module).items() if not key.startswith("_"))
            return ""

        if self.has_template(name):
            self._guarded(define, None)
        return defined

    def has_template(self, name: str) -> bool:
        """Whether there is a template of that name."""
        return name in self.origins.sources or self._read_template(name) is not None

    def place_of(self, name: str, pattern: str) -> Place:
        """The place in a template that was read where a pattern is first found in it."""
        source = self.origins.sources[name]
        found = re.search(pattern, source)
        return source.place_at(found.start() if found else 0)

    def current_place(self) -> Place:
        """The place in a template that is being rendered."""
        return self._standing.rendered_at("") or NOWHERE

    def report_gap(self) -> None:
        """Add an error where prose would print nothing; templates may."""
        if self._standing.is_in_prose():
            self.report(
                "a value in this line is not given, and would print nothing",
                "not-given",
                "give it, or ask first whether it is there: {% if … %} … {% endif %}",
            )

    def typed_around(self) -> str:
        """What a template has typed in the line that is being rendered, without what stands in curly brackets."""
        return self._standing.typed_around()

    def _guarded(self, render: Callable[[], str], start: Place | None) -> Markup:
        try:
            return Markup(render())
        except jinja2.TemplateSyntaxError as error:
            source = self.origins.sources[error.name or ""]
            message, help, offset = explained(error, source, self._environment.filters)
            self.findings.error(message, "template-syntax", source.place_at(offset), help)
        except jinja2.TemplateNotFound as error:
            self.findings.error(
                f"there is no template '{error.name}'",
                "unknown-template",
                self._standing.raised_at() or start or self._standing.rendered_at(),
                f"write it as templates/{error.name}, or name another"
                if _LIKE_A_TEMPLATE.fullmatch(str(error.name))
                else "only files of the folder templates/ can be named, as in 'joint-letter/letter.md'",
            )
        except SecurityError as error:
            self.findings.error(
                str(error), "unsafe-template", self._standing.raised_at() or start, "take it out"
            )
        except Reported:
            pass
        except (Exhausted, RecursionError, MemoryError):
            self._environment.start_anew()
            self.findings.error(
                "this loops without an end, or nearly so",
                "endless-template",
                self._standing.raised_at() or start,
                "take it out",
            )
        except SyntaxError:  # Python's, of the code that Jinja makes
            self.findings.error(
                "loops and conditions are nested too deeply here",
                "template-syntax",
                start,
                "take some of them out",
            )
        except Exception as error:  # noqa: BLE001  # whatever a template does wrong, its author is to hear of it
            reason = str(error).rstrip(".")
            self.findings.error(
                f"this cannot be worked out: {reason[:1].lower()}{reason[1:]}",
                "template-error",
                self._standing.raised_at() or start,
                "write it in another way, or take it out",
            )
        self.is_whole = False
        return Markup()


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja, less everything that a letter has no use for."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, workshop: Workshop) -> None:
        super().__init__(
            extensions=[marks_extension(workshop.origins)],
            loader=jinja2.FunctionLoader(workshop.load),
            undefined=missing_type(workshop.report),
            autoescape=True,
            optimized=False,
            finalize=self._finalized,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=(kept := KeptTemplates()),
        )
        self.kept = kept
        self._workshop = workshop
        self._allowance = Allowance()
        self.globals.clear()
        self.globals["range"] = exposed(limited_range)
        self.filters = {name: self._limited(name, self.filters[name]) for name in _FILTERS}
        self.filters |= {
            "join": self._joined,
            "link": self._link,
            "emphasis": self._emphasis,
            "in_words": self._in_words,
            "_counted": self._each,
            "_as_read": _as_read,
        }

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree of a template, as this program wants it."""
        tree = rework(super()._parse(source, name, filename))
        tree.set_environment(self)
        return tree

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The text of a template as Jinja is to read it."""
        return keep_line_ends(super().preprocess(source, name, filename))

    @property
    def words(self) -> object:
        """The object `words` of templates, for those that import it from where words stood once."""
        return self._workshop.words

    def start_anew(self) -> None:
        """Let the next template have a whole allowance, after one has used up its own."""
        self._allowance = Allowance()

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro | BlockReference) or getattr(obj, "exposed_to_templates", False)

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and (isinstance(left, str) or isinstance(right, str)):
            return self._joined([left, right])
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            what = "not for letters" if operator == "**" else "for numbers only"
            self._workshop.report(f"'{operator}' is {what}", "template-error", "take it out", operator)
            return 0
        result = super().call_binop(context, operator, left, right)
        if abs(result) > LARGEST_NUMBER:
            raise ArithmeticError("the number is too large")
        return result

    def call(self, context: jinja2.runtime.Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        self._allowance.step()
        if not self.is_safe_callable(obj):
            name = str(getattr(obj, "__name__", "this"))
            advice = f"write it as a filter: |{name}" if name in self.filters else "take it out"
            self._workshop.report(f"'{name}' cannot be called", "unsafe-template", advice, name)
            return ""
        if not isinstance(obj, Macro | BlockReference):
            args = tuple(map(self._given, args))
            kwargs = {key: self._given(value) for key, value in kwargs.items()}
        return super().call(context, obj, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        value = super().getattr(obj, attribute)
        if isinstance(value, NotGiven):
            value.word = f".{attribute}"
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        return super().getitem(_as_read(obj), argument)

    def _each(self, items: Any) -> Iterator[object]:
        return self._allowance.each(self._given(items))

    def _limited(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter of Jinja's that counts what it is given."""
        given = 1 if hasattr(function, "jinja_pass_arg") else 0  # the context or the environment goes first

        @functools.wraps(function)
        def limited(*args: Any, **kwargs: Any) -> Any:
            if name in _SIZED and not all(_is_small(size) for size in (*args[given + 1 :], *kwargs.values())):
                raise Exhausted
            values = list(args)
            value = values[given]
            if isinstance(value, NotGiven):
                if name != "default":
                    self.printable(value)
                    return Nothing()
                value = self.undefined()
            value = self._allowance.counted(self.printable(value) if name in _OF_TEXT else value)
            values[given] = value if name in _KEEP_MARKS else _as_read(value)
            return function(*values, **kwargs)

        return limited

    def _given(self, value: Any) -> Any:
        """The value, or nothing with a report where the campaign does not give it."""
        return self.printable(value) if isinstance(value, NotGiven) else value

    def _emphasis(self, text: object) -> Markup:
        """The filter `emphasis`: the text in italics."""
        return emphasis(self.printable(text))

    def _in_words(self, number: object, gender: object = "feminine") -> object:
        """The filter `in_words`: a whole number in the words of the letter's language."""
        number = self.printable(number)
        if isinstance(number, jinja2.Undefined):
            return str(number)  # which says that it means nothing
        if isinstance(number, StandIn):
            return str(number)
        if not isinstance(number, int) or gender not in ("feminine", "masculine"):
            wrong = f"'{gender}' is neither feminine nor masculine"
            what = wrong if isinstance(number, int) else f"'{number}' is no whole number"
            self._workshop.report(
                f"this cannot be written in words: {what}",
                "template-error",
                'write it as in {{ signatories.count|in_words }} or {{ signatories.count|in_words("masculine") }}',
                "in_words",
            )
            return ""
        words = number_in_words(number, self._workshop.language, masculine=gender == "masculine")
        if words is None:
            self._workshop.warn(
                f"no words are known for {number} in '{self._workshop.language}', so it stands in figures",
                "no-number-words",
                "write the words yourself, or take out '|in_words'",
            )
        return str(number) if words is None else words

    def _joined(self, items: Iterable[object], separator: object = "") -> object:
        """Jinja's filter `join`, and what `~` and `+` make, for prose and plain values together."""
        texts = [self.printable(item) for item in self._given(items)]
        between = self.printable(separator)
        self._allowance.text(sum(len(str(text)) for text in texts) + len(str(between)) * len(texts))
        return join(texts, between)

    def _link(self, text: object, url: object = None) -> Markup:
        """The filter `link`: a link that shows the text, or its own address."""
        return link(self.printable(text), None if url is None else str(self.printable(url)))

    @jinja2.pass_context  # so that it is called when a template is rendered, not when it is compiled
    def _finalized(self, _context: jinja2.runtime.Context, value: object) -> Markup:
        """What `{{ value }}` prints: prose as it is, nothing for nothing, any other value literally."""
        markdown = as_markdown(self.printable(value))
        self._allowance.text(len(markdown))
        return markdown

    def printable(self, value: object) -> object:
        """The value if it is something to print, else nothing, with a report where that is a mistake."""
        if value is None:
            self._workshop.report_gap()
            return ""
        if isinstance(value, NotGiven):
            word = value.word or name_in_template(value)
            self._workshop.report(value.message, value.code, value.help, word, value.place)
            return ""
        is_typed = isinstance(value, str) and not isinstance(value, Markup) and not self._workshop.sets_apart
        if is_typed and UNPRINTABLE.search(str(value)):
            self._workshop.report(
                "this holds a character that cannot be printed", "unprintable-character", "delete it"
            )
            return ""
        if isinstance(value, str | int | float) or type(value).__str__ is not object.__str__:
            return value
        if callable(value):
            what, advice = "a function", 'write brackets after its name: {{ asks("resolution") }}'
        elif isinstance(value, Iterable):
            what, advice = "a list", 'print its entries, for example with {{ signatories|join(", ") }}'
        else:
            parts = [name for name in dir(value) if not name.startswith("_")]
            what, advice = "made of several parts", f"print one of them: {', '.join(parts)}"
        self._workshop.report(f"this cannot be printed: it is {what}", "not-text", advice)
        return ""


def _as_read(value: Any) -> Any:
    """A text as readers will see it: whoever counts or changes its signs knows nothing of marks in it."""
    return type(value)(unmarked(value)) if type(value) in {str, Markup} else value


def _is_small(size: object) -> bool:
    return not isinstance(size, int) or abs(size) <= MOST_STEPS
