"""Turns a name that means nothing in a template into a finding, and lets the rest be read."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from undersigned.diagnostics import suggestion

Report = Callable[[str, str, str | None], None]
"""Adds an error (message, code, help) at the place in a template that is being rendered."""


class NotGiven:
    """Stands for something that a letter may do without: is false, and asks for itself where it is used after all."""

    def __init__(self, message: str, help: str) -> None:
        self.message = message
        self.help = help

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


def missing_type(report: Report) -> type[jinja2.Undefined]:
    """The type that Jinja is to use for what is undefined.

    After a report it prints, loops over and tests as nothing, and so does whatever is asked of
    it, so that the rest of the template can be read. Reckoning with it raises `Reported`.
    """

    class Missing(jinja2.Undefined):
        exposed_to_templates = True

        def _report(self) -> None:
            name = str(self._undefined_name)
            if issubclass(self._undefined_exception, SecurityError):
                report(f"'{name}' is out of reach here", "unsafe-template", "take it out")
            elif self._undefined_obj is missing:
                frame = template_frame()
                context = frame.f_locals.get("context") if frame else None
                known = context.get_all() if context is not None else ()
                report(f"'{name}' means nothing here", "undefined-variable", suggestion(name, known))
            elif isinstance(self._undefined_obj, NotGiven):
                report(self._undefined_obj.message, "not-given", self._undefined_obj.help)
            else:
                known = [name for name in dir(self._undefined_obj) if not name.startswith("_")]
                advice = suggestion(name, known, f"there is: {', '.join(known)}")
                report(f"there is no '{name}' in this", "undefined-variable", advice)

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

    class Nothing(Missing):
        """What is asked of something missing, which was reported."""

        def _report(self) -> None:
            pass

    return Missing
