"""What all tests share: a small project to break, and a summary that names the checkers that did not run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from outside import MISSING
from small_project import SmallProject

# The same examples in every run, so that a failure is one that the last change made. To look for
# new ones: HYPOTHESIS_PROFILE=search pytest tests
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=40, database=None)
settings.register_profile(
    "search", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """A project whose one letter builds."""
    return SmallProject(tmp_path)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write into tests/faults/*.md what the program says today; read it before you commit it",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    missing = sorted({r.rpartition(MISSING)[2].strip("')") for r in reasons if MISSING in r})
    if missing:
        terminalreporter.section("outside checkers that did not run")
        for program in missing:
            count = sum(f"{MISSING}{program}" in reason for reason in reasons)
            terminalreporter.line(f"{program}: not installed; {count} tests did without it")
