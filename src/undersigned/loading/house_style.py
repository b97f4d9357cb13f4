"""Reads a house style, and the style that it is based on, into a `HouseStyle`."""

from __future__ import annotations

from typing import Final

from undersigned.files.misnamed import how_to_name
from undersigned.files.project import Project, template_folders
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, as_mapping
from undersigned.loading.registers import choice_of, scalar_of
from undersigned.loading.schema import check_schema
from undersigned.loading.style_furniture import check_furniture
from undersigned.loading.style_limits import check_kinds, check_together, check_values, points
from undersigned.loading.typefaces import Typefaces
from undersigned.model.findings import Findings, Located, suggestion
from undersigned.model.style import (
    PARAGRAPH_STYLES,
    POINTS,
    PROSE,
    Align,
    Borders,
    Furniture,
    HouseStyle,
    Page,
    ParagraphStyle,
)

_PAPER: Final = {
    "A4": (210 * POINTS["mm"], 297 * POINTS["mm"]),
    "A5": (148 * POINTS["mm"], 210 * POINTS["mm"]),
    "Letter": (8.5 * 72, 11 * 72),
    "Legal": (8.5 * 72, 14 * 72),
}
_WHOLE: Final = {"header", "footer", "first_header", "first_footer", "letterhead", "font"}
"""What a style that gives it replaces whole: a text left over in the middle would stand beside its own."""
_LISTS: Final = {"ask", "list"}


def load_style(project: Project, name: Located, findings: Findings) -> HouseStyle:
    """The house style of that name, from the project's templates or from those that come with the program.

    After errors it has stand-ins. `name` is where the campaign names it.
    """
    settings = _settings(project, name, findings, ())
    page, text = settings.below("page"), settings.below("text")
    kinds = settings.below("paragraphs")
    faces = Typefaces(project, findings)
    style = HouseStyle(
        name=str(name),
        page=_page(page),
        paragraphs={
            kind: _paragraph(kind, _merged(_of_all(text, kind), kinds.below(kind)), faces)
            for kind in PARAGRAPH_STYLES
        },
        link_colour=str(scalar_of(settings.get("link_colour")) or "#000000"),
        bullet=str(scalar_of(settings.get("bullet")) or "•"),
        borders=choice_of(Borders, settings.below("tables"), "borders", Borders.GRID),
    )
    check_together(settings, style, findings)
    return style


def letterhead_in(project: Project, name: Located) -> Node | None:
    """What stands under `letterhead` in the house style of that name; its faults are told as the style is loaded."""
    return _settings(project, name, Findings(), ()).get("letterhead")


def _settings(project: Project, name: Located, findings: Findings, above: tuple[str, ...]) -> MappingNode:
    """The settings of a style, those of the style it is based on filled in."""
    if name in above:
        findings.error(
            f"the house style '{name}' is based on itself",
            "circular-style",
            name.place,
            "take 'based_on' out of one of them",
        )
        return MappingNode()
    files = [folder / "styles" / f"{name}.yaml" for folder in template_folders(project)]
    path = next((file for file in files if is_file(file)), None)
    if path is None:
        known = {
            file.stem for folder in template_folders(project) for file in (folder / "styles").glob("*.yaml")
        }
        findings.error(
            f"there is no house style '{name}'",
            "unknown-style",
            name.place,
            how_to_name(files[0])
            or suggestion(name, known, f"write templates/styles/{name}.yaml, or use 'plain'"),
        )
        return MappingNode()
    tree = project.read_yaml(path, findings)
    if tree is not None:
        check_schema(tree, "style", findings)
        check_values(tree, findings)
        check_kinds(tree, findings)
        check_furniture(tree, findings)
    settings = as_mapping(tree)
    base = scalar_of(settings.get("based_on"))
    if base is None or findings.has_error_at(base.place):
        return settings
    return _merged(_settings(project, base, findings, (*above, name)), settings)


