"""Nothing that people write is taken for anything but words: two hundred labels that try, wherever people can write."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.report.theming import read_theme
from tests.report import hostile
from tests.report.markup import Element, read

ROOM = Path(ik.__file__).parent / "report"
TEMPLATES = sorted((ROOM / "templates").iterdir())
GROUPS = hostile.of_length(hostile.LABELS, 10)
LINK = re.compile(r"([\w-]+\.html)?(#[\w-]+)?|forms/[\w-]+\.xlsx")
TABLE = "data:text/csv"
CONTROLS = "\x00 \x08 \x0b \x1b \x7f \x85 \ud800 \udfff \ufffe \uffff \u202e \u2066".split(" ")


def texts(page: Element) -> str:
    """All that people can read of a page, names of marks too, with single spaces."""
    named = [value for each in page for key, value in each.attributes.items() if key in {"title", "aria-label"}]
    return " ".join(" ".join([page.text, *named]).split())


def skeleton(page: Element) -> tuple[Counter[tuple[str, ...]], set[tuple[str, ...]]]:
    """How often each element is there with which attributes; in pictures only which: lines of text differ in number."""
    drawn = [each for picture in page.all("svg") for each in picture.skeleton]
    return Counter(page.skeleton) - Counter(drawn), set(drawn)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> list[Element]:
    """The pages of the same report, full of ordinary names."""
    labels = [f"{hostile.HARMLESS} {number}" for number in range(10)]
    return [read(html) for html in hostile.pages(labels, tmp_path_factory.mktemp("harmless")).values()]


def test_there_are_two_hundred() -> None:
    assert len(set(hostile.LABELS)) == 200


@pytest.mark.parametrize("labels", GROUPS, ids=lambda labels: labels[0][:30])
def test_a_label_is_only_ever_words(labels: Sequence[str], harmless: list[Element], tmp_path: Path) -> None:
    """The page is as whole as with ordinary names, of the same elements, and the words stand there as written."""
    made = [read(html) for html in hostile.pages(labels, tmp_path).values()]
    for page, ordinary in zip(made, harmless, strict=True):
        assert skeleton(page) == skeleton(ordinary)
        assert all(LINK.fullmatch(each.attributes["href"]) for each in page.all("a") if not is_table(each))
        assert [each.text for each in page.all("script")] == [each.text for each in ordinary.all("script")]
        style = page.all("style")[0].text
        assert not [label for label in labels if label in style]
    everything = " ".join(map(texts, made))
    assert not [label for label in labels if shown(label) not in everything]


def is_table(link: Element) -> bool:
    """Whether it leads to a table to take along, written out in the link."""
    return link.attributes["href"].startswith(TABLE)


def shown(label: str) -> str:
    """A label as it is read back: single spaces, and a sign in place of what turns text around."""
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", " ".join(label.split()))


def pieces(labels: Sequence[str], folder: Path) -> list[Element]:
    """What a notebook shows of a framework that is full of these labels, and of what is scored with it."""
    framework = hostile.framework(labels, folder)
    scores = ik.score(framework, hostile.answers(labels))
    entity = scores.rows[0].entity
    shown = [framework, scores, ik.explain(scores, "i0", entity=entity), ik.summarise(scores)]
    return [read(each._repr_html_()) for each in shown]


@pytest.mark.parametrize("labels", GROUPS[::4], ids=lambda labels: labels[0][:30])
def test_in_a_notebook_too_a_label_is_only_ever_words(labels: Sequence[str], tmp_path: Path) -> None:
    ordinary = pieces([f"{hostile.HARMLESS} {number}" for number in range(10)], tmp_path)
    for piece, other in zip(pieces(labels, tmp_path), ordinary, strict=True):
        assert skeleton(piece) == skeleton(other)
        assert sorted(each.attributes.get("style", "") for each in piece) == sorted(
            each.attributes.get("style", "") for each in other
        )


@pytest.mark.parametrize("sign", CONTROLS, ids=ascii)
def test_what_no_page_can_hold_is_replaced_by_a_sign(sign: str, tmp_path: Path) -> None:
    rows = [{"entity": f"a{sign}b", "item": "flexwoningen", "value": f"j{sign}", "note": f"c{sign}d"}]
    ik.write_report(ik.score(ik.load("nad"), rows), tmp_path, lang="nl")
    pages = [file.read_text("utf-8") for file in tmp_path.glob("*.html")]
    assert not [page for page in pages if sign in page]
    assert any(re.search("a[\ufffd ]?b", page) for page in pages)  # names are tidied where they are read


@pytest.mark.parametrize("token", ["text", "font"])
def test_a_theme_says_a_colour_or_a_font_and_nothing_else(token: str, tmp_path: Path) -> None:
    file, said = tmp_path / "theme.css", []
    for value in (each.format(label) for label in hostile.LABELS for each in ("{}", '"{}"', "'{}', serif")):
        file.write_text(f":root {{ --ik-{token}: {value}; }}", "utf-8")
        with suppress(ik.DataError):
            said.append(read_theme(file).tokens[token])
    assert not [each for each in said if not re.fullmatch(r"#[0-9a-f]{6}|'?[\w -]+'?(, '?[\w -]+'?)*", each)]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_escapes_everything_and_brings_nothing_inline(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|\bMarkup\b", text)
    if file.suffix == ".j2":
        inline = r"on\w+" if file.name.startswith("fragment") else r"style|on\w+"  # a notebook has no style of its own
        assert not re.search(rf"<[^>]*\s({inline})\s*=", text)
        assert not re.search(r"(https?:)?//[\w.]+\.\w", text.replace("http://www.w3.org/2000/svg", ""))
        assert not re.search(r"=\s*\{\{", text), "an attribute without quotes ends at the first space"
    if file.suffix == ".js":
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)


def test_whatever_is_not_escaped_says_why() -> None:
    """A text that stands in the code as it is needs no reason; one that was made does."""
    lines = [line for file in ROOM.rglob("*.py") for line in file.read_text("utf-8").splitlines()]
    made = [line for line in lines if re.search(r"Markup\((?![\"'])", line)]
    assert made
    assert not [line for line in made if not re.search(r"# noqa: S704  # \w+", line)]
