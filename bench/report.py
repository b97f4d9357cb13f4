"""Turns measurements into a table for a terminal of 80 columns, or into JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version

from bench.by_length import PAGE, Length
from bench.commands import pandoc_version
from bench.measurement import Measurement
from bench.side_by_side import Program


@dataclass(frozen=True)
class Report:
    """All that was measured."""

    measurements: Sequence[Measurement]
    programs: Sequence[Program]
    lengths: Sequence[Length]

    @property
    def ok(self) -> bool:
        """Whether every target is met."""
        return all(measurement.ok for measurement in self.measurements)


def table(report: Report) -> str:
    """The report as lines of at most 80 characters."""
    return "\n".join(_lines(report))


def as_json(report: Report) -> str:
    """The report for a program, with every time that was taken, in seconds."""
    targets = [asdict(measurement) | {"ok": measurement.ok} for measurement in report.measurements]
    return json.dumps(
        {
            "machine": _machine(),
            "targets": targets,
            "programs": [asdict(program) for program in report.programs],
            "seconds_per_page": [asdict(length) for length in report.lengths],
        },
        indent=2,
    )


def _lines(report: Report) -> Iterator[str]:
    yield _machine()
    yield ""
    yield f"{'':36} {'median':>10} {'minimum':>10} {'at most':>10}"
    for one in report.measurements:
        figures = " ".join(_figure(value, one.unit) for value in (one.median, one.minimum, one.target))
        yield f"{one.name:36} {figures}  {'ok' if one.ok else 'MISSED'}"
    yield "The minimum decides: what else the machine does can only add to it."
    yield ""
    yield f"{'each in a new process':36} {'median':>10} {'minimum':>10} {'processor':>10}"
    for program in report.programs:
        times = (program.wall.median, program.wall.minimum, program.processor.minimum)
        yield f"{program.name:36} {' '.join(_figure(time, 's') for time in times)}"
    yield ""
    yield f"{'a page, in a warm process':32} {'DOCX':>11} {'PDF':>11} {'layout':>11} {'writing':>11}"
    for length in report.lengths:
        name = f"of {length.pages} ({length.words:,} words)"
        parts = (length.docx, length.pdf, length.layout, length.writing)
        yield f"{name:32} {' '.join(f'{one.minimum * 1000:8.1f} ms' for one in parts)}"
    yield f"A page is {PAGE} words, on the processor; layout and writing are WeasyPrint's."


def _machine() -> str:
    return (
        f"Python {platform.python_version()}, WeasyPrint {version('weasyprint')}, "
        f"pandoc {pandoc_version()}, {os.cpu_count()} cores"
    )


def _figure(value: float, unit: str) -> str:
    return f"{value:{9 - len(unit)}.{0 if unit == 'MB' else 3}f} {unit}"
