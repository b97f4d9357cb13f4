"""A comparison as a web page of its own, for the screen, for paper and to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from undersigned.comparing import change_words as wording
from undersigned.comparing.comparison import Change, Comparison, DiffKind, DiffRun, DiffRuns

_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 44em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 Georgia, "Times New Roman", serif;
  overflow-wrap: break-word; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; }
h1 { font-size: 1.4em; }
h2 { font-size: 1.15em; margin-top: 2em; border-bottom: 1px solid; }
h3 { font-size: 0.9em; font-weight: normal; margin: 1.2em 0 0; }
p { margin: 0.2em 0 0; }
.typed { white-space: pre-wrap; }
del { text-decoration: line-through; background: light-dark(#fde4e1, #5a1d18); }
ins { text-decoration: underline; background: light-dark(#dcf3e0, #14451f); }
table { border-collapse: collapse; margin: 1em 0; font-family: system-ui, sans-serif; font-size: 0.85em; }
th, td { border: 1px solid; padding: 0.3em 0.5em; text-align: start; vertical-align: top; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  font-size: 1px; mso-hide: all; }
@media print {
  @page { margin: 2cm; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  nav a { color: inherit; text-decoration: none; }
  del, ins { background: none; }
  ins { font-weight: bold; }
}
"""
_SAFE = "default-src 'none'; style-src 'unsafe-inline'"
"""The page loads nothing and runs nothing, whatever a letter says."""


def comparison_as_html(comparison: Comparison) -> str:
    """A whole page: what changed in a list, then each changed passage in full."""
    return page(wording.headline(comparison), "".join(_content(comparison)))


def page(headline: str, content: str) -> str:
    """A page on two letters, from its content as HTML."""
    title = escape(headline, quote=False)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{content}</main>\n</body>\n</html>\n"
    )


def _content(comparison: Comparison) -> Iterator[str]:
    if comparison.is_same:
        yield f"<p>{escape(wording.nothing_changed(comparison), quote=False)}</p>\n"
        return
    yield '<nav aria-label="What changed">\n<ul>\n'
    for number, part in enumerate(comparison.changed(), 1):
        yield _line(f"part-{number}", wording.part_name(part), wording.part_story(part))
    if comparison.notes:
        yield _line("notes", wording.NOTES, wording.notes_story(comparison))
    if comparison.besides:
        yield _line("besides", wording.BESIDES, wording.besides_story(comparison))
    yield "</ul>\n</nav>\n"
    for number, part in enumerate(comparison.changed(), 1):
        yield heading(f"part-{number}", wording.part_heading(part))
        for passage in part.passages:
            if not passage.is_same:
                label = wording.passage_label(part, passage)
                yield passage_of(label, passage.runs, _language(comparison, passage.change))
    if comparison.notes:
        yield heading("notes", wording.NOTES)
    for note in comparison.notes:
        yield passage_of(wording.note_label(note), note.runs, _language(comparison, note.change))
    yield from _besides(comparison)


def _besides(comparison: Comparison) -> Iterator[str]:
    if not comparison.besides:
        return
    yield heading("besides", wording.BESIDES)
    for line in comparison.besides:
        language = escape(comparison.new.language)
        yield f'<p class="typed" lang="{language}" dir="auto">{escape(line, quote=False)}</p>\n'


def _line(anchor: str, name: str, story: str) -> str:
    return f'<li><a href="#{anchor}">{escape(name, quote=False)}</a>: {escape(story, quote=False)}</li>\n'


def heading(anchor: str, name: str) -> str:
    """A heading that a link may lead to."""
    return f'<h2 id="{anchor}">{escape(name, quote=False)}</h2>\n'


def _language(comparison: Comparison, change: Change) -> str:
    return (comparison.old if change is Change.REMOVED else comparison.new).language


def passage_of(label: str, runs: DiffRuns, language: str) -> str:
    """A passage with what was deleted and inserted in it, below its label."""
    above = f"<h3>{escape(label[0].upper() + label[1:], quote=False)}</h3>\n" if label else ""
    return f'{above}<p lang="{escape(language)}" dir="auto">{"".join(_spaced(runs))}</p>\n'


def _spaced(runs: DiffRuns) -> Iterator[str]:
    """The runs as markup; white space stands outside, and between old and new words there is some."""
    for index, run in enumerate(runs):
        words = run.text.rstrip()
        follows = runs[index + 1].kind if index + 1 < len(runs) else None
        parted = words != run.text or (run.kind is DiffKind.DELETED and follows is DiffKind.INSERTED)
        yield _run(DiffRun(run.kind, words)) + (" " if parted and follows else "")


def _run(run: DiffRun) -> str:
    words = escape(run.text, quote=False)
    match run.kind:
        case DiffKind.EQUAL:
            return words
        case DiffKind.DELETED:
            return f"<del>{_said('deleted')}{words}{_said('end of deleted')}</del>"
        case DiffKind.INSERTED:
            return f"<ins>{_said('inserted')}{words}{_said('end of inserted')}</ins>"


def _said(words: str) -> str:
    """What only a screen reader says: most of them pass over insertions and deletions."""
    return f'<span class="said" lang="en-GB"> [{words}] </span>'
