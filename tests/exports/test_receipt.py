"""The receipt: what gave these results, the same every time."""

from __future__ import annotations

import indicatorkit as ik
from indicatorkit.version import __version__
from tests.loading import made

from .made import ROWS, framework, scores


def test_it_names_framework_library_answers_and_policy() -> None:
    receipt = scores().receipt
    said = receipt.as_dict()
    assert said["framework"] == {"id": "klein", "version": "3", "status": "example", "digest": framework().digest}
    assert said["library"] == {"name": "indicatorkit", "version": __version__}
    assert said["answers"] == {
        "digest": receipt.answers,
        "rows": 3,
        "entities": 3,
        "waves": ["2024-06"],
        "perspectives": [""],
    }
    assert said["policies"] == [
        {
            "node": "wonen",
            "rule": "worst_of",
            "missing": "counts_as",
            "counts_as": "rood",
            "not_applicable": "leave_out",
        },
        {"node": "plan", "rule": "worst_of", "missing": "grey", "not_applicable": "leave_out"},
        {"node": "bekend", "rule": "coverage", "not_applicable": "leave_out"},
    ]
    assert receipt == scores().receipt == ik.read_answers(framework(), ROWS).receipt


def test_it_says_the_same_in_words() -> None:
    receipt = scores().receipt
    assert "kader: klein 3 (voorbeeld)" in receipt.text("nl")
    assert "ontbreekt er één, dan is het grijs (1 regel)" in receipt.text("nl")
    assert receipt.answers in receipt.text("en")


def test_a_policy_from_a_later_wave_and_its_minimum_are_said() -> None:
    found = made(
        framework={"waves": ["a", "b"]},
        rollup={
            "eerst": {"rule": "worst_of", "missing": "leave_out", "known_share_at_least": "1/2"},
            "later": {"rule": "worst_of", "missing": "grey_unless_decided"},
        },
        indicator=[
            {
                "id": "i",
                "nl": "I",
                "rollup": "eerst",
                "rollup_from": {"b": "later"},
                "subindicator": [{"id": "s", "nl": "S", "answer": "light"}],
            }
        ],
    )
    rows = [{"entity": "x", "wave": wave, "s": "red"} for wave in ("b", "a")]
    receipt = ik.score(found, rows).receipt
    assert receipt.waves == ("a", "b")
    first, second = receipt.as_dict()["policies"]
    assert (first["missing"], first["known_share_at_least"]) == ("leave_out", "1/2")
    assert (second["missing"], second["since"]) == ("grey_unless_decided", "b")
