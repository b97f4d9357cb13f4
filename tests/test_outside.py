"""Proves that a checker which is missing is named, and fails the tests where CI runs them."""

from __future__ import annotations

import os
import subprocess
import sys

from outside import ROOT

WITHOUT_QPDF = [
    sys.executable,
    "-m",
    "pytest",
    "tests/test_cambodia.py",
    "-k",
    "pdf_is_sound",
    "-p",
    "no:cacheprovider",
]


def run_without_programs(**settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CI", "PYTEST_"))}
    environment = {**kept, "PATH": "", "PYTHONPATH": str(ROOT / "src"), **settings}
    return subprocess.run(
        WITHOUT_QPDF, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_missing_checker_is_named_in_the_summary() -> None:
    run = run_without_programs()
    assert run.returncode == 0, run.stdout
    assert "outside checkers that did not run" in run.stdout
    assert "qpdf is not installed: 1 skipped" in run.stdout


def test_a_missing_checker_is_a_failure_where_ci_runs_the_tests() -> None:
    run = run_without_programs(CI="true")
    assert run.returncode == 1
    assert "checker not installed: qpdf" in run.stdout
    assert "1 failed" in run.stdout
