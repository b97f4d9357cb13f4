"""Turns a campaign into several builds of it in one process, and into a line of JSON that says what each took.

A program of its own: `in_process.py TIMES PROJECT CAMPAIGN OUTPUT FORMAT...`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from undersigned.cli import main

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


CHECKS: Final = (
    ("undersigned.route", "number"),
    ("undersigned.route", "check_letter"),
    ("undersigned.checking.pdf", "check_pdf"),
)
"""Where the program calls numbering and the checks."""

ACCOUNT: Final = (("undersigned.route", "check_account"),)
"""Where it accounts for what was typed."""

PROOFS: Final = (("undersigned.checking.pdf", "check_pdf"), ("undersigned.checking.formats", "check_formats"))
"""Where it proves what it wrote."""


class Stopwatch:
    """The seconds of the processor that a build takes in all, and of them those in some of its parts."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, part: str, function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        """The function, its time added to that part."""

        def timed(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[part] = self.seconds.get(part, 0) + time.process_time() - start

        return timed

    def watch_weasyprint(self) -> None:
        """Time WeasyPrint, if the program has loaded it: it must be the program that does, with its fonts."""
        weasyprint = sys.modules.get("weasyprint")
        if weasyprint is not None:
            weasyprint.HTML.render = self.timed("layout", weasyprint.HTML.render)
            weasyprint.Document.write_pdf = self.timed("writing", weasyprint.Document.write_pdf)

    def watch_checks(self) -> None:
        """Time numbering and the checks, and by themselves the account and the proofs."""
        for part, functions in (("checks", CHECKS), ("account", ACCOUNT), ("proofs", PROOFS)):
            for module, name in functions:
                loaded = sys.modules.get(module)
                if loaded is not None:
                    setattr(loaded, name, self.timed(part, getattr(loaded, name)))


def builds(times: int, arguments: list[str]) -> list[dict[str, float]]:
    """What each of several builds took, `wall` by the clock; their parts are watched from the second on."""
    watch, took = Stopwatch(), []
    build = watch.timed("total", main)
    for number in range(times):
        if number == 1:
            watch.watch_weasyprint()
            watch.watch_checks()
        watch.seconds = {}
        start = time.perf_counter()
        if build(arguments):
            raise SystemExit("the campaign cannot be built")
        took.append(watch.seconds | {"wall": time.perf_counter() - start})
    return took


if __name__ == "__main__":
    count, project, campaign, output, *formats = sys.argv[1:]
    chosen = [word for format in formats for word in ("--format", format)]
    print(json.dumps(builds(int(count), ["-C", project, "build", campaign, "--output", output, *chosen])))
