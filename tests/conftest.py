"""What all tests share: a small project to break, and a summary that names the checkers that did not run."""

from __future__ import annotations

import os
from collections import Counter
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


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("accept") and hasattr(config, "workerinput"):
        pytest.exit("--accept writes into files that several tests share: leave -n out", returncode=2)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write into tests/faults/*.md what the program says today; read it before you commit it",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", ())
    reasons = [report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple)]
    missing = Counter(reason.partition(MISSING)[2] for reason in reasons if MISSING in reason)
    if missing:
        terminalreporter.section("outside checkers that did not run")
        for program, tests in sorted(missing.items()):
            terminalreporter.line(f"{program} is not installed: {tests} skipped")
