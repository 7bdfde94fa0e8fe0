"""`docs/verifying.md` tells the truth: every block is run in order, and prints what stands below it."""

from __future__ import annotations

import pytest

from indicatorkit.verify.properties import CLAIMS, PROPERTIES
from tests.docs.pages import DOCS, fences
from tests.docs.running import Shown, run

PAGE = (DOCS / "verifying.md").read_text(encoding="utf-8")
FORMAT = (DOCS / "format.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Shown]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "120")
        return {each.line: each for each in run(PAGE, tmp_path_factory.mktemp("verifying"))}


@pytest.mark.parametrize("line", [each.line for each in fences(PAGE) if each.kind in ("python", "console")])
def test_a_block_prints_what_stands_below_it(line: int, shown: dict[int, Shown]) -> None:
    assert shown[line].printed == shown[line].shown


def test_every_property_is_explained_here_and_named_in_the_format() -> None:
    for claim in CLAIMS:
        assert f"`{claim}`" in FORMAT, claim
        assert f"`{claim}`" in PAGE or claim == "veto", claim


def test_the_properties_that_are_said_to_be_required_are() -> None:
    section = PAGE.partition("## 3 ")[2].partition("## 4 ")[0]
    said = {claim for claim in CLAIMS if f"`{claim}`" in section}
    assert said == {each.name for each in PROPERTIES if each.required}
