"""`docs/notions.md`: every notion has a definition and an example that is computed here, and none is absent."""

from __future__ import annotations

import inspect
import re
from contextlib import chdir
from pathlib import Path
from typing import Any, get_args

import pytest

import indicatorkit as ik
from indicatorkit.explain.claims import Claim
from tests.docs.pages import DOCS, fences
from tests.docs.running import run

PAGE = (DOCS / "notions.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| `(.+?)` is `(.+?)` \| (.*?) ?\|$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    found: dict[str, Any] = {}
    folder = tmp_path_factory.mktemp("notions")
    with chdir(folder):
        for block in fences(PAGE):
            if block.kind == "toml":
                Path(block.name).write_text(block.text, "utf-8")
            if block.kind == "python":
                exec(compile(block.text, "page", "exec"), found)
        found["scores"] = ik.score(found["framework"], [{"entity": "Aa", "plan": "amber"}])
        found["calls"] = ik.collect_next(found["scores"], nodes=["visits"])
    return found


@pytest.mark.parametrize(("notion", "example", "value"), [(row[0], row[2], row[3]) for row in ROWS])
def test_an_example_is_what_stands_there(notion: str, example: str, value: str, names: dict[str, Any]) -> None:
    assert notion in example or notion in ("singles", "plan")
    assert repr(eval(example, names)) == value


def test_what_the_page_prints_stands_below_it(tmp_path: Path) -> None:
    (shown,) = run(PAGE, tmp_path)
    assert shown.printed == shown.shown


def test_no_notion_is_absent() -> None:
    properties = {
        each for each, found in vars(ik.Explanation).items() if isinstance(found, property) and each[0] != "_"
    }
    assert properties - {"claims"} <= {row[0] for row in ROWS}
    assert all(len(row[1]) > 10 for row in ROWS if row[0] not in ("node", "rule"))


def test_every_claim_says_what_it_says_of_itself() -> None:
    told = dict(re.findall(r"^\| `([A-Z]\w+)` \| (.+) \|$", PAGE, re.MULTILINE))
    kinds = get_args(Claim)
    assert told == {each.__name__: inspect.getdoc(each).partition("\n")[0] for each in kinds}


def test_the_guide_and_this_page_lead_to_each_other() -> None:
    assert "(notions.md)" in (DOCS / "explaining.md").read_text("utf-8")
    assert "(explaining.md)" in PAGE
