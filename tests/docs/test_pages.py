"""Every page can be found from the first one, every link leads somewhere, and every public name is on a page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import indicatorkit as ik
from tests.docs.pages import DOCS

ROOT = DOCS.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("conformance/*.md"), *DOCS.glob("**/*.md")])
LINK = r"\[([^\]]+)\]\(([^)]+)\)"
NOT_SHOWN = {"FORMAT_VERSION", "__version__"}  # what says them is how they are made


def links(page: Path) -> list[tuple[Path, str]]:
    """Where the links of a page lead: which file, and which heading in it."""
    found = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    parts = [each.partition("#") for each in found if "://" not in each]
    return [((page.parent / file).resolve() if file else page, heading) for file, _, heading in parts]


@cache
def headings(page: Path) -> set[str]:
    """The headings of a page, as links name them."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_page_and_a_heading_that_are_there(page: Path) -> None:
    assert not [str(file) for file, _ in links(page) if not file.exists()]
    assert not [(file.name, name) for file, name in links(page) if name and name not in headings(file)]


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting += [file for file, _ in links(page) if file.suffix == ".md" and file not in reached]
    assert set(PAGES) <= reached


def test_an_index_has_every_page_by_its_own_name() -> None:
    said = {
        ((index.parent / place).resolve(), name.removeprefix("`").removesuffix("`"))
        for index in PAGES
        if index.name == "README.md" and index.parent != ROOT
        for name, place in re.findall(LINK, index.read_text("utf-8"))
    }
    titles = {
        (page, re.sub(r"^# (\d+ )?", "", page.read_text("utf-8").splitlines()[0]))
        for page in PAGES
        if page.parent != ROOT and page.name not in ("README.md", "language.md")
    }
    assert titles <= said


def test_every_public_name_is_on_the_page_with_the_first_line_that_help_says() -> None:
    rows = re.findall(r"^\| `ik\.(\w+)(?:\(…\))?` \| (.+) \|$", (DOCS / "python.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(name for name, _ in rows) == sorted(ik.__all__)
    helps = {name: (getattr(ik, name).__doc__ or "").strip().split("\n")[0] for name in ik.__all__}
    assert {name: text for name, text in rows if name not in NOT_SHOWN} == {
        name: text for name, text in helps.items() if name not in NOT_SHOWN
    }
