"""What is said of two PDFs that ought to say the same."""

from __future__ import annotations

import weakref

import pytest

from small_project import SmallProject
from undersigned.checking import pdf_pages
from undersigned.checking.pdf_pages import ReadPage, open_pdf
from undersigned.checking.same_letter import pdf_differences


def pdf(project: SmallProject, body: str, *options: str) -> bytes:
    project.write({"campaigns/letter/body.md": body})
    assert project.run("build", "letter", "-f", "pdf", *options).status == 0
    return project.built("pdf").read_bytes()


def test_the_same_letter_has_no_differences(project: SmallProject) -> None:
    one = pdf(project, "We write to you.\n", "--archive")
    assert pdf_differences(one, one) == ()


def test_words_pages_and_attachments_are_told(project: SmallProject) -> None:
    one = pdf(project, "We write to you.\n", "--archive")
    other = pdf(project, "We write to them.\n", "--archive")
    assert pdf_differences(one, other) == (
        "page 1 says “you.” where the letter has “them.”",
        "the attachment campaigns-letter-body.md is not that of the letter",
        "the attachment letter.docx is not that of the letter",
    )
    plain = pdf(project, "We write to you.\n")
    assert set(pdf_differences(plain, one)) == {
        "the attachment campaigns-letter-body.md is missing",
        "the attachment campaigns-letter-campaign.yaml is missing",
        "the attachment letter.docx is missing",
    }
    assert "it has an attachment letter.docx that the letter has not" in pdf_differences(one, plain)
    long = pdf(project, "We write to you.\n\n" + "word " * 1500 + "\n")
    assert "it has 3 pages where the letter has 1" in pdf_differences(long, plain)
    assert "it has 1 page where the letter has 3" in pdf_differences(plain, long)
    assert pdf_differences(plain, long)[1].startswith(
        "page 1 says “Sincerely, Freedonia Watch” where the letter has “word"
    )


@pytest.mark.parametrize(
    ("was", "is_now", "said"),
    [
        ("10-12 women", "1012 women", "says “10-12” where the letter has “1012”"),
        ("re-signed by", "resigned by", "says “re-signed” where the letter has “resigned”"),
        ("a well-known man", "a well- known man", "says “well-known” where the letter has “well- known”"),
        ("any one", "anyone", "says “any one” where the letter has “anyone”"),
    ],
)
def test_hyphens_and_spaces_count(project: SmallProject, was: str, is_now: str, said: str) -> None:
    one, other = (pdf(project, f"We saw {words} of Freedonia.\n") for words in (was, is_now))
    assert pdf_differences(one, other) == (f"page 1 {said}",)


def test_a_hyphen_counts_where_a_line_ends(project: SmallProject) -> None:
    words = "re-signed " * 100
    one = pdf(project, words)
    with open_pdf(one) as document:
        (page,) = document.pages
        assert "re\u0002signed" in page.text
        assert page.exact_words().count("re-signed") == 100
    assert pdf_differences(one, pdf(project, words)) == ()
    resigned = pdf(project, words.replace("re-signed", "resigned"))
    assert pdf_differences(one, resigned)[0].startswith("page 1 says “re-signed re-signed")


def test_what_cannot_be_read_is_different(project: SmallProject) -> None:
    plain = pdf(project, "We write to you.\n")
    assert pdf_differences(b"%PDF-1.7\n", plain) == ("its pages cannot be read",)


def test_only_the_page_that_is_looked_at_is_open(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter of 160 pages would take 60 MB more if all were."""
    is_open: weakref.WeakSet[ReadPage] = weakref.WeakSet()
    most = 0

    class Counted(ReadPage):
        def __init__(self, page: object) -> None:
            nonlocal most
            super().__init__(page)
            is_open.add(self)
            most = max(most, len(is_open))

    monkeypatch.setattr(pdf_pages, "ReadPage", Counted)
    long = pdf(project, "We write to you of Freedonia.\n\n" * 300)  # and the checks of a build
    assert most == 2  # the one before is held until the next one is there
    with open_pdf(long) as document:
        assert document.page_count > 5
        texts = [page.text for page in document.pages]
        assert document.page(3).text == texts[3]
    assert pdf_differences(long, long) == ()
    assert most < 6  # of two files
