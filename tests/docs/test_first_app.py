"""`docs/first-app.md` tells the truth: every block is run in order, and prints what stands below it."""

from pathlib import Path

import pytest

from tests.docs.pages import DOCS
from tests.docs.running import run

PAGE = (DOCS / "first-app.md").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning:openpyxl")
def test_every_block_prints_what_stands_below_it(tmp_path: Path) -> None:
    found = run(PAGE, tmp_path)
    assert [each.printed for each in found] == [each.shown for each in found]
    assert sum(bool(each.shown) for each in found) == 8


def test_what_is_typed_to_install_is_what_the_readme_types() -> None:
    (typed,) = [line for line in PAGE.splitlines() if line.startswith("    python -m pip")]
    assert typed in (DOCS.parent / "README.md").read_text("utf-8")
