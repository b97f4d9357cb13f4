"""Changes the tree that Jinja makes of a template into the one that letters need; what is rendered is made of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

OWN_WORDS = ("joint-letter/words.md", "citations/words.md")
"""Templates in which a project may give words of its own. Those of languages stood there once, so kinds of letter may
import them: they get the object `words`, which knows both."""


def rework(tree: nodes.Template) -> nodes.Template:
    """The tree, in which the rounds of every loop are counted, and `~` escapes as Markdown rather than as HTML.

    What cuts or compares a text sees it without marks.
    """
    tree.body = list(_without_former_imports(tree.body))
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, "_counted", [], [], None, None, lineno=loop.lineno)
    for taken in list(tree.find_all(nodes.Getitem)):
        if isinstance(taken.arg, nodes.Slice):
            taken.node = _as_read(taken.node)
    for compared in list(tree.find_all(nodes.Compare)):
        compared.expr = _as_read(compared.expr)
        for operand in compared.ops:
            operand.expr = _as_read(operand.expr)
    for parent in list(tree.find_all(nodes.Node)):
        for field, value in parent.iter_fields():
            if isinstance(value, nodes.Concat):
                setattr(parent, field, _as_filter(value))
            elif isinstance(value, list):
                value[:] = [_as_filter(v) if isinstance(v, nodes.Concat) else v for v in value]
    return tree


def _without_former_imports(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """What stands in a template, with the object `words` for what is imported from where words stood once."""
    for node in body:
        match node:
            case nodes.Import(template=nodes.Const(value=file)) if file in OWN_WORDS:
                yield _assignment(node.target, nodes.EnvironmentAttribute("words"), node)
            case nodes.FromImport(template=nodes.Const(value=file)) if file in OWN_WORDS:
                for imported in node.names:
                    word, name = (imported, imported) if isinstance(imported, str) else imported
                    value = nodes.Getattr(nodes.EnvironmentAttribute("words"), word, "load")
                    yield _assignment(name, value, node)
            case _:
                yield node


def _assignment(name: str, value: nodes.Expr, node: nodes.Node) -> nodes.Node:
    return nodes.Assign(nodes.Name(name, "store"), value, lineno=node.lineno)


def _as_read(text: nodes.Expr) -> nodes.Filter:
    """A text without the marks of where it was written: who cuts or compares it knows nothing of them."""
    return nodes.Filter(text, "_as_read", [], [], None, None, lineno=text.lineno)


def _as_filter(concatenation: nodes.Concat) -> nodes.Filter:
    items = nodes.List(concatenation.nodes, lineno=concatenation.lineno)
    return nodes.Filter(items, "join", [], [], None, None, lineno=concatenation.lineno)
