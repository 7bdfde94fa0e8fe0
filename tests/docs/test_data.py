"""What analysts read tells the truth, in both languages: every block prints what stands below it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, fences
from tests.docs.running import Shown, run

SUBJECTS = ("data", "comparing", "calibrating", "reports", "pictures", "why-grey")
NAMES = [f"{subject}{language}.md" for subject in SUBJECTS for language in ("", ".en")]
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in NAMES}
PAGE = PAGES["data.md"]
MOST_BYTES = 150_000
BLOCKS = [
    (name, each.line) for name, page in PAGES.items() for each in fences(page) if each.kind in ("python", "console")
]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], Shown]:
    pages = {name: run(page, tmp_path_factory.mktemp("page")) for name, page in PAGES.items()}
    return {(name, each.line): each for name, blocks in pages.items() for each in blocks}


@pytest.mark.parametrize(("page", "line"), BLOCKS)
def test_a_block_prints_what_stands_below_it(page: str, line: int, shown: dict[tuple[str, int], Shown]) -> None:
    found = shown[page, line]
    assert found.printed.replace("\\", "/") == found.shown


def test_its_pictures_are_there_small_and_told_to_who_cannot_see_them() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", PAGE)
    assert pictures
    for told, path in pictures:
        picture = DOCS / Path(path)
        assert len(told) > 20
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size <= MOST_BYTES
