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

    It prints, loops over and tests as nothing, after a report; whatever else is done with it
    raises `Reported`.
    """

    class Missing(jinja2.Undefined):
        def _report(self) -> None:
            name = str(self._undefined_name)
            if issubclass(self._undefined_exception, SecurityError):
                report(f"'{name}' is out of reach here", "unsafe-template", "take it out")
            elif self._undefined_obj is missing:
                frame = template_frame()
                context = frame.f_locals.get("context") if frame else None
                known = context.get_all() if context is not None else ()
                report(f"'{name}' means nothing here", "undefined-variable", suggestion(name, known))
            elif self._undefined_obj is None:
                report(
                    f"there is no '{name}', for what it is asked of is not given", "undefined-variable", None
                )
            else:
                known = [name for name in dir(self._undefined_obj) if not name.startswith("_")]
                advice = suggestion(name, known, f"there is: {', '.join(known)}")
                report(f"there is no '{name}' in this", "undefined-variable", advice)

        def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> NoReturn:
            self._report()
            raise Reported

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

    return Missing
