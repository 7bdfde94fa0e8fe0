"""`docs/rosters.md` tells the truth: every block is run in order, and prints what stands below it."""

from __future__ import annotations

import pytest

from indicatorkit.toml.misfits import keys_of
from indicatorkit.toml.roster_tables import EntityTable, MemberTable, RosterTable
from tests.docs.pages import DOCS, fences
from tests.docs.running import Shown, run

PAGE = (DOCS / "rosters.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Shown]:
    return {each.line: each for each in run(PAGE, tmp_path_factory.mktemp("rosters"))}


@pytest.mark.parametrize("line", [each.line for each in fences(PAGE) if each.kind in ("python", "console")])
def test_a_block_prints_what_stands_below_it(line: int, shown: dict[int, Shown]) -> None:
    assert shown[line].printed == shown[line].shown


@pytest.mark.parametrize("model", [RosterTable, EntityTable, MemberTable])
def test_the_page_shows_every_key(model: type[RosterTable | EntityTable | MemberTable]) -> None:
    file = next(each.text for each in fences(PAGE) if each.name == "regions.toml")
    assert not [key for key in keys_of(model) if f"{key} " not in file]
