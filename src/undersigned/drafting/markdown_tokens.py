"""The tokens of the Markdown that letters are written in, from markdown-it and its plugins.

The dialect is CommonMark less HTML, code and references, with tables, `^superscript^`, marked parts
`::: subject … :::`, the citations of `citations`, and the languages of `foreign_words`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from undersigned.drafting.bare_addresses import address_plugin
from undersigned.drafting.citations import citation_plugin
from undersigned.drafting.flanking import flanking_plugin
from undersigned.drafting.foreign_words import foreign_plugin
from undersigned.drafting.list_items import LONGEST_MARK, SPACES
from undersigned.drafting.list_surroundings import as_note
from undersigned.drafting.lists import Unclear, list_plugin
from undersigned.drafting.note_definitions import note_definition_plugin
from undersigned.drafting.raised_letters import raised_plugin
from undersigned.drafting.table_cells import table_plugin
from undersigned.languages.typed_marks import typed_mark
from undersigned.model.draft import SetItem

_CHINESE: Final = "\u3000\u3000"
_MARGIN: Final = re.compile(rf"^(?:[ \t]*(?:>|#{{1,6}}|[-+*](?=[{SPACES}])))*[{SPACES}]*", re.MULTILINE)
"""The start of a line up to its words, where a no-break space is as good as any."""
_RULES = (
    "paragraph", "heading", "list", "blockquote", "hr", "table",
    "emphasis", "link", "image", "autolink", "entity", "escape", "newline",
    "balance_pairs", "fragments_join",
)  # fmt: skip


@dataclass(frozen=True)
class MarkdownTokens:
    """The tokens of a Markdown text, and the lines (from 0) of it that could be the item of a list, or not."""

    tokens: list[Token]
    unclear: Mapping[int, Unclear]


def markdown_tokens(
    text: str, items: Mapping[tuple[int, int], SetItem], *, is_note: bool = False
) -> MarkdownTokens:
    """The tokens of a Markdown text; `items` begin where a template has set them (`SourceMap.items`)."""
    found: dict[str, Any] = {"set_items": items}
    if is_note:
        as_note(found)
    tokens = _parser().parse(_MARGIN.sub(_plain_margin, text), found)
    return MarkdownTokens(tokens, found.get("unclear", {}))


def _plain_margin(margin: re.Match[str]) -> str:
    """A margin in tabs and spaces only, as Markdown knows it. Two wide spaces alone begin a Chinese paragraph."""
    behind = margin.string[margin.end() : margin.end() + LONGEST_MARK]
    if margin[0] == _CHINESE and typed_mark(behind) is None:
        return ""
    return "".join(sign if sign in "\t>#-+*" else " " for sign in margin[0])


def inline_token(text: str) -> Token:
    """The token of words that make no paragraph of their own."""
    (token,) = _parser().parseInline(text)
    return token


class Cursor:
    """The tokens of a Markdown text, read one after the other."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0

    def take(self) -> Token:
        """The next token."""
        token = self._tokens[self._next]
        self._next += 1
        return token

    def until(self, closing: str) -> Iterator[Token]:
        """The tokens up to the one of type `closing`, which is taken, too."""
        while (token := self.take()).type != closing:
            yield token

    def __bool__(self) -> bool:
        return self._next < len(self._tokens)


class _Markdown(MarkdownIt):
    """Shows addresses as they were written; which of them a link may lead to is judged here, with a finding."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # markdown-it's hook and its names
        """Whether an address may be linked to: the reader decides, with a finding."""
        return True

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  # markdown-it's hook
        """An address as it is shown."""
        return link


@functools.cache
def _parser() -> MarkdownIt:
    parser = _Markdown("zero", {"maxNesting": 100}).enable(_RULES)
    # What is left of signs that mean nothing is told from those that are to be printed.
    parser.disable("text_join")
    labels = SimpleNamespace(**{**vars(helpers), "parseLinkLabel": _label})
    parser.helpers = labels  # type: ignore[assignment]  # it only takes functions from it
    parser.use(raised_plugin)
    parser.use(container_plugin, "part", validate=lambda _params, _markup: True)
    parser.use(citation_plugin)
    parser.use(note_definition_plugin)
    parser.use(foreign_plugin)
    parser.use(list_plugin)
    parser.use(flanking_plugin)
    parser.use(address_plugin)
    parser.use(table_plugin)
    return parser


def _label(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803
    """Where the words of a link or a picture end, which begin with the bracket at `start`; -1 where they do not.

    A link can hold no other link. markdown-it takes anything in brackets for one; here it can also be
    a citation, or words in another language.
    """
    end = helpers.parseLinkLabel(state, start)
    return -1 if disableNested and "](" in state.src[start:end] else end
