"""Reads the table of mandates, and tells of gaps in it, of days out of order and of symbols that cannot be."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping
from typing import Final

from undersigned.files.misnamed import advice_on
from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode
from undersigned.loading.registers import date_of, scalar_of, scalars_of
from undersigned.loading.schema import check_schema
from undersigned.loading.symbols import is_symbol, session_of_symbol
from undersigned.model.campaign import Session
from undersigned.model.findings import Findings, Located, Place, suggestion
from undersigned.model.offices import DueReport, Mandate, MandateHolder, Resolution, Table, Vote

_FILE: Final = Table.MANDATES.value
_LATE: Final = datetime.timedelta(days=200)
"""How long after a mandate ran out the resolution that renewed it may be: the Council extends some by a session."""


def load_mandates(
    project: Project, sessions: Mapping[str, Session], findings: Findings
) -> dict[str, Mandate] | None:
    """The mandates by id; none where the project has no such file, and None where it cannot be read."""
    path = project.path(_FILE)
    if not is_file(path):
        if advice := advice_on(path):
            message = "the table of mandates is not called mandates.yaml, and so is not read"
            findings.warning(message, "misnamed-file", Place(project.shown(path)), advice)
        return {}
    tree = project.read_yaml(project.as_named(_FILE), findings)
    if tree is not None:
        check_schema(tree, "mandates", findings)
    if not isinstance(tree, MappingNode):
        return None
    return _Reader(tree, sessions, findings).mandates()


class _Reader:
    def __init__(self, tree: MappingNode, sessions: Mapping[str, Session], findings: Findings) -> None:
        self._tree = tree
        self._sessions = sessions
        self._findings = findings

    def mandates(self) -> dict[str, Mandate]:
        found = {}
        for id, key in self._tree.keys_typed.items():
            entry = self._tree[id]
            if isinstance(entry, MappingNode) and (name := self._sound(entry.get("name"))):
                found[str(id)] = self._mandate(key, name, entry)
        return found

    def _mandate(self, key: Scalar, name: Scalar, entry: MappingNode) -> Mandate:
        established = [*self._resolutions([entry["established"]])] if "established" in entry else []
        renewed = [*self._resolutions(_items(entry.get("renewed")))]
        ended = [*self._resolutions([entry["ended"]])] if "ended" in entry else []
        if not established and not renewed and not {"established", "renewed"} & entry.keys():
            self._findings.warning(
                f"no resolution is known that gave '{key}'",
                "mandate-gap",
                key.place,
                "add 'established' or 'renewed', with its symbol and its day",
            )
        self._check_order([*established, *renewed, *ended])
        holders = tuple(self._holders(entry.get("holders")))
        return Mandate(
            key,
            (name, *scalars_of(entry.get("other_names"))),
            self._sound(entry.get("acronym")),
            self._sound(entry.get("country")),
            established[0] if established else None,
            tuple(sorted(renewed, key=lambda one: one.adopted)),
            ended[0] if ended else None,
            self._replacement(key, self._sound(entry.get("replaced_by"))),
            holders,
            tuple(self._reports(entry.get("reports"))),
        )

    def _resolutions(self, nodes: list[Node]) -> Iterator[Resolution]:
        """What rows say of resolutions; rows with faults are left out, so that nobody relies on them."""
        for node in nodes:
            row = node if isinstance(node, MappingNode) else MappingNode()
            symbol, adopted = self._sound(row.get("symbol")), self._day(row, "adopted")
            if symbol is None or adopted is None:
                continue
            until = self._day(row, "until")
            if until and until < adopted:
                self._findings.error(
                    f"{symbol} gives a mandate until {until}, before it was adopted on {adopted}",
                    "wrong-value",
                    row["until"].place,
                    "correct 'adopted' or 'until'; each is year, month and day",
                )
                until = None
            self._check_symbol(symbol, adopted)
            vote = row.get("vote")
            yield Resolution(
                symbol,
                adopted,
                self._vote(vote) if isinstance(vote, MappingNode) else None,
                self._number(row.get("years")),
                until,
                scalar_of(row.get("confirmed")) == "true",
            )

    def _vote(self, node: MappingNode) -> Vote | None:
        counts = [self._number(node.get(name)) for name in ("in_favour", "against", "abstained")]
        known = [count for count in counts if count is not None]
        return Vote(*known) if len(known) == len(counts) else None

    def _check_symbol(self, symbol: Scalar, adopted: datetime.date | None = None) -> None:
        """Warn of a symbol that is none, of one of a session that there is not, and of a day outside of its session."""
        if not is_symbol(symbol):
            help = "symbols look like A/HRC/RES/54/36; each row needs the document that says so"
            self._findings.warning(
                f"'{symbol}' has not the form of a UN document's symbol", "odd-symbol", symbol.place, help
            )
            return
        id = session_of_symbol(symbol)
        session = self._sessions.get(id or "")
        if id and session is None:
            help = f"correct the symbol, or add '{id}: {{confirmed: false}}' to campaigns/sessions.yaml"
            self._findings.warning(
                f"{symbol} would be of {id}, which the table of sessions does not have",
                "unknown-session",
                symbol.place,
                help,
            )
        elif session and session.opens and adopted:
            closes = session.closes or adopted
            if not session.opens <= adopted <= closes:
                lasts = f"{session.opens} to {closes}" if session.closes else f"from {session.opens}"
                self._findings.warning(
                    f"{symbol} is of {session.id} ({lasts}), but was adopted on {adopted}",
                    "symbol-and-date",
                    symbol.place,
                    "look at both: one of them is a slip",
                )

    def _check_order(self, resolutions: list[Resolution]) -> None:
        """Warn of resolutions that are not in the order of their days, and of a time that none of them covers."""
        for before, after in itertools.pairwise(resolutions):
            if after.adopted <= before.adopted:
                self._findings.warning(
                    f"{after.symbol} was adopted on {after.adopted}, and {before.symbol}, which stands before it, on"
                    f" {before.adopted}",
                    "out-of-order",
                    after.symbol.place,
                    "put them in the order of their days, the first first, or correct 'adopted'",
                )
            elif (ends := before.ends) and ends + _LATE < after.adopted:
                self._findings.warning(
                    f"{before.symbol} gave the mandate until {ends}, and {after.symbol} was adopted on {after.adopted}:"
                    " nothing is known of the time between",
                    "mandate-gap",
                    after.symbol.place,
                    "add the resolution that renewed it meanwhile, or correct 'years' or 'until'",
                )

    def _holders(self, node: Node | None) -> Iterator[MandateHolder]:
        before: MandateHolder | None = None
        for row in _items(node):
            name = self._sound(row.get("name")) if isinstance(row, MappingNode) else None
            if not isinstance(row, MappingNode) or name is None:
                continue
            start, end = self._day(row, "from"), self._day(row, "to")
            if (symbol := self._sound(row.get("symbol"))) is not None:
                self._check_symbol(symbol)
            if start and end and end < start:
                self._findings.error(
                    f"{name} leaves the mandate before taking it up",
                    "wrong-value",
                    row["to"].place,
                    "correct 'from' or 'to'; each is year, month and day",
                )
            elif before and start and (before.end or start) > start:
                self._findings.warning(
                    f"{name} holds it from {start}, and {before.name}, who stands before, until {before.end}",
                    "out-of-order",
                    name.place,
                    "put them one after the other, the first first, or correct 'from' or 'to'",
                )
            elif before and start and before.end is None:
                # Who follows takes over, whether or not the day on which the last one left is known.
                yield MandateHolder(before.name, before.start, start, before.is_confirmed)
                before = None
            if before:
                yield before
            before = MandateHolder(name, start, end, scalar_of(row.get("confirmed")) == "true")
        if before:
            yield before

    def _reports(self, node: Node | None) -> Iterator[DueReport]:
        for row in _items(node):
            session = self._sound(row.get("session")) if isinstance(row, MappingNode) else None
            if not isinstance(row, MappingNode) or session is None:
                continue
            if (symbol := self._sound(row.get("symbol"))) is not None:
                self._check_symbol(symbol)
            if session not in self._sessions:
                self._findings.warning(
                    f"the table of sessions has no {session}",
                    "unknown-session",
                    session.place,
                    suggestion(session, self._sessions, "correct it, or add it to campaigns/sessions.yaml"),
                )
                continue
            yield DueReport(session, scalar_of(row.get("confirmed")) == "true")

    def _replacement(self, key: Scalar, named: Scalar | None) -> Located | None:
        if named is None or (named in self._tree and named != key):
            return named
        others = [str(id) for id in self._tree if id != key]
        self._findings.error(
            f"'{key}' cannot be replaced by itself" if named == key else f"there is no mandate '{named}'",
            "unknown-mandate",
            named.place,
            suggestion(named, others, "name another mandate of this table, or take it out"),
        )
        return None

    def _sound(self, node: Node | None) -> Scalar | None:
        text = scalar_of(node)
        return None if text is None or self._findings.has_error_at(text.place) else text

    def _day(self, row: MappingNode, key: str) -> datetime.date | None:
        return date_of(self._sound(row.get(key)))

    def _number(self, node: Node | None) -> int | None:
        text = self._sound(node)
        return int(text) if text is not None and text.isascii() and text.isdigit() else None


def _items(node: Node | None) -> list[Node]:
    return [*node] if isinstance(node, SequenceNode) else []
