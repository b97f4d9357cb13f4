"""Turns the `footnotes:` of a campaign into typed sources under their keys."""

from __future__ import annotations

from undersigned.diagnostics import Findings, listed, suggestion
from undersigned.loading.project import Project
from undersigned.loading.schema import check
from undersigned.loading.tables import date_of, text_of
from undersigned.loading.yaml_tree import Mapping, Node, Scalar
from undersigned.model.campaign import Document, Footnote, FreeText, Source, WebPage

_KINDS = {
    "symbol": {"symbol", "date", "adopted", "text", "full_stop"},
    "url": {"url", "title", "publisher", "date", "text", "full_stop"},
    "repeats": {"repeats", "text", "full_stop"},
    "text": {"text"},
}
"""What a footnote cites, by the key that says so, and the keys that go with it."""


def load_footnotes(project: Project, campaign: str, findings: Findings) -> dict[str, Footnote]:
    """The footnotes of a campaign of which only a section is borrowed; its other parts are not looked at."""
    tree = project.read_yaml(project.campaigns / campaign / "campaign.yaml", findings)
    node = tree.get("footnotes") if isinstance(tree, Mapping) else None
    if node is not None:
        check(node, "campaign", findings, part="footnotes")
    return footnotes_of(node, findings)


def footnotes_of(node: Node | None, findings: Findings) -> dict[str, Footnote]:
    """The footnotes under a `footnotes:` key, after its form was checked; a wrong one leaves a stand-in."""
    if not isinstance(node, Mapping):
        return {}
    return _Reader(node, findings).footnotes()


class _Reader:
    def __init__(self, node: Mapping, findings: Findings) -> None:
        self._node = node
        self._findings = findings
        self._following: set[str] = set()

    def footnotes(self) -> dict[str, Footnote]:
        return {key: self._footnote(self._node.keys_typed[key]) for key in self._node}

    def _footnote(self, key: Scalar) -> Footnote:
        entry = self._node[key]
        source = self._source(key)
        if not isinstance(entry, Mapping):
            return Footnote(key, source)
        stop = text_of(entry.get("full_stop"))
        wording = (
            text_of(entry.get("text")) if not isinstance(source, FreeText) or "repeats" in entry else None
        )
        return Footnote(key, source, wording, {"true": True, "false": False}.get(stop or ""))

    def _source(self, key: Scalar) -> Source:
        entry = self._node[key]
        if isinstance(entry, Scalar):
            return FreeText(entry)
        nothing = FreeText(Scalar("", key.place))
        if not isinstance(entry, Mapping):
            return nothing  # the schema's check has reported it
        kind = self._kind(key, entry)
        if kind == "repeats":
            return self._repeated(key, entry) or nothing
        named = text_of(entry.get(kind)) if kind else None
        if named is None or self._findings.has_error_at(named.place):
            return nothing
        match kind:
            case "symbol":
                return Document(str(named), date_of(entry.get("date")), date_of(entry.get("adopted")))
            case "url":
                title, publisher = text_of(entry.get("title")), text_of(entry.get("publisher"))
                return WebPage(str(named), _plain(title), _plain(publisher), date_of(entry.get("date")))
            case _:
                return FreeText(named)

    def _kind(self, key: Scalar, entry: Mapping) -> str | None:
        """Which key says what the footnote cites; several, or others that do not go with it, are an error."""
        named = [kind for kind in ("symbol", "url", "repeats") if kind in entry]
        if len(named) > 1:
            where = entry.keys_typed[named[1]].place
            self._findings.error(
                f"'{key}' cites several things: it has {listed(named)}",
                "several-sources",
                where,
                "keep one of them",
            )
        if not named and "text" not in entry:
            if any(self._findings.has_error_at(known.place) for known in entry.keys_typed.values()):
                return None  # one of the keys is misspelt
            self._findings.error(
                f"'{key}' cites nothing",
                "no-source",
                key.place,
                "give it a 'symbol' (UN document), a 'url' (web page) or a 'text' (in your own words)",
            )
            return None
        kind = named[0] if named else "text"
        for other in entry.keys() - _KINDS[kind] - set(named):
            if any(
                other in keys for keys in _KINDS.values()
            ):  # what no source has, the schema's check reports
                self._findings.error(
                    f"'{other}' does not go with '{kind}'",
                    "unknown-key",
                    entry.keys_typed[other].place,
                    "take it out",
                )
        return kind

    def _repeated(self, key: Scalar, entry: Mapping) -> Source | None:
        """The source of the footnote that this one repeats, through any others that repeat it."""
        target = text_of(entry.get("repeats"))
        if target is None:
            return None
        if target not in self._node:
            self._findings.error(
                f"'{key}' repeats '{target}', and no footnote is called that",
                "unknown-footnote",
                target.place,
                suggestion(target, self._node, "name one of the footnotes here"),
            )
            return None
        if key in self._following:
            self._findings.error(
                f"'{key}' repeats itself in a circle",
                "circular-footnote",
                target.place,
                "let one of the circle name its source",
            )
            return None
        self._following.add(key)
        try:
            return self._source(self._node.keys_typed[target])
        finally:
            self._following.discard(key)


def _plain(text: Scalar | None) -> str | None:
    """The text without its place, which would make two mentions of one source differ."""
    return None if text is None else str(text)
