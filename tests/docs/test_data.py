"""`docs/data.md` tells the truth: every block is run, prints what stands below it, and its pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, fences
from tests.docs.running import Shown, run

PAGE = (DOCS / "data.md").read_text(encoding="utf-8")
MOST_BYTES = 150_000


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Shown]:
    return {each.line: each for each in run(PAGE, tmp_path_factory.mktemp("data"))}


@pytest.mark.parametrize("line", [each.line for each in fences(PAGE) if each.kind in ("python", "console")])
def test_a_block_prints_what_stands_below_it(line: int, shown: dict[int, Shown]) -> None:
    assert shown[line].printed.replace("\\", "/") == shown[line].shown


def test_its_pictures_are_there_small_and_told_to_who_cannot_see_them() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", PAGE)
    assert pictures
    for told, path in pictures:
        picture = DOCS / Path(path)
        assert len(told) > 20
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size <= MOST_BYTES
