"""Reports a name that means nothing in a template, and lets the rest be read."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.utils import missing
from markupsafe import Markup

from undersigned.model.findings import Place, suggestion

Report = Callable[[str, str, str | None, str, Place | None], None]
"""Adds an error (message, code, help) at a word in the line of a template that is being rendered, or at a place."""


class NotGiven:
    """Stands for something that a letter may do without: is false, and asks for itself where it is used after all."""

    def __init__(self, message: str, help: str, place: Place | None = None) -> None:
        """`place` is where it is to be given, and None where that is told at what uses it."""
        self.message = message
        self.help = help
        self.place = place
        self.word = ""
        """By what it was asked for, with a full stop before it where it was asked of something: `.days`."""

    @property
    def code(self) -> str:
        """What kind of finding it is that it is not given."""
        return "not-given" if self.place is None else "missing-key"

    def __bool__(self) -> bool:
        return False


class Reported(Exception):
    """A template cannot go on, for a reason that is already among the findings."""


def template_frame() -> types.FrameType | None:
    """The frame of the template that is being rendered."""
    frame: types.FrameType | None = sys._getframe(1)  # noqa: SLF001  # the only way to ask which template is being rendered
    while frame is not None and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    return frame


def name_in_template(value: object) -> str:
    """By which name the template that is being rendered knows a value."""
    frame = template_frame()
    context = frame.f_locals.get("context") if frame else None
    return next((name for name, known in context.get_all().items() if known is value), "") if context else ""


def _is_given_to_a_function(value: object) -> bool:
    """Whether a template has called a function of the program with a value, and it is not done yet."""
    frame: types.FrameType | None = sys._getframe(1)  # noqa: SLF001  # as in template_frame
    while frame is not None and "__jinja_template__" not in frame.f_globals:
        if any(given is value for given in frame.f_locals.get("args", ())):
            return True
        frame = frame.f_back
    return False


class Nothing(jinja2.Undefined):
    """Prints, loops over and tests as nothing, and so does whatever is asked of it.

    So the rest of the template can be read. Reckoning with it raises `Reported`.
    """

    exposed_to_templates = True

    def _report(self) -> None:
        """Say that something is missing; of what is asked of something missing, that was said."""

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._report()
        raise Reported

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by Python itself, as by copy and pickle
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, _key: object) -> Any:
        self._report()
        return Nothing()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What a call of it gives: nothing, again."""
        return self["a call"]

    def __str__(self) -> str:
        self._report()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._report()
        return iter(())

    def __bool__(self) -> bool:
        self._report()
        return False

    def __len__(self) -> int:
        self._report()
        return 0


def missing_type(report: Report) -> type[jinja2.Undefined]:
    """The type that Jinja is to use for what is undefined: nothing, after a report."""

    class Missing(Nothing):
        def _report(self) -> None:
            message, code, help, name = _explained(self)
            asked = self._undefined_obj
            is_argument = self._undefined_obj is missing and _is_given_to_a_function(self)
            if is_argument:
                help = f'if this is a name that you gave, put it in quotation marks: "{name}"'
            report(message, code, help, name, asked.place if isinstance(asked, NotGiven) else None)
            if is_argument:
                raise Reported  # or the function would complain of the same

    return Missing


def _explained(undefined: jinja2.Undefined) -> tuple[str, str, str | None, str]:
    """The message, the code and the help for something undefined, and its name."""
    name, asked = str(undefined._undefined_name), undefined._undefined_obj  # noqa: SLF001  # Jinja's interface
    if undefined._undefined_name is None:  # noqa: SLF001  # what a filter such as `first` gives
        return (
            "there is nothing in this to take",
            "undefined-variable",
            "ask for it with {% if … %} first",
            "",
        )
    if issubclass(undefined._undefined_exception, SecurityError):  # noqa: SLF001
        return f"'{name}' is out of reach here", "unsafe-template", "take it out", name
    if isinstance(asked, NotGiven):
        return asked.message, asked.code, asked.help, f".{name}"
    if asked is missing:
        frame = template_frame()
        context = frame.f_locals.get("context") if frame else None
        known, message = context.get_all() if context is not None else (), f"'{name}' means nothing here"
    else:
        known = [] if isinstance(asked, tuple) and name.isdigit() else _parts_of(asked)
        message = f"there is no '{name}' in this"
    return (
        message,
        "undefined-variable",
        suggestion(name, known, f"there is: {', '.join(sorted(known))}" if known else _empty(asked)),
        name,
    )


def _parts_of(value: object) -> list[str]:
    """What can be asked of a value, by name; of a list, no more than the program has given it."""
    if isinstance(value, Mapping):
        return [str(part) for part in value]
    if type(value) in {str, Markup}:
        return []  # what Python can do with a text is no business of a letter
    parts = [part for part in dir(value) if not part.startswith("_")]
    if isinstance(value, tuple):
        own = () if type(value) is tuple else vars(type(value))
        return [part for part in parts if part in own or not hasattr(tuple, part)]
    return parts


def _empty(value: object) -> str:
    """What to do where there is nothing to ask for by name."""
    if isinstance(value, str):
        return "it is a text, and has no parts: leave the point and what follows out"
    number = len(value) if isinstance(value, tuple) else 0
    if number == 0:
        return "it is empty; fill it in, or take this out"
    return "it has one entry, [0]" if number == 1 else f"it has entries from [0] to [{number - 1}]"
