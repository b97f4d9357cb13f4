"""Cuts off for good what a user's own Word file does not show of its pictures.

Word keeps the whole picture and how much of it is shown (ISO 29500-1 § 20.1.8.55), so that whoever gets the file can
bring the rest back.
"""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.image import ImagePart

from undersigned.files.ooxml import whole
from undersigned.files.word_pictures import cut, view_of
from undersigned.writers.docx.ooxml import Element, q
from undersigned.writers.docx.package import LetterPackage

_VML = "{urn:schemas-microsoft-com:vml}imagedata"
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}


def cut_pictures(package: LetterPackage) -> None:
    """Do so in all parts; drawings of lines cannot be cut, and stay as they are."""
    parts = [part for part in package.iter_parts() if isinstance(part, XmlPart)]
    count = 0
    for part in parts:
        for image in list(part.element.iter(q("a:blip"), _VML)):
            name = q("r:id" if image.tag == _VML else "r:embed")
            relationship = part.rels.get(image.get(name, ""))
            if relationship is None or relationship.is_external:
                continue
            made = cut(relationship.target_part.blob, view_of(image))
            if made is None:
                continue
            count += 1
            data, extension = made
            cropped = ImagePart(PackURI(f"/word/media/cut{count}.{extension}"), _TYPES[extension], data, None)
            image.set(name, part.relate_to(cropped, RELATIONSHIP_TYPE.IMAGE))
            _show_all(image)


def _show_all(image: Element) -> None:
    """Show all of a picture that is cut; room around it stays, as a share of what is left."""
    if image.tag == _VML:
        for edge in ("left", "top", "right", "bottom"):
            image.attrib.pop(f"crop{edge}", None)
        return
    for child in list(image):
        if child.tag == q("a:extLst"):  # the same picture in lines, not cut
            image.remove(child)
    for crop in image.getparent().findall(q("a:srcRect")):
        for one, other in (("l", "r"), ("t", "b")):
            said = {edge: whole(crop.get(edge, "")) for edge in (one, other)}
            left = 100_000 - sum(max(0, share) for share in said.values())
            for edge, share in said.items():
                crop.attrib.pop(edge, None)
                if share < 0:
                    crop.set(edge, str(round(share * 100_000 / left)))