def _merged(base: MappingNode, change: MappingNode) -> MappingNode:
    """The settings of `base`, changed in what `change` names."""
    merged = MappingNode()
    merged.update(base)
    for key, value in change.items():
        before = base.get(key)
        both = isinstance(before, MappingNode) and isinstance(value, MappingNode) and key not in _WHOLE
        merged[key] = _merged(before, value) if both else value  # type: ignore[arg-type]  # both are mappings
    return merged


def _of_all(text: MappingNode, kind: str) -> MappingNode:
    """What `text` says of a kind of paragraph: of addresses, notes and the like not what suits prose alone."""
    said = _merged(text, MappingNode())
    if kind not in PROSE and scalar_of(said.get("align")) == Align.JUSTIFIED.value:
        del said["align"]
    if kind not in PROSE - _LISTS:
        said.pop("first_line", None)
    return said


def _length(node: Node | None, otherwise: float) -> float:
    """A length in points."""
    length = _length_or_none(node)
    return otherwise if length is None else length


def _length_or_none(node: Node | None) -> float | None:
    length = points(scalar_of(node) or "")
    return None if length is None else round(length, 2)


def _number(node: Node | None, otherwise: float) -> float:
    try:
        return float(node) if isinstance(node, Scalar) else otherwise
    except ValueError:
        return otherwise


def _flag(node: Node | None, *, otherwise: bool) -> bool:
    return {"true": True, "false": False}.get(str(node), otherwise)


def _text(node: Node | None) -> str:
    return str(scalar_of(node) or "")


def _page(page: MappingNode) -> Page:
    width, height = _PAPER.get(_text(page.get("size")) or "A4", _PAPER["A4"])
    margin = _length(None, 25 * POINTS["mm"])
    return Page(
        width=round(width, 2),
        height=round(height, 2),
        margin_top=_length(page.get("margin_top"), margin),
        margin_right=_length(page.get("margin_right"), margin),
        margin_bottom=_length(page.get("margin_bottom"), margin),
        margin_left=_length(page.get("margin_left"), margin),
        header=_furniture(page.below("header")),
        footer=_furniture(page.below("footer")),
        first_page_furniture=_flag(page.get("first_page_furniture"), otherwise=True),
        first_header=_furniture(page.below("first_header")) if "first_header" in page else None,
        first_footer=_furniture(page.below("first_footer")) if "first_footer" in page else None,
        first_margin_top=_length_or_none(page.get("first_margin_top")),
        first_margin_bottom=_length_or_none(page.get("first_margin_bottom")),
    )


def _furniture(node: MappingNode) -> Furniture:
    left, centre, right = (scalar_of(node.get(side)) or "" for side in ("left", "centre", "right"))
    return Furniture(left, centre, right, rule=_flag(node.get("rule"), otherwise=False))


def _paragraph(kind: str, node: MappingNode, faces: Typefaces) -> ParagraphStyle:
    align = _text(node.get("align"))
    indent = _length(node.get("indent"), 0.0)
    return ParagraphStyle(
        font=faces.font(node.get("font")),
        size=_length(node.get("size"), 11.0),
        bold=_flag(node.get("bold"), otherwise=False),
        italic=_flag(node.get("italic"), otherwise=False),
        colour=_text(node.get("colour")) or "#000000",
        align=Align(align) if align in {a.value for a in Align} else Align.LEFT,
        line_spacing=_number(node.get("line_spacing"), 1.0),
        space_before=_length(node.get("space_before"), 0.0),
        space_after=_length(node.get("space_after"), 0.0),
        indent=indent,
        indent_right=_length(node.get("indent_right"), indent if kind == "quotation" else 0.0),
        first_line=_length(node.get("first_line"), 0.0),
        rule_below=_flag(node.get("rule_below"), otherwise=False),
        keep_together=_flag(node.get("keep_together"), otherwise=False),
        keep_with_next=_flag(node.get("keep_with_next"), otherwise=False),
        new_page=_flag(node.get("new_page"), otherwise=False),
    )
