"""`docs/python.md`: what it shows runs."""

from __future__ import annotations

from typing import Any

from tests.docs.pages import DOCS, fences


def test_the_example_of_whole_columns_runs() -> None:
    (shown,) = (each for each in fences((DOCS / "python.md").read_text("utf-8")) if each.kind == "python")
    names: dict[str, Any] = {}
    exec(shown.text, names)
    assert names["again"] is names["scores"]
    assert [names["levels"].count(each) for each in ("op_koers", "missing")] == [500, 500]
