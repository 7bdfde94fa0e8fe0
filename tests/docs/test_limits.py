"""`docs/limits.md` tells the truth: every block is run in order, and prints what stands below it."""

from __future__ import annotations

import pytest

import indicatorkit as ik
from indicatorkit.limits import names
from tests.docs.pages import DOCS, fences
from tests.docs.running import Shown, run

PAGE = (DOCS / "limits.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Shown]:
    return {each.line: each for each in run(PAGE, tmp_path_factory.mktemp("limits"))}


@pytest.mark.parametrize("line", [each.line for each in fences(PAGE) if each.kind in ("python", "console")])
def test_a_block_prints_what_stands_below_it(line: int, shown: dict[int, Shown]) -> None:
    assert shown[line].printed == shown[line].shown


@pytest.mark.parametrize("limit", names())
def test_every_limit_stands_on_the_page_with_its_number(limit: str) -> None:
    number = getattr(ik.Limits(), limit)
    size = f"{number >> 20:,} MB" if limit.endswith("bytes") and number >= 1 << 20 else f"{number:,}"
    assert f"| `{limit}` | {size} |" in PAGE
