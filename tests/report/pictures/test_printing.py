"""A picture as a file: SVG, PNG or PDF, as its name ends; the last two through an extra, named where it is missing."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from struct import unpack

import pytest

import indicatorkit as ik
from indicatorkit.report.pictures.picture import Picture

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100" '
    'font-family="Nergens, sans-serif"><rect width="200" height="100" fill="#f3bb0c"/>'
    '<text x="20" y="60" font-weight="600">Plaatje</text><text x="120" y="60">◐</text></svg>'
)
PICTURE = Picture(SVG, "Een dataroos", "12 van 19 met gegevens", "nl")


def test_a_png_is_twice_as_large_as_on_a_screen(tmp_path: Path) -> None:
    file = PICTURE.write(tmp_path / "a.PNG")
    assert file.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = unpack(">II", file.read_bytes()[16:24])
    assert (width, height) == (400, 200)


def test_a_pdf_says_what_it_is_called_what_there_is_to_see_and_in_which_language() -> None:
    pdf = PICTURE.pdf()
    assert pdf.startswith(b"%PDF")
    assert b"/Lang(nl)" in pdf and b"(12 van 19 met gegevens)" in pdf and b"(Een dataroos)" in pdf


def test_signs_have_a_font_of_signs_and_words_one_without_serifs_where_there_is_one() -> None:
    """Of fonts that no machine has Typst makes letters with serifs."""
    pdf = PICTURE.pdf()
    assert b"LibertinusSerif-Regular" in pdf
    assert b"LiberationSans-Bold" in pdf or not Path("/usr/share/fonts/truetype/liberation").is_dir()


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert PICTURE.png() == PICTURE.png() and PICTURE.pdf() == PICTURE.pdf()


def test_an_svg_is_written_as_it_is_and_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    assert PICTURE.write(file) == file and file.read_text("utf-8") == SVG
    with pytest.raises(ik.DataError, match=re.escape(str(file))):
        PICTURE.write(str(file))
    assert PICTURE.write(file, force=True) == file


@pytest.mark.parametrize("name", ["a.gif", "a"])
def test_a_name_that_says_no_form_is_an_error_that_says_which_there_are(name: str, tmp_path: Path) -> None:
    with pytest.raises(ik.DataError) as caught:
        PICTURE.write(tmp_path / name)
    (issue,) = caught.value.issues
    assert issue.code == "no-form-of-picture" and ".svg, .png, .pdf" in issue.render("nl")
    assert not list(tmp_path.iterdir())


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ik.MissingExtraError) as caught:
        PICTURE.write(tmp_path / "a.png")
    assert 'python -m pip install "indicatorkit[pictures]"' in caught.value.issues[0].render("en")
    assert not list(tmp_path.iterdir())


def test_in_an_app_it_is_an_image_that_says_what_there_is_to_see() -> None:
    html = Picture("<svg/>", 'A "rose"', "<b>").to_html()
    assert html.startswith('<img alt="A &#34;rose&#34;. &lt;b&gt;" src="data:image/svg+xml;base64,PHN2Zy8+"')
    assert PICTURE._repr_svg_() == PICTURE.__html__() == SVG
