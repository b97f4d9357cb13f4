"""Turns a template and what it may know into Markdown, and everything that goes wrong into findings.

Campaigns travel between organisations, so their prose is not trusted: it can call only what
`exposed` marks, reach nothing that begins with an underscore, and take only so many steps.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from undersigned.diagnostics import NOWHERE, Findings, Located, Place
from undersigned.drafting.missing import NotGiven, Reported, missing_type, template_frame
from undersigned.drafting.origins import Origins, marks_extension
from undersigned.drafting.values import as_markdown, emphasis, joined, link

MOST_STEPS = 100_000
"""How many rounds of loops and calls of macros one letter may take; 600 signatories take some 2,000."""
MOST_TEXT = 20_000_000
"""How many characters templates may put out in one letter."""

_FILTERS = (
    "batch", "capitalize", "count", "default", "first", "int", "items", "last", "length", "list", "lower",
    "map", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "slice", "sort", "sum",
    "title", "trim", "unique", "upper",
)  # fmt: skip

F = TypeVar("F", bound=Callable[..., Any])

TemplateReader = Callable[[str], Located | None]
"""Gives the text of a template by its name (`joint-letter/letter.md`), or None where there is none."""


class Exhausted(Exception):
    """A template takes more steps, or puts out more text, than any letter needs."""


def exposed(function: F) -> F:
    """Mark a function that templates may call."""
    function.exposed_to_templates = True  # type: ignore[attr-defined]  # a mark, read by is_safe_callable
    return function


class Workshop:
    """Renders the templates and the prose of one letter, and gathers their findings."""

    def __init__(self, read_template: TemplateReader, findings: Findings) -> None:
        self.origins = Origins()
        self.findings = findings
        self._read_template = read_template
        self._environment = _Environment(self)
        self.is_whole = True
        """Whether all that was rendered came out; where not, what is missing in it says nothing."""

    def render_file(self, name: str, context: Mapping[str, object]) -> Markup:
        """The Markdown of a template by its name, with marks of origin."""
        return self._guarded(lambda: self._environment.get_template(name).render(context), None)

    def render(self, prose: Located, context: Mapping[str, object]) -> Markup:
        """The Markdown of some prose, with marks of origin."""
        name = str(prose.place)
        self.origins.sources[name] = prose
        return self._guarded(lambda: self._compiled(name, prose).render(context), prose)

    def _compiled(self, name: str, prose: Located) -> jinja2.Template:
        code = self._environment.compile(str(prose), name, name)
        return jinja2.Template.from_code(self._environment, code, self._environment.globals)

    def load(self, name: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """A template for Jinja's loader, in the form that it wants."""
        source = self._read_template(name)
        if source is None:
            raise jinja2.TemplateNotFound(name)
        self.origins.sources[name] = source
        return str(source), name, None

    def place(self, template: str | None, line: int) -> Place:
        """Where a line of a template was written."""
        source = self.origins.sources.get(template or "")
        if source is None:
            return Place(template or "", line)
        offset = 0
        for _ in range(line - 1):
            offset = source.find("\n", offset) + 1
        return source.place_at(offset)

    def has_template(self, name: str) -> bool:
        """Whether there is a template of that name."""
        return name in self.origins.sources or self._read_template(name) is not None

    def current_place(self) -> Place:
        """The place in a template that is being rendered."""
        frame = template_frame()
        if frame is None:
            return NOWHERE
        template = frame.f_globals["__jinja_template__"]
        return self.place(template.name, template.get_corresponding_lineno(frame.f_lineno))

    def report(self, message: str, code: str, help: str | None) -> None:
        """Add an error at the place in a template that is being rendered."""
        self.findings.error(message, code, self.current_place(), help)

    def _guarded(self, render: Callable[[], str], prose: Located | None) -> Markup:
        start = prose.place if prose is not None else None
        try:
            return Markup(render())
        except jinja2.TemplateSyntaxError as error:
            self.findings.error(
                f"this is not the form of a {{{{ … }}}} or {{% … %}}: {_sentence(error)}",
                "template-syntax",
                self.place(error.name, error.lineno),
                "compare it with the examples in docs/campaign-file.md",
            )
        except jinja2.TemplateNotFound as error:
            self.findings.error(
                f"there is no template '{error.name}'", "unknown-template", self._raised_at() or start
            )
        except SecurityError as error:
            self.findings.error(str(error), "unsafe-template", self._raised_at() or start, "take it out")
        except Reported:
            pass
        except (Exhausted, RecursionError):
            self.findings.error(
                "this loops without an end, or nearly so",
                "endless-template",
                self._raised_at() or start,
                "take it out",
            )
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            self.findings.error(
                f"this cannot be worked out: {error}", "template-error", self._raised_at() or start
            )
        self.is_whole = False
        return Markup()

    def _raised_at(self) -> Place | None:
        """Where in a template the exception being handled was raised."""
        place, trace = None, sys.exc_info()[2]
        while trace is not None:  # Jinja rewrites the traceback to name templates and their lines
            name = trace.tb_frame.f_code.co_filename
            if name in self.origins.sources:
                place = self.place(name, trace.tb_lineno)
            trace = trace.tb_next
        return place


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja, less everything that a letter has no use for."""

    intercepted_binops = frozenset({"+", "*", "%", "**"})

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
        )
        self._workshop = workshop
        self._steps = 0
        self._put_out = 0
        self.globals.clear()
        self.globals["range"] = exposed(_range)
        self.filters = {name: self._limited(self.filters[name]) for name in _FILTERS}
        self.filters |= {"join": _join, "link": link, "emphasis": emphasis}
        self.filters |= {"_counted": self._counted, "_joined": joined}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Count the rounds of every loop, and make `~` escape as Markdown rather than as HTML."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "_counted", [], [], None, None, lineno=loop.lineno)
        for parent in list(tree.find_all(nodes.Node)):
            for field, value in parent.iter_fields():
                if isinstance(value, nodes.Concat):
                    setattr(parent, field, _as_filter(value))
                elif isinstance(value, list):
                    value[:] = [_as_filter(v) if isinstance(v, nodes.Concat) else v for v in value]
        tree.set_environment(self)
        return tree

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro | BlockReference) or getattr(obj, "exposed_to_templates", False)

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and (isinstance(left, str) or isinstance(right, str)):
            return joined([left, right])
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError(
                f"'{operator}' is for numbers only" if operator != "**" else "'**' is not for letters"
            )
        return super().call_binop(context, operator, left, right)

    def call(self, *args: Any, **kwargs: Any) -> Any:
        self._step()
        return super().call(*args, **kwargs)

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise Exhausted

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._step()
            yield item

    def _limited(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def limited(*args: Any, **kwargs: Any) -> Any:
            self._step()
            return function(*args, **kwargs)

        return limited

    @jinja2.pass_context  # so that it is called when a template is rendered, not when it is compiled
    def _finalized(self, _context: jinja2.runtime.Context, value: object) -> Markup:
        """What `{{ value }}` prints: prose as it is, nothing for nothing, any other value literally."""
        if isinstance(value, NotGiven):
            self._workshop.report(value.message, "not-given", value.help)
        markdown = as_markdown(value) if value is not None and not isinstance(value, NotGiven) else Markup()
        self._put_out += len(markdown)
        if self._put_out > MOST_TEXT:
            raise Exhausted
        return markdown


def _join(items: Iterable[object], separator: object = "") -> object:
    """Jinja's filter `join`, for prose and plain values together."""
    return joined(list(items), separator)


def _range(*bounds: int) -> range:
    """Jinja's `range`; a loop over it is counted as any other."""
    return range(*bounds)


def _as_filter(concatenation: nodes.Concat) -> nodes.Filter:
    items = nodes.List(concatenation.nodes, lineno=concatenation.lineno)
    return nodes.Filter(items, "_joined", [], [], None, None, lineno=concatenation.lineno)


def _sentence(error: jinja2.TemplateSyntaxError) -> str:
    message = (error.message or "").rstrip(".")
    return message[:1].lower() + message[1:]
