"""The strict reader of pages: what it sees, and what it refuses."""

import pytest

from tests.report.markup import Malformed, read


def test_a_page_is_the_elements_it_is_made_of() -> None:
    page = read('<!doctype html><p id="a">one <b>two</b><br>three</p><svg><path d="M0 0"/></svg>')
    assert [each.tag for each in page] == ["document", "p", "b", "br", "svg", "path"]
    assert page.all("p")[0].text == "one three two"
    assert page.skeleton[1:3] == [("p", "id"), ("b",)]


@pytest.mark.parametrize("html", ["<p><b>x</p></b>", "<p>x", "<p id=a id=b>x</p>", "<p/>", "x</p>", "<!-- x -->"])
def test_what_a_browser_would_put_right_is_a_mistake(html: str) -> None:
    with pytest.raises(Malformed):
        read(html)
