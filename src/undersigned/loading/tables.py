"""The tables of a project, read once for all the campaigns that are looked at in a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from undersigned.files.project import Project
from undersigned.loading.mandates import load_mandates
from undersigned.loading.registers import load_organisations, load_sessions
from undersigned.model.campaign import Organisation, Session
from undersigned.model.findings import Findings
from undersigned.model.offices import Mandate

_Row = TypeVar("_Row")


class Tables:
    """The register, the sessions and the mandates of a project, read once for all the campaigns of a run."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._sessions: _Read[Session] | None = None
        self._organisations: _Read[Organisation] | None = None
        self._mandates: _Read[Mandate] | None = None

    def sessions(self, findings: Findings) -> dict[str, Session] | None:
        """The sessions by id; what is wrong with their table is told to each who asks."""
        if self._sessions is None:
            self._sessions = _Read.of(load_sessions, self.project)
        return self._sessions.told(findings)

    def organisations(self, findings: Findings) -> dict[str, Organisation] | None:
        """The register by id; what is wrong with it is told to each who asks."""
        if self._organisations is None:
            self._organisations = _Read.of(load_organisations, self.project)
        return self._organisations.told(findings)

    def mandates(self, findings: Findings) -> dict[str, Mandate] | None:
        """The mandates by id; what is wrong with their table is told to each who asks."""
        if self._mandates is None:
            sessions = self.sessions(Findings()) or {}
            self._mandates = _Read.of(
                lambda project, own: load_mandates(project, sessions, own), self.project
            )
        return self._mandates.told(findings)


@dataclass(frozen=True)
class _Read(Generic[_Row]):
    """A table as it was read, and what is wrong with it."""

    rows: dict[str, _Row] | None
    findings: Findings

    @classmethod
    def of(cls, load: Callable[[Project, Findings], dict[str, _Row] | None], project: Project) -> _Read[_Row]:
        findings = Findings()
        return cls(load(project, findings), findings)

    def told(self, findings: Findings) -> dict[str, _Row] | None:
        findings.extend(self.findings)
        return self.rows
