"""What stands in for a missing input may be anything that its scale or its rule knows."""

from tests.loading import made, outcomes, scored


def test_what_stands_in_may_be_a_value_that_no_answer_has() -> None:
    framework = made(
        step=[{"id": "a", "answer": "light"}, {"id": "b", "answer": "fact"}],
        result=[
            {"id": "level", "rule": "worst_of", "uses": ["capped"], "missing": {"counts_as": "green"}},
            {
                "id": "number",
                "rule": "highest",
                "uses": ["a"],
                "points": {"otherwise": 0},
                "missing": {"counts_as": "5/2"},
            },
            {
                "id": "fitting",
                "rule": "count",
                "where": {"at_worst": "green"},
                "uses": ["capped"],
                "missing": {"counts_as": "green"},
            },
            {
                "id": "handed",
                "rule": "same_as",
                "uses": ["b"],
                "scale": "light",
                "map": {"yes": "green", "no": "red"},
                "missing": {"counts_as": "yellow"},
            },
            {"id": "numbered", "rule": "same_as", "uses": ["counted"], "missing": {"counts_as": 7}},
            {"id": "capped", "rule": "worst_of", "uses": ["a"], "limits": [{"at_best": "yellow"}]},
            {"id": "counted", "rule": "count", "where": "red", "uses": ["a"]},
        ],
    )
    here = outcomes(scored(framework))
    assert {item: here[item] for item in ("level", "number", "fitting", "handed", "numbered")} == {
        "level": "green",
        "number": "5/2",
        "fitting": "1",
        "handed": "yellow",
        "numbered": "7",
    }
