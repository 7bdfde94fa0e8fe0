"""A table may speak of the wave only: it reads nothing then, and hands on the node that holds."""

from tests.loading import made, outcomes, scored

WAVES = {"waves": ["2017", "2018", "2019"]}
BY_WAVE = {"rule": "table", "rows": [{"when": {"wave": {"before": "2018"}}, "then": {"same_as": "until"}}]}
LATER = {"missing": "leave_out", "rollup_from": {"2018": "strict"}}


def test_other_weights_from_a_wave_on_are_two_nodes_and_a_table_that_hands_on_one() -> None:
    here = made(
        framework=WAVES,
        answer={"points": {"kind": "number", "whole": True, "at_least": 0, "at_most": 4}},
        indicator=[{"id": each, "answer": "points"} for each in "ab"],
        step=[
            {"id": "until", "rule": "mean", "uses": ["a", "b"]},
            {"id": "since", "rule": "mean", "uses": ["a", "b"], "weights": {"a": 2}},
        ],
        result=[{"id": "score", **BY_WAVE, "otherwise": {"same_as": "since"}}],
    )
    assert [outcomes(scored(here, wave, a=4, b=1))["score"] for wave in WAVES["waves"]] == ["5/2", "3", "3"]
    assert outcomes(scored(here, "2017", a=4))["score"] == "grey (missing_inputs)"


def test_what_it_hands_on_may_not_apply() -> None:
    here = made(
        framework=WAVES,
        indicator=[{"id": "until", "answer": "maybe"}],
        result=[{"id": "score", **BY_WAVE, "otherwise": "red"}],
    )
    assert [outcomes(scored(here, wave, until="na"))["score"] for wave in WAVES["waves"]] == [
        "not_applicable",
        "red",
        "red",
    ]


def test_what_stands_beside_a_rule_ends_with_it_and_what_stands_beside_a_named_one_does_not() -> None:
    here = made(
        framework=WAVES,
        rollup={"strict": {"rule": "worst_of"}, "mild": {"rule": "best_of"}},
        indicator=[{"id": each, "answer": "light"} for each in "ab"],
        result=[
            {"id": "own", "uses": ["a", "b"], "rule": "best_of", **LATER},
            {"id": "named", "uses": ["a", "b"], "rollup": "mild", **LATER},
        ],
    )
    said = [outcomes(scored(here, wave, a="green")) for wave in ("2017", "2018")]
    assert [each["own"] for each in said] == ["green", "grey (missing_inputs)"]
    assert [each["named"] for each in said] == ["green", "green"]
