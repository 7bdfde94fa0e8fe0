"""What analysts read is there in Dutch and in English: the same headings, tables, links and code, in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, Fence, fences

TWINS = {page: page.with_name(page.name.replace(".en.md", ".md")) for page in sorted(DOCS.glob("*.en.md"))}
CODE = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'|[^\W\d][\w-]*|\d[\w.,/-]*|\S')


def test_all_that_analysts_read_is_there_in_two_languages() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    dutch, english, *_ = re.split(r"^## ", index, flags=re.MULTILINE)[1:]
    in_dutch = re.findall(r"\]\((\S+)\.md\)", dutch)
    assert in_dutch
    assert [f"{page}.en" for page in in_dutch] == re.findall(r"\]\((\S+)\.md\)", english)
    assert {f"{page}.en.md" for page in in_dutch} == {page.name for page in TWINS}


@pytest.mark.parametrize("page", TWINS, ids=lambda page: page.stem)
def test_twins_name_each_other_below_their_titles(page: Path) -> None:
    english, dutch = page.read_text("utf-8").splitlines(), TWINS[page].read_text("utf-8").splitlines()
    assert dutch[2] == f"*In English: [{english[0].removeprefix('# ')}]({page.name}).*"
    assert english[2] == f"*In het Nederlands: [{dutch[0].removeprefix('# ')}]({TWINS[page].name}).*"


@pytest.mark.parametrize("page", TWINS, ids=lambda page: page.stem)
def test_twins_have_the_same_shape(page: Path) -> None:
    """Paragraphs, headings, items, rows of tables with their cells, blocks: in the same order."""
    assert shape(page) == shape(TWINS[page])


@pytest.mark.parametrize("page", TWINS, ids=lambda page: page.stem)
def test_twins_lead_to_the_same_pages(page: Path) -> None:
    assert links(page) == links(TWINS[page])


@pytest.mark.parametrize("page", TWINS, ids=lambda page: page.stem)
def test_what_is_run_is_the_same_but_for_its_names(page: Path) -> None:
    """A word of the one is always the same word of the other; numbers and signs are the very same."""
    words: dict[str, str] = {}
    for english, dutch in zip(run_on(page), run_on(TWINS[page]), strict=True):
        for one, other in zip(code(dutch), code(english), strict=True):
            assert words.setdefault(one, other) == other, f"{page.name}:{english.line}"
            assert re.search(r"[^\W\d_]", one) or one == other, f"{page.name}:{english.line}"


def shape(page: Path) -> list[str]:
    text = re.sub(r"^```(\w+).*?^```$", r"```\1", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [kind for each in text.split("\n\n") for kind in kinds(each.strip("\n"))]


def kinds(paragraph: str) -> Iterator[str]:
    """What a paragraph is: a heading of its depth, a table row by row, a list item by item, a block, or text."""
    lines = paragraph.splitlines()
    marked = [re.match(r"#+ |\||\* |\d+\. |```\w+|!\[", line) for line in lines]
    if not any(marked):
        yield "text"
    for line, mark in zip(lines, marked, strict=True):
        if mark:
            yield f"{mark[0]}{line.count(' | ') or ''}"


def links(page: Path) -> list[str]:
    """Where a page leads, whichever the language; a heading has another name in it."""
    found = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    return [re.sub(r"\.(nl|en)\.|#.*", lambda part: "." if part[1] else "#", place) for place in found[1:]]


def run_on(page: Path) -> list[Fence]:
    return [each for each in fences(page.read_text("utf-8")) if each.kind != "text"]


def code(block: Fence) -> list[str]:
    """The words and signs of a block, without comments; of a command only what is typed; of a table its cells."""
    match block.kind:
        case "csv":
            return re.split("[;\n]", block.text)
        case "console":
            return CODE.findall(block.text.partition("\n")[0])
        case "css":
            return CODE.findall(re.sub(r"/\*.*?\*/", "", block.text))
        case _:
            return CODE.findall(re.sub(r"(?<!\S)#[: ].*", "", block.text))
