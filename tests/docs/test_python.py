"""`docs/python.md`: what it shows runs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.docs.pages import DOCS, fences


def shown(number: int) -> dict[str, Any]:
    """The names after one of the examples has run."""
    examples = [each for each in fences((DOCS / "python.md").read_text("utf-8")) if each.kind == "python"]
    assert len(examples) == 2
    names: dict[str, Any] = {}
    exec(examples[number].text, names)
    return names


def test_the_example_of_one_case_runs(capsys: pytest.CaptureFixture[str]) -> None:
    case = shown(0)["case"]
    assert (case.levels()["optoppen"], case.reason("alternatieve_woonplekken")) == ("niet_opgepakt", "missing_inputs")
    assert "3 van de 5 antwoorden ontbreken" in capsys.readouterr().out


def test_the_example_of_whole_columns_runs() -> None:
    names = shown(1)
    assert names["again"] is names["scores"]
    assert [names["levels"].count(each) for each in ("op_koers", "missing")] == [500, 500]
