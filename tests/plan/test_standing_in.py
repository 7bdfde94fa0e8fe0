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


def test_a_level_that_no_answer_has_counts_as_its_points() -> None:
    """Those of the rule, and else of the scale; not a number that came with the level once."""
    step = [{"id": "a", "answer": "light"}, {"id": "never_red", "rule": "worst_of", "uses": ["a"]}]
    step[1] |= {"limits": [{"at_worst": "yellow"}]}
    red = {"rule": "highest", "uses": ["never_red"], "missing": {"counts_as": "red", "because": "agreed"}}
    framework = made(
        step=step,
        result=[
            {"id": "of_rule", **red, "points": {"red": 7, "otherwise": 1}},
            {"id": "of_otherwise", **red, "points": {"yellow": 2, "otherwise": 1}},
            {"id": "of_scale", **red},
        ],
        scale={
            "light": {
                "worst_to_best": [
                    {"id": "red", "points": 3},
                    {"id": "yellow", "points": 4},
                    {"id": "green", "points": 5},
                ]
            }
        },
    )
    found = outcomes(scored(framework))
    assert {item: found[item] for item in found if item.startswith("of_")} == {
        "of_rule": "7",
        "of_otherwise": "1",
        "of_scale": "3",
    }


def test_an_input_that_never_says_anything_counts_as_what_the_others_say_by_that_word() -> None:
    answer = {"points": {"kind": "choice", "options": [{"id": "few", "points": 1}, {"id": "many", "points": 9}]}}
    rows = [{"when": {"a": "few"}, "then": "grey", "en": "no"}, {"when": {}, "then": "grey", "en": "no"}]
    told = [{"when": {"mute": "many"}, "then": {"same_as": "a"}}, {"when": {}, "then": "grey", "en": "no"}]
    counts = {"missing": {"counts_as": "many", "because": "agreed"}}
    framework = made(
        answer=answer,
        step=[{"id": "a", "answer": "points"}, {"id": "mute", "rule": "table", "uses": ["a"], "rows": rows}],
        result=[
            {"id": "total", "rule": "sum", "uses": ["a", "mute"], **counts},
            {"id": "told", "rule": "table", "uses": ["a", "mute"], "rows": told, **counts},
        ],
    )
    found = outcomes(scored(framework, a="few"))
    assert (found["total"], found["told"]) == ("10", "1")
