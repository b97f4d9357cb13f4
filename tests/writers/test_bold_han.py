"""Chinese, Japanese and Korean in the PDF: bold where it is to be, and each in its own forms."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from outside import pdf_text
from small_project import SMALL, SmallProject
from undersigned.writers.pdf.fonts import families

BOLD, REGULAR = "NotoSansCJKJPBold", "NotoSansCJK"
CHINESE = f"language: zh\n{SMALL['campaigns/letter/campaign.yaml']}".replace(
    "Keep Freedonia under scrutiny", "人权理事会应当采取行动"
)


def fonts_of(file: Path) -> dict[str, str]:
    """By the name of each font, without that of its subset: the signs that it draws."""
    found: dict[str, str] = {}
    with pikepdf.open(file) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font" and "/ToUnicode" in font:
                name = re.sub(r"[^A-Za-z]", "", str(font.BaseFont).partition("+")[2])
                codes = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", font.ToUnicode.read_bytes())
                drawn = "".join(bytes.fromhex(code.decode()).decode("utf-16-be") for _, code in codes)
                found[name] = found.get(name, "") + drawn
    return found


def test_chinese_is_bold_in_subject_heading_and_words(project: SmallProject) -> None:
    project.write(
        {
            "campaigns/letter/campaign.yaml": CHINESE,
            "campaigns/letter/body.md": "## 表达自由\n\n**重要**的普通文字。\n\n| 年份 |\n|---|\n| 一 |\n",
        }
    )
    run = project.run("build", "letter", "--format", "pdf")
    assert (run.status, run.err) == (0, "")
    fonts = fonts_of(project.built("pdf"))
    bold = next(signs for name, signs in fonts.items() if name.startswith(BOLD))
    assert set("人权理事会应当采取行动表达自由重要年份") <= set(bold)
    assert not set("普通") & set(bold)
    assert "重要的普通文字。" in pdf_text(project.built("pdf"))


@pytest.mark.parametrize(
    ("tag", "words"), [("ja", "重要な言葉"), ("ko", "중요한 말"), ("zh-Hant", "重要的話")]
)
def test_japanese_korean_and_traditional_chinese_are_bold_too(
    project: SmallProject, tag: str, words: str
) -> None:
    project.write({"campaigns/letter/body.md": f"X **[{words}]{{lang={tag}}}**.\n"})
    assert project.run("build", "letter", "--format", "pdf").status == 0
    fonts = fonts_of(project.built("pdf"))
    bold = next(signs for name, signs in fonts.items() if name.startswith(BOLD))
    assert set(words) - {" "} <= set(bold)


def glyph(project: SmallProject, tag: str, *, bold: bool) -> bytes:
    """The number of the glyph that draws 直, which East Asia writes in several forms."""
    words = f"[直]{{lang={tag}}}"
    project.write({"campaigns/letter/body.md": f"X {f'**{words}**' if bold else words}.\n"})
    assert project.run("build", "letter", "--format", "pdf").status == 0
    with pikepdf.open(project.built("pdf")) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                found = re.search(rb"<([0-9a-f]{4})> <76f4>", font.ToUnicode.read_bytes())
                if found:
                    return bytes(found[1])
    raise AssertionError(tag)


def test_the_bold_face_has_the_forms_of_each_language(project: SmallProject) -> None:
    bold = {tag: glyph(project, tag, bold=True) for tag in ("zh", "ja", "zh-Hant")}
    assert bold == {tag: glyph(project, tag, bold=False) for tag in bold}
    assert bold["zh"] != bold["ja"]


@pytest.mark.parametrize(
    ("tag", "form"),
    [("zh", "SC"), ("zh-CN", "SC"), ("zh-Hant", "TC"), ("zh-TW", "TC"), ("zh-HK", "HK"), ("zh-MO", "HK"),
     ("ja", "JP"), ("ko", "KR"), ("en-GB", "SC")],
)  # fmt: skip
def test_a_language_reads_its_own_forms(tag: str, form: str) -> None:
    assert f"Noto Sans CJK {form}" in families("Source Serif Pro", tag)
