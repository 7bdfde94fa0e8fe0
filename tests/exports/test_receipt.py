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


def test_every_result_as_plain_data_has_one() -> None:
    rows = [{"entity": "Ede", "wave": wave, "perspective": seen} for wave in ("2024-06", "2024-12") for seen in "ab"]
    nad = ik.load("nad")
    both = ik.score(nad, rows, entities=["Ede"])
    one = ik.score(nad, rows[:1])
    expected = one.receipt.as_dict()
    assert expected["roster"] is None
    assert one.as_dict()["receipt"] == expected
    assert ik.summarise(one).as_dict()["receipt"] == expected
    assert ik.policies(nad, one).as_dict()["receipt"] == expected
    assert ik.perspectives(both).as_dict()["receipt"] == both.receipt.as_dict()
    assert ik.compare(both).as_dict()["receipts"] == [both.receipt.as_dict()] * 2


def test_it_names_the_roster() -> None:
    receipt = ik.score(ik.load("nad"), [{"entity": "GM0796"}], entities="mo_regios").receipt
    assert receipt.as_dict()["roster"]["id"] == "mo_regios"
    assert "lijst van entiteiten: mo_regios 1 (reconstructie)" in receipt.text("nl")
