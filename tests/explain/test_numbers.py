"""What a measured number is made of, its band, how far the next one is, and which one answer would cross it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.api.explanation import Explanation
from indicatorkit.explain.changes import _answered_otherwise
from indicatorkit.explain.crossings import crossings
from indicatorkit.explain.phrases import Phrases, Told
from indicatorkit.explain.possible import Possible
from indicatorkit.explain.trying import changed, code_of, letter_at
from indicatorkit.framework import Framework
from indicatorkit.values import Interval, Letter
from tests.loading import made
from tests.sizes import computing

from .asked import about, asked

ROWS = [{"level": "green", "at_least": 6}, {"level": "yellow", "above": 3}, {"level": "red"}]
NUMBERS = {
    "amount": {"kind": "number", "at_least": 0, "at_most": 20, "unit": "kg"},
    "percent": {"kind": "number", "at_least": 0, "at_most": 100, "decimals": 1, "unit": "%"},
    "whole": {"kind": "number", "whole": True, "at_least": 0},
}

AMOUNTS = [{"id": "a", "answer": "amount"}, {"id": "b", "answer": "amount"}]


def over(*parts: str, **rule: Any) -> Framework:
    """A result `r` over some questions with an amount."""
    questions = [{"id": each, "answer": "amount"} for each in parts]
    said = {"uses": list(parts)} if rule["rule"] != "ratio" else {}
    result = {"id": "r", "bands": {"scale": "light", "rows": ROWS}, **said, **rule}
    return made(answer=NUMBERS, step=questions, result=[result])


def explained(framework: Framework, **answers: Any) -> Explanation:
    return ik.score_case(framework, answers).explain("r")


def brought(found: Explanation) -> dict[str, Fraction | None]:
    assert found.made_of is not None
    return {each.item: each.brings for each in found.made_of.parts}


# ------------------------------------------------------------------------------------------------- what it is made of


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        ({"rule": "sum", "weights": {"b": -1}}, {"a": 2, "b": -4, "c": 9}),
        ({"rule": "mean", "weights": {"a": 2}}, {"a": 1, "b": 1, "c": Fraction(9, 4)}),
        ({"rule": "mean_of_lowest", "take": 2}, {"a": 1, "b": 2, "c": None}),
        ({"rule": "lowest"}, {"a": 2, "b": None, "c": None}),
        ({"rule": "highest"}, {"a": None, "b": None, "c": 9}),
        ({"rule": "product"}, {"a": 2, "b": 4, "c": 9}),
        ({"rule": "harmonic_mean"}, {"a": 2, "b": 4, "c": 9}),
        ({"rule": "ratio", "divide": "a", "by": "b", "per": 10}, {"a": 20, "b": 4}),
    ],
)
def test_parts_make_the_number(rule: dict[str, Any], parts: dict[str, Any]) -> None:
    found = explained(over("a", "b", "c", **rule), a=2, b=4, c=9)
    assert brought(found) == parts
    assert found.made_of is not None
    assert found.made_of.number == found.number


@pytest.mark.parametrize(("said_as", "now", "then"), [("difference", 10, -8), ("percent", 125, -100)])
def test_a_change_is_what_it_is_now_less_what_it_was(said_as: str, now: int, then: int) -> None:
    found = explained(over("a", rule="change", uses=["a"], **{"as": said_as}), **{"a": 10, "a@previous": 8})
    assert brought(found) == {"a": now, "a@previous": then}
    assert found.made_of is not None
    assert found.made_of.number == found.number == now + then


def test_a_computed_number_has_the_unit_of_what_it_is_made_of() -> None:
    found = explained(over("a", "b", rule="mean"), a=2, b=5)
    assert "(3.5 kg)" in found.text("en") and "; together 3.5 kg." in found.text("en")
    assert "rescaled" not in found.as_dict()["nodes"]["r"]["made_of"]


def test_the_factors_of_a_geometric_mean_are_roots() -> None:
    found = explained(over("a", "b", rule="geometric_mean"), a=4, b=9)
    assert brought(found) == {"a": 2, "b": 3}
    assert found.number == 6


def test_a_harmonic_mean_is_told_with_the_numbers_that_it_read() -> None:
    found = explained(over("a", "b", rule="harmonic_mean"), a=3, b=6)
    assert found.number == 4
    assert "Worked out from ‘a’ 3 kg and ‘b’ 6 kg: 4" in found.text("en")


def test_a_ratio_is_told_with_what_is_divided_by_what() -> None:
    found = explained(over("a", "b", rule="ratio", divide="a", by="b"), a=6, b=3)
    assert found.number == 2
    assert "‘a’ 6 kg is divided by ‘b’ 3 kg" in found.text("en")


def test_what_stands_in_for_something_missing_is_told() -> None:
    counts = {"counts_as": 5, "because": "agreed"}
    found = explained(over("a", "b", rule="sum", missing=counts), a=2)
    assert brought(found) == {"a": 2, "b": 5}
    assert (
        "Made of ‘a’ 2 kg and ‘b’ 5; together 7 kg; ‘b’ is missing or does not apply, and counts as that number."
        in found.text("en")
    )


def test_parts_of_a_prorated_sum_are_raised_with_it() -> None:
    found = explained(over("a", "b", rule="sum", missing="prorate"), a=4)
    assert brought(found) == {"a": 8}
    assert found.number == 8


def test_what_counts_in_the_place_of_what_does_not_apply_is_raised_too() -> None:
    amount = {**NUMBERS["amount"], "options": [{"id": "na", "not_applicable": True}]}
    counts = {"counts_as": 8, "because": "agreed"}
    rule = {"rule": "sum", "missing": "prorate", "not_applicable": counts}
    asked = [{"id": each, "answer": "amount"} for each in "abc"]
    framework = made(answer={"amount": amount}, step=asked, result=[{"id": "r", "uses": ["a", "b", "c"], **rule}])
    found = explained(framework, a=4, b="na")
    assert brought(found) == {"a": 6, "b": 12}  # 4 and 8 of 40 are 18 of 60
    assert found.number == 18
    assert "‘b’ is missing or does not apply, and counts as that number" in found.text("en")


def test_which_of_several_numbers_is_enough_is_told_and_not_that_all_of_them_are() -> None:
    one, both = (explained(over("a", "b", rule="sum"), a=each, b=1).text("en") for each in (9, 5))
    assert "This already follows from: ‘a’ is 9 kg; of ‘b’ it only matters that it is answered." in one
    assert "already follows" not in both


@pytest.mark.parametrize(("take", "told"), [(2, "‘c’ does not count"), (1, "‘b’ and ‘c’ do not count")])
def test_what_does_not_count_is_told(take: int, told: str) -> None:
    found = explained(over("a", "b", "c", rule="mean_of_lowest", take=take), a=2, b=4, c=9)
    assert f"; {told}." in found.text("en")


def test_many_small_parts_are_told_together() -> None:
    names = [f"q{number}" for number in range(8)]
    found = explained(over(*names, rule="sum"), **{each: number for number, each in enumerate(names)})
    assert "and the 3 others together 3; together 28" in found.text("en")


def made_of_line(found: Explanation) -> str:
    return next(line for line in found.text("en").splitlines() if "together" in line or "multiplied" in line)


def test_six_parts_are_all_told_and_so_are_all_factors() -> None:
    """Of a product nothing can be left together: the rest would be another factor."""
    names = [f"q{number}" for number in range(7)]
    answers = {each: number for number, each in enumerate(names, 1)}
    assert "and the 2 others together 0.1" in made_of_line(
        explained(over(*names, rule="sum"), **{**answers, "q0": 0, "q1": "0.1", "q2": "0.5"})
    )
    six, seven = (made_of_line(explained(over(*names[:most], rule="sum"), **answers)) for most in (6, 7))
    assert "‘q0’ 1 kg" in six
    assert "‘q1’" not in seven and "‘q2’ 3 kg" in seven and "2 others together 3" in seven
    assert "‘q0’" in (product := made_of_line(explained(over(*names, rule="product"), **answers))) and "‘q6’" in product


def test_a_number_that_is_open_or_not_there_is_made_of_nothing() -> None:
    framework = over("a", "b", rule="mean", missing="grey_unless_decided")
    assert explained(framework, a=20).made_of is None
    assert explained(framework).made_of is None
    assert explained(over("a", "b", rule="mean"), a=20).made_of is None
    held = over("a", "b", rule="sum", missing="grey_unless_decided", limits=[{"at_most": 10}])
    assert (explained(held, a=15).number, explained(held, a=15).made_of) == (10, None)  # whatever `b` is
    assert ik.score_case(framework, {"a": 2}).explain("a").made_of is None
    line = {"from": [0, 10], "to": [0, 1], "outside": "grey"}
    assert explained(over("a", "b", rule="sum", rescale=line), a=8, b=9).made_of is None


# ------------------------------------------------------------------------------------------------------ bands and edges


def test_the_number_compared_is_told_with_its_band_and_how_far_the_others_are() -> None:
    found = explained(over("a", "b", rule="mean"), a=3, b=6)
    assert found.band is not None
    assert found.band.as_dict() == {"number": "9/2", "band": "> 3, < 6", "rounded": False}
    assert {level: (each.by, each.reached) for level, each in found.distances.items()} == {
        "red": (Fraction(3, 2), True),  # 3 itself is red
        "green": (Fraction(3, 2), True),
    }
    assert found.distances["red"].as_dict() == {"by": "3/2", "band": "≤ 3", "reached": True}
    assert "- If it were 1.5 lower, it would be ‘red’ (≤ 3 kg)." in found.text("en")


def test_rows_beside_each_other_that_give_the_same_level_are_one_band() -> None:
    rows = [{"level": "green", "at_least": 8}, *ROWS]
    found = explained(over("a", rule="sum", bands={"scale": "light", "rows": rows}), a=7)
    assert found.band is not None and found.band.as_dict()["band"] == "≥ 6"
    assert {level: each.interval.in_signs() for level, each in found.distances.items()} == {"yellow": "> 3, < 6"}


def test_what_is_rounded_is_compared_rounded_and_a_limit_is_told() -> None:
    limits = [{"at_best": "yellow", "unless": {"all": {"at_least": 8}}}]
    found = explained(over("a", "b", rule="mean", round=0, limits=limits), a="11.9", b=2)
    assert (found.level, found.number) == ("yellow", 7)
    text = found.text("en")
    assert "Compared is the rounded number 7 kg: ≥ 6 kg is ‘green’; a limit in the rule makes it ‘yellow’." in text


@pytest.mark.parametrize(
    ("always", "number", "nl", "en"),
    [("up", 7, "naar boven afgeronde getal 7", "rounded-up number 7"), ("down", 6, "naar beneden", "rounded-down")],
)
def test_a_number_is_said_to_be_rounded_up_or_down(always: str, number: int, nl: str, en: str) -> None:
    found = explained(over("a", "b", rule="mean", round={"decimals": 0, "always": always}), a="10.3", b=3)
    assert found.number == number
    assert f"Vergeleken is het {nl}" in found.text("nl") and f"Compared is the {en}" in found.text("en")


def test_a_question_without_bands_has_none() -> None:
    found = ik.score_case(over("a", "b", rule="mean"), {"a": 3}).explain("a")
    assert (found.band, found.distances, found.crossings) == (None, {}, {})


def test_points_that_are_counted_are_not_measured_and_have_no_band_to_be_told() -> None:
    steps = [{"id": each, "answer": "light"} for each in "ab"]
    points = {"rule": "mean", "points": {"red": 0, "yellow": 5, "green": 9}, "bands": {"scale": "light", "rows": ROWS}}
    found = explained(made(step=steps, result=[{"id": "r", "uses": ["a", "b"], **points}]), a="green", b="red")
    assert (found.level, found.number, found.band, found.distances) == ("yellow", Fraction(9, 2), None, {})


def test_bands_that_give_points_are_no_levels_to_be_told() -> None:
    points = {"rows": [{"points": 1, "at_least": 5}, {"points": 0}]}
    found = explained(over("a", rule="sum", bands=points, scale="light"), a=3)
    assert (found.number, found.band, found.distances) == (0, None, {})
    grey = explained(over("a", rule="sum", bands=points, scale="light"), a="missing:unknown")
    assert "it can still become ‘0’ or ‘1’" in grey.sentence("en")
    assert explained(over("a", rule="sum", bands=points)).outcomes.span is None


# ------------------------------------------------------------------------------------------------------------ crossings


def test_each_number_alone_that_crosses_an_edge_is_found_with_the_last_that_does_not() -> None:
    framework = over("a", "b", rule="mean")
    found = explained(framework, a=3, b=6).crossings
    numbers = {level: [(each.question, each.number, each.before) for each in ways] for level, ways in found.items()}
    unit = Fraction(1, 100)
    assert numbers == {"red": [("b", 3, 3 + unit), ("a", 0, unit)], "green": [("b", 9, 9 - unit), ("a", 6, 6 - unit)]}
    for level, ways in found.items():
        for way in ways:
            assert ik.score_case(framework, {"a": 3, "b": 6, way.question: way.number}).level("r") == level
            assert ik.score_case(framework, {"a": 3, "b": 6, way.question: way.before}).level("r") == "yellow"


def test_an_edge_is_told_as_finely_as_the_answer_was_where_nothing_else_says_how_finely() -> None:
    rows = [{"level": "green", "above": 3}, {"level": "red"}]
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": "a", "answer": "any"}],
        result=[{"id": "r", "rule": "sum", "uses": ["a"], "bands": {"scale": "light", "rows": rows}}],
    )
    (way,) = explained(framework, a="4.5").crossings["red"]
    assert (way.number, way.before) == (3, Fraction("3.1"))


def test_an_edge_is_told_with_as_many_decimals_as_the_question_has() -> None:
    framework = made(
        answer={"cents": {"kind": "number", "decimals": 2}},
        step=[{"id": "a", "answer": "cents"}],
        result=[{"id": "r", "rule": "sum", "uses": ["a"], "bands": {"scale": "light", "rows": ROWS}}],
    )
    (way,) = explained(framework, a=8).crossings["yellow"]
    assert (way.number, way.before) == (Fraction("5.99"), 6)


@pytest.mark.parametrize(("least", "most", "unit"), [(0, 95, "0.01"), (0, 100, "0.1"), (-50, 50, "0.1")])
def test_an_edge_is_told_in_a_thousandth_of_what_may_be_answered_where_nothing_else_says_how_finely(
    least: int, most: int, unit: str
) -> None:
    rows = [{"level": "green", "above": 3}, {"level": "red"}]
    framework = made(
        answer={"some": {"kind": "number", "at_least": least, "at_most": most}},
        step=[{"id": "a", "answer": "some"}],
        result=[{"id": "r", "rule": "sum", "uses": ["a"], "bands": {"scale": "light", "rows": rows}}],
    )
    (way,) = explained(framework, a=9).crossings["red"]
    assert (way.number, way.before) == (3, 3 + Fraction(unit))


def test_what_no_valid_answer_does_is_marked() -> None:
    ways = explained(over("a", "b", rule="mean"), a=20, b=20).crossings
    assert {way.declared for way in ways["yellow"]} == {False}
    assert explained(over("a", "b", rule="mean"), a=20, b=20).text("en").count("not a valid answer") == 1


def test_the_next_number_is_found_from_one_that_is_finer_than_what_is_told() -> None:
    edge = {"scale": "light", "rows": [{"level": "green", "at_least": "20001/10000"}, {"level": "red"}]}
    framework = over("a", "b", rule="sum", bands=edge)
    found = {now: ways_of(explained(framework, a=now, b=0)) for now in ("2.00005", "2.00015")}
    assert {now: next(iter(ways.values()))[0] for now, ways in found.items()} == {
        "2.00005": ("a", Fraction("2.0001")),
        "2.00015": ("a", 2),
    }


def ways_of(found: Explanation) -> dict[str, list[tuple[str, Fraction]]]:
    return {level: [(each.question, each.number) for each in ways] for level, ways in found.crossings.items()}


def test_what_no_valid_answer_does_is_not_told_of_a_question_of_which_a_valid_one_does_something() -> None:
    """Below 0 `a` would make it red."""
    assert ways_of(explained(over("a", "b", rule="mean"), a=3, b=7)) == {
        "red": [("b", 3)],
        "green": [("b", 9), ("a", 5)],
    }


@pytest.mark.parametrize(
    ("rows", "ways"),
    [
        ([{"level": "green", "at_least": 20}, {"level": "red", "below": 5}, {"level": "yellow"}], {"red": "4.99"}),
        ([{"level": "red", "at_most": 0}, {"level": "green", "at_least": 15}, {"level": "yellow"}], {"green": "15"}),
    ],
)
def test_an_end_that_is_no_valid_answer_itself_is_none_to_get_to(rows: list[dict[str, Any]], ways: Any) -> None:
    framework = made(
        answer={"between": {"kind": "number", "above": 0, "below": 20}},
        step=[{"id": "a", "answer": "between"}],
        result=[{"id": "r", "rule": "sum", "uses": ["a"], "bands": {"scale": "light", "rows": rows}}],
    )
    found = ways_of(explained(framework, a=10))
    assert found == {level: [("a", Fraction(number))] for level, number in ways.items()}


def test_an_edge_right_before_the_end_is_found() -> None:
    near = {"scale": "light", "rows": [{"level": "green", "at_least": "199/10"}, *ROWS[1:]]}
    assert ways_of(explained(over("a", rule="sum", bands=near), a="19.5")) == {
        "red": [("a", 3)],
        "green": [("a", Fraction("19.9"))],
    }


def test_beyond_what_is_valid_is_looked_as_far_as_the_number_of_now_is_from_its_end_and_not_absurdly_far() -> None:
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 2}, {"level": "red"}]}
    assert ways_of(explained(over("a", "b", rule="mean", bands=bands), a=20, b=20)) == {
        "red": [("a", Fraction("-16.01")), ("b", Fraction("-16.01"))]
    }
    of_a_thousandth = over("a", "b", rule="sum", weights={"a": "1/1000"})  # 1000 kg would do it
    assert ways_of(explained(of_a_thousandth, a=1, b=5)) == {"red": [("b", Fraction("2.99"))], "green": [("b", 6)]}


def test_a_number_of_many_digits_is_told_with_all_of_them() -> None:
    leaf = ik.score_case(over("a", rule="mean"), {}).situation.plan.leaves[0]
    assert letter_at(leaf, Fraction(10**30 + 1)).word == f"1{'0' * 29}1"
    assert [letter_at(leaf, Fraction(each)).word for each in ("5.99", "5.5")] == ["5.99", "5.5"]


def test_a_number_from_which_on_it_does_not_apply_is_no_way_to_another_level() -> None:
    result = {"id": "r", "rule": "sum", "uses": ["a"], "applies_if": {"a": {"at_least": 5}}}
    framework = over("a", **{**result, "bands": {"scale": "light", "rows": ROWS}})
    assert ways_of(explained(framework, a=8)) == {"yellow": [("a", Fraction("5.99"))]}
    assert ways_of(explained(framework, a="5.5")) == {"green": [("a", 6)]}


def test_a_raw_answer_and_what_a_rescale_makes_of_it_are_both_told() -> None:
    framework = made(
        answer=NUMBERS,
        step=[{"id": "a", "answer": "percent", "rescale": {"from": [0, 100], "to": [0, 10], "outside": "clip"}}],
        result=[{"id": "r", "rule": "mean", "uses": ["a"], "bands": {"scale": "light", "rows": ROWS}}],
    )
    found = explained(framework, a="80.4")
    assert "a: 80.4 % → 8.04" in found.text("en")
    assert found.as_dict()["nodes"]["a"]["raw"] == "402/5"
    assert found.as_dict()["crossings"]["yellow"][0]["number"] == "599/10"


# --------------------------------------------------------------------------------------------------- what is still open


def test_a_number_that_was_answered_is_said_itself_where_something_follows_from_it() -> None:
    """Not the bounds within which it makes no difference."""
    only_large = {"id": "large", "rule": "same_as", "uses": ["b"], "applies_if": {"a": {"at_least": 5}}}
    here = ik.score_case(computing(only_large, rule="sum"), {"a": 3, "b": 1})
    assert ik.explain(here, "large").sentence("en") == "‘large’ does not apply, because ‘a’ is 3."


def test_what_is_known_narrows_what_is_open_and_trying_shows_that_it_is_exact() -> None:
    found = explained(over("a", "b", rule="mean"), a=7)  # 3.5 to 13.5
    assert (found.possible, found.outcomes.exact) == (("yellow", "green"), True)
    assert found.outcomes.span == (Fraction(7, 2), Fraction(27, 2))


def test_trying_goes_from_the_worst_of_each_number_to_the_best() -> None:
    """High is good of the one and bad of the other, so one way along both is of no use."""
    less = {"rule": "sum", "uses": ["a", "b"], "weights": {"b": -1}}
    steps = [{"id": each, "answer": "amount"} for each in "ab"]
    far = {"scale": "light", "rows": [{"level": "green", "at_least": 15}, {"level": "red"}]}
    by_number = made(answer=NUMBERS, step=steps, result=[{"id": "r", **less, "bands": far}])
    near = {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}
    steps = [*steps, {"id": "c", **less, "bands": near}]
    by_level = made(answer=NUMBERS, step=steps, result=[{"id": "r", "rule": "worst_of", "uses": ["c"]}])
    for framework in (by_number, by_level):
        found = explained(framework)
        assert (found.possible, found.outcomes.exact) == (("red", "green"), True)


def test_what_comes_out_only_between_the_ends_is_met_too() -> None:
    """Nothing gives red, everything green; yellow is somewhere between."""
    found = explained(over("a", "b", rule="mean"))
    assert (found.possible, found.outcomes.exact) == (("red", "yellow", "green"), True)


@pytest.mark.parametrize(
    "ends", [{}, {"at_least": 0}, {"at_most": 10}, {"at_least": 0, "at_most": 10}, {"above": 0, "below": 10}]
)
def test_what_comes_out_is_met_also_where_a_number_may_be_any(ends: dict[str, int]) -> None:
    bands = {"scale": "light", "rows": ROWS}
    steps = [{"id": each, "answer": "any"} for each in "ab"]
    result = {"id": "r", "rule": "mean", "uses": ["a", "b"], "bands": bands}
    found = explained(made(answer={"any": {"kind": "number", **ends}}, step=steps, result=[result]))
    assert (found.possible, found.outcomes.exact) == (("red", "yellow", "green"), True)


def test_what_comes_out_in_one_half_is_met_also_where_something_is_looked_for_in_the_other() -> None:
    rows = [{"level": level, "at_least": least} for level, least in (("d", 16), ("c", 12), ("b", 4))]
    framework = made(
        scale={"four": {"worst_to_best": [{"id": each} for each in "abcd"]}},
        answer=NUMBERS,
        step=[{"id": each, "answer": "amount"} for each in "pq"],
        result=[
            {
                "id": "r",
                "rule": "mean",
                "uses": ["p", "q"],
                "bands": {"scale": "four", "rows": [*rows, {"level": "a"}]},
            }
        ],
    )
    found = explained(framework)
    assert (found.possible, found.outcomes.exact) == (("a", "b", "c", "d"), True)
    all_four = explained(framework, p="missing:unknown").sentence("en")
    assert "it can still become ‘a’, ‘b’, ‘c’ or ‘d’." in all_four


def test_trying_goes_from_where_it_does_not_apply_to_where_it_does() -> None:
    """With a low `a` it does not, so that is the worst of `a`, and its best goes with the lowest `b`."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 15}, {"level": "red"}]}
    gated = over("a", "b", rule="sum", weights={"b": -1}, bands=bands, applies_if={"a": {"at_least": 5}})
    found = explained(gated).outcomes
    assert ([each.word for each in found.values], found.may_not_apply, found.exact) == (["red", "green"], True, True)


@pytest.mark.parametrize(
    ("ends", "green"),
    [
        ({"at_least": 0}, {"at_least": 0}),
        ({"at_most": 0}, {"above": 0}),
        ({"at_least": 0, "at_most": 10}, {"at_least": 0}),
    ],
    ids=["least", "most", "both"],
)
def test_what_only_numbers_do_that_are_no_valid_answers_is_not_met(ends: dict[str, int], green: dict[str, int]) -> None:
    """Twice `a` less `a` is on the one side of 0 only, but nobody follows that both are the same number."""
    step = [
        {"id": "a", "answer": "any"},
        {"id": "twice", "rule": "sum", "uses": ["a"], "weights": {"a": 2}},
        {"id": "once", "rule": "same_as", "uses": ["a"]},
    ]
    bands = {"scale": "light", "rows": [{"level": "green", **green}, {"level": "red"}]}
    result = {"id": "r", "rule": "sum", "uses": ["twice", "once"], "weights": {"once": -1}, "bands": bands}
    found = explained(made(answer={"any": {"kind": "number", **ends}}, step=step, result=[result]))
    assert (found.possible, found.outcomes.exact) == (("red", "green"), False)


@pytest.mark.parametrize(("number", "exact"), [(12, True), (13, False)])
def test_where_more_than_twelve_numbers_are_open_nothing_is_tried(number: int, exact: bool) -> None:
    assert explained(over(*(f"q{each}" for each in range(number)), rule="mean")).outcomes.exact == exact


def test_what_trying_does_not_meet_is_a_bound() -> None:
    """Nobody follows that both are the same number, so that there is never a difference."""
    steps = [{"id": "a", "answer": "amount"}, *({"id": each, "rule": "same_as", "uses": ["a"]} for each in "pq")]
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 1}, {"level": "red"}]}
    result = {"id": "r", "rule": "sum", "uses": ["p", "q"], "weights": {"q": -1}, "bands": bands}
    found = explained(made(answer=NUMBERS, step=steps, result=[result]))
    assert (found.possible, found.outcomes.exact) == (("red", "green"), False)


def test_an_option_that_is_open_beside_numbers_is_tried_too() -> None:
    """As long as the light is open it is grey, whatever the numbers are."""
    steps = [{"id": "light", "answer": "light"}, *({"id": each, "answer": "amount"} for each in "ab")]
    mean = {"id": "m", "rule": "mean", "uses": ["a", "b"], "bands": {"scale": "light", "rows": ROWS}}
    result = {"id": "r", "rule": "best_of", "uses": ["light", "m"]}
    found = explained(made(answer=NUMBERS, step=[*steps, mean], result=[result]))
    assert (found.possible, found.outcomes.exact) == (("red", "yellow", "green"), True)


def test_a_grey_is_decided_when_no_number_can_change_the_level() -> None:
    found = explained(over("a", "b", rule="mean"), a=20)
    assert found.grey_but_decided
    assert "whatever is answered, it will be ‘green’" in found.sentence("en")


def test_other_answers_that_are_tried_are_scored_as_if_they_were_given() -> None:
    """Also where only the cell is said in which a number lies."""
    framework = over("a", "b", rule="mean", applies_if={"b": {"at_least": 3}})
    here, then = (ik.score_case(framework, answers).situation for answers in ({"a": 19, "b": 7}, {"a": 5, "b": 3}))
    assert then.numbers is not None
    tried = changed(here, {0: Fraction(5), 1: then.codes[1]})
    assert tried.numbers is not None
    assert (tried.codes, tried.reasons) == (then.codes, then.reasons)
    assert (tried.numbers.near, tried.numbers.ends) == (then.numbers.near, then.numbers.ends)


def test_other_numbers_are_another_situation() -> None:
    framework = over("a", "b", rule="mean")
    assert explained(framework, a=7).possible != explained(framework, a=1).possible


def test_a_number_without_a_level_is_not_settled_while_anything_is_open() -> None:
    framework = made(
        answer=NUMBERS,
        step=[{"id": each, "answer": "amount"} for each in "ab"],
        result=[{"id": "r", "rule": "mean", "uses": ["a", "b"], "missing": "leave_out"}],
    )
    assert not explained(framework, a=7).settled
    assert explained(framework, a=7, b=3).settled
    assert explained(framework, a=7, b=3).because.values == ("a", "b")


def test_a_number_that_surely_becomes_another_is_not_settled() -> None:
    five = {"five": {"kind": "number", "at_least": 5, "at_most": 5}}
    step = [{"id": "a", "answer": "amount"}, {"id": "b", "answer": "five"}]
    nought = {"counts_as": 0, "because": "agreed"}
    result = {"id": "r", "rule": "sum", "uses": ["a", "b"], "missing": nought}
    found = explained(made(answer=NUMBERS | five, step=step, result=[result]), a=3)
    assert (found.number, found.outcomes.span, found.settled) == (3, (8, 8), False)


def test_a_number_that_no_question_accepts_is_tried_as_the_nearest_that_it_does() -> None:
    limits = [{"at_best": "yellow", "unless": {"all": {"at_least": 8}}}]
    leaf = ik.score_case(over("a", rule="mean", limits=limits), {"a": 3}).situation.plan.leaves[0]
    below, above = (leaf.values[code_of(leaf, Fraction(number))].interval for number in (-1, 21))
    assert below is not None and below.low == 0
    assert above is not None and above.high == 20


def test_an_end_that_is_no_valid_answer_is_tried_as_what_lies_beside_it() -> None:
    framework = made(
        answer={"between": {"kind": "number", "above": 0, "below": 20}},
        step=[{"id": "a", "answer": "between"}, {"id": "b", "answer": "light", "applies_if": {"a": {"at_least": 8}}}],
    )
    leaf = ik.score_case(framework, {}).situation.plan.leaves[0]
    below, above = (leaf.values[code_of(leaf, Fraction(number))].interval for number in (0, 20))
    assert below is not None and (below.low, below.low_closed) == (0, False)
    assert above is not None and (above.high, above.high_closed) == (20, False)


def test_a_number_that_a_limit_holds_where_it_is_follows_from_what_reaches_the_limit() -> None:
    step = [{"id": each, "answer": "amount"} for each in "ab"]
    result = [{"id": "r", "rule": "sum", "uses": ["a", "b"], "limits": [{"at_most": 10}]}]
    found = explained(made(answer=NUMBERS, step=step, result=result), a=15, b=3)
    assert (found.number, found.because.values, found.because.answered) == (10, ("a",), ("b",))


def test_a_change_to_each_other_level_is_told_upwards_and_downwards() -> None:
    """Two stars instead of one make it 5, which is yellow too."""
    stars = {"stars": {"kind": "choice", "options": [{"id": f"s{each}", "points": each} for each in (1, 2, 9)]}}
    framework = made(
        answer={**NUMBERS, **stars},
        step=[{"id": "a", "answer": "amount"}, {"id": "s", "answer": "stars", "effort": 2}],
        result=[{"id": "r", "rule": "sum", "uses": ["a", "s"], "bands": {"scale": "light", "rows": ROWS}}],
    )
    assert explained(over("a", "b", rule="sum"), a=2, b=2).changes["green"].answers == {"a": "4"}  # as good as `b`
    found = explained(framework, a=3, s="s1").changes
    assert {level: (each.answers, each.cost, each.mark) for level, each in found.items()} == {
        "red": ({"a": "2"}, 1, "bound"),
        "green": ({"a": "5"}, 1, "bound"),
    }


def test_the_change_that_is_told_is_the_nearest_to_the_number_of_now() -> None:
    (answer,) = explained(over("a", rule="sum"), a=19).changes["yellow"].letters.values()
    assert answer.raw == Fraction("5.99")


def test_just_beyond_a_round_number_is_told_as_beyond_it() -> None:
    """At 8 it is still red, and at the next number that would be told, 8.01, green."""
    rows = [{"level": "green", "above": 8}, {"level": "red"}]
    bands = {"scale": "light", "rows": rows}
    framework = made(
        answer=NUMBERS,
        step=[{"id": "a", "answer": "amount"}],
        result=[{"id": "r", "rule": "sum", "uses": ["a"], "bands": bands}],
    )
    assert "‘a’ above 8 kg (now 3)" in explained(framework, a=3).text("en")
    assert "‘a’ at 8 kg (now 9)" in explained(framework, a=9).text("en")


def test_just_below_a_round_number_is_told_as_below_it() -> None:
    """At 8 it is still green, and at 7.99 red."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 8}, {"level": "red"}]}
    assert "‘a’ below 8 kg (now 9)" in explained(over("a", rule="sum", bands=bands), a=9).text("en")


# ----------------------------------------------------------------------------------------------- what is not known yet


def test_what_is_left_of_a_number_without_bands_is_told_as_one_range() -> None:
    """Somebody compares it with 6, which cuts its range in two: whoever asks what it can become need not know."""
    step = [
        {"id": "a", "answer": "amount"},
        {"id": "b", "answer": "amount"},
        {"id": "total", "rule": "sum", "uses": ["a", "b"]},
    ]
    result = [{"id": "r", "rule": "same_as", "uses": ["total"], "bands": {"scale": "light", "rows": ROWS}}]
    framework = made(answer=NUMBERS, step=step, result=result)
    found = ik.score_case(framework, {"a": 3}).explain("total")
    assert len(found.outcomes.values) > 1
    assert "it can still become a number (≥ 3, ≤ 23 kg)" in found.sentence("en")
    some = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}],
        result=[{"id": "r", "rule": "mean", "uses": ["a", "b"]}],
    )
    assert "it can still become a number." in ik.score_case(some, {"a": 3}).explain("r").sentence("en")


@pytest.mark.parametrize(("a", "left"), [(3, "≥ 3, ≤ 23 kg"), (5, "≥ 5, ≤ 25 kg"), (7, "≥ 7, ≤ 27 kg")])
def test_of_the_cell_in_which_a_number_must_lie_only_what_can_still_be_is_told(a: int, left: str) -> None:
    step = [*({"id": each, "answer": "amount"} for each in "ab"), {"id": "total", "rule": "sum", "uses": ["a", "b"]}]
    result = [{"id": "r", "rule": "same_as", "uses": ["total"], "bands": {"scale": "light", "rows": ROWS}}]
    found = ik.score_case(made(answer=NUMBERS, step=step, result=result), {"a": a}).explain("total")
    assert f"it can still become a number ({left})." in found.sentence("en")


def test_the_end_of_what_can_still_be_can_be_too_where_it_lies_in_a_cell() -> None:
    few = {"few": {**NUMBERS["amount"], "at_most": 2}}
    step = [{"id": "a", "answer": "amount"}, {"id": "b", "answer": "few"}]
    total = {"id": "total", "rule": "sum", "uses": ["a", "b"]}
    result = [{"id": "r", "rule": "same_as", "uses": ["total"], "bands": {"scale": "light", "rows": ROWS}}]
    found = ik.score_case(made(answer=NUMBERS | few, step=[*step, total], result=result), {"a": 3}).explain("total")
    assert "it can still become a number (≥ 3, ≤ 5 kg)." in found.sentence("en")


def test_an_end_that_an_answer_may_not_have_is_not_told_as_a_number_that_can_be() -> None:
    between = {"between": {"kind": "number", "above": 0, "below": 20}}
    framework = made(
        answer=between, step=[{"id": "a", "answer": "between"}], result=[{"id": "r", "rule": "same_as", "uses": ["a"]}]
    )
    found = explained(framework, a="missing:unknown")
    assert "it can still become a number (> 0, < 20)" in found.sentence("en")


def test_inputs_that_are_numbers_are_told_one_by_one() -> None:
    """How often each number occurs says nothing."""
    stars = {"stars": {"kind": "choice", "options": [{"id": "one", "points": 1}, {"id": "two", "points": 2}]}}
    step = [{"id": each, "answer": "stars"} for each in "ab"]
    sums = [{"id": f"{each}2", "rule": "sum", "uses": [each]} for each in "ab"]
    result = [{"id": "r", "rule": "sum", "uses": ["a2", "b2"]}]
    framework = made(answer=stars, step=[*step, *sums], result=result)
    assert "‘a2’ 1 and ‘b2’ 2" in explained(framework, a="one", b="two").sentence("en")
    assert "; known: ‘a2’ 1; " in explained(framework, a="one").sentence("en")


# -------------------------------------------------------------------------------------------------- in whole sentences


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"rule": "ratio", "divide": "a", "by": "b", "per": 100}, "‘a’ 3.0 is divided by ‘b’ 8.0: 37.5."),
        ({"rule": "lowest", "uses": ["a", "b"]}, "The number is that of ‘a’: 3."),
        ({"rule": "highest", "uses": ["a", "b"]}, "The number is that of ‘b’: 8."),
    ],
)
def test_the_parts_and_the_number_are_told_with_their_decimals(rule: dict[str, Any], told: str) -> None:
    answer = {"tenths": {"kind": "number", "decimals": 1}}
    steps = [{"id": each, "answer": "tenths"} for each in "ab"]
    found = ik.score_case(made(answer=answer, step=steps, result=[{"id": "r", **rule}]), {"a": 3, "b": 8})
    assert told in found.explain("r").text("en")


def test_an_answer_is_told_as_it_was_given_before_its_own_rescale() -> None:
    tenfold = {"from": [0, 10], "to": [0, 100], "outside": "clip"}
    answer = {"kilos": {"kind": "number", "unit": "kg", "decimals": 2, "rescale": tenfold}}
    steps = [{"id": "k", "answer": "kilos"}]
    found = ik.score_case(
        made(answer=answer, step=steps, result=[{"id": "r", "rule": "same_as", "uses": ["k"]}]), {"k": 5}
    )
    assert found.explain("k").text("en").splitlines()[0] == "‘k’ is 5.00 kg → 50."
    assert found.explain("k").text("nl").splitlines()[0] == "‘k’ is 5,00 kg → 50."
    assert "‘k’ is 5.00 kg." in found.explain("r").text("en")


def test_what_a_rescale_of_its_own_made_of_an_answer_has_neither_its_unit_nor_its_decimals() -> None:
    tenfold = {"from": [0, 10], "to": [0, 100], "outside": "clip"}
    answer = {"kilos": {"kind": "number", "unit": "kg", "decimals": 2}}
    steps = [{"id": "k", "answer": "kilos", "rescale": tenfold}, {"id": "plain", "answer": "kilos"}]
    framework = made(answer=answer, step=steps, result=[{"id": "r", "rule": "mean", "uses": ["k", "plain"]}])
    told = {"k": Told(number=Fraction(50), raw=Fraction(5)), "plain": Told(number=Fraction(5))}
    anything = Letter("", interval=Interval(None, None))
    assert Phrases(framework, "en", told).label("k", anything) == "50"
    assert Phrases(framework, "en", {}).measured("k", anything) == "a number"
    assert Phrases(framework, "en", told).label("plain", anything) == "5.00 kg"
    assert Phrases(framework, "en", {}).answered("k", replace(anything, raw=Fraction(5))) == "5.00 kg"


def test_a_range_that_is_narrower_than_what_is_told_is_told_as_finely_as_numbers_are() -> None:
    narrow = {"kind": "number", "at_least": 0, "at_most": "1/20"}
    bands = {"scale": "light", "rows": [{"level": "green", "above": "1/50"}, {"level": "red"}]}
    steps = [{"id": each, "answer": "narrow"} for each in "ab"]
    result = {"id": "r", "rule": "mean", "uses": ["a", "b"], "bands": bands}
    found = explained(made(answer={"narrow": narrow}, step=steps, result=[result]), a="0.01", b="0.01").text("en")
    assert "‘green’ (> 0.02)" in found
    assert "‘a’ at 0.0301 (now 0.01)" in found


def test_a_number_that_may_still_be_two_things_is_not_one_outcome() -> None:
    cell = Letter("≥ 1, < 3", interval=Interval(Fraction(1), Fraction(3)))
    open_number = {"may_not_apply": False, "may_be_grey": False, "exact": True}
    assert not Possible((cell,), **open_number, span=(Fraction(1), Fraction(2))).is_one
    assert Possible((cell,), **open_number, span=(Fraction(2), Fraction(2))).is_one
    assert not Possible((cell,), **open_number).is_one


def test_outcomes_that_are_a_number_are_the_same_only_where_that_is_one_number() -> None:
    framework = made(
        answer=NUMBERS, step=[{"id": "a", "answer": "amount"}], result=[{"id": "r", "rule": "same_as", "uses": ["a"]}]
    )
    inquiry = explained(framework, a=3).inquiry
    place = inquiry.plan.results["r"]
    spans = [(Fraction(3), Fraction(3)), (Fraction(3), Fraction(4)), None]
    assert [inquiry.are_same(place, inquiry.now(place), each) for each in spans] == [True, False, False]


def test_an_answer_in_numbers_is_never_asked_as_a_level() -> None:
    """Nobody can fill in ‘red’ for a percentage, also where all that counts of it is its level."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 50}, {"level": "red"}]}
    framework = made(
        answer={"percent": {"kind": "number", "unit": "%", "at_least": 0, "at_most": 100, "bands": bands}},
        step=[{"id": "used", "answer": "percent"}, {"id": "card", "answer": "light", "effort": 5}],
        result=[{"id": "scheme", "rule": "worst_of", "uses": ["used", "card"]}],
    )
    text = ik.score_case(framework, {"used": 55, "card": "green"}).explain("scheme").text("nl")
    assert "‘red’ wordt het bijvoorbeeld met een getal (≥ 0, < 50 %) op ‘used’" in text


def test_an_answer_is_asked_as_it_is_given_before_its_own_rescale() -> None:
    """Never as what the rescale makes of the answer of now, though such a number may lie between the same bounds."""
    fivefold = {"from": [0, 20], "to": [0, 100], "outside": "clip"}
    rows = [{"when": {"a": {"at_least": "61/2", "at_most": "61/2"}}, "then": "yellow"}]
    table = {"rule": "table", "scale": "light", "uses": ["a"], "otherwise": "red"}
    framework = made(
        answer={"rescaled": {**NUMBERS["amount"], "rescale": fivefold}},
        step=[{"id": "a", "answer": "rescaled"}],
        result=[{"id": "r", **table, "rows": [*rows, {"when": {"a": {"at_least": 47}}, "then": "green"}]}],
    )
    for answer in (3, "missing:unknown"):
        text = explained(framework, a=answer).text("nl")
        assert "- ‘yellow’ wordt het bijvoorbeeld met ‘6,1 kg’ op ‘a’." in text
        assert "- ‘green’ wordt het bijvoorbeeld met een getal (≥ 9,4, ≤ 20 kg) op ‘a’." in text


def test_between_what_a_number_is_made_of_and_what_is_compared_stands_its_rescale() -> None:
    points = {"from": [9, 2], "to": [0, 100], "outside": "clip"}
    framework = made(
        answer=NUMBERS,
        step=[{"id": each, "answer": "percent"} for each in "ab"],
        result=[
            {
                "id": "r",
                "rule": "mean",
                "uses": ["a", "b"],
                "rescale": points,
                "unit": "points",
                "bands": {"scale": "light", "rows": ROWS},
            }
        ],
    )
    found = explained(framework, a=2, b="5.5")
    assert "together 3.75; rescaled that is 75 points." in found.text("en")
    made_of = found.as_dict()["nodes"]["r"]["made_of"]
    parts = [("a", "2", "1", "1"), ("b", "11/2", "1", "11/4")]
    keys = ("node", "number", "weight", "brings")
    assert made_of == {
        "how": "added",
        "number": "15/4",
        "parts": [dict(zip(keys, each, strict=True)) for each in parts],
        "rescaled": "75",
    }


# --------------------------------------------------------------------------------------------------------- in words


def test_a_factor_of_nought_is_told_as_nought() -> None:
    assert (
        "the factors are ‘a’ 0 (of 0 kg) and ‘b’ 3"
        in explained(over("a", "b", rule="product"), a=0, b=3).text("en").lower()
    )


def test_a_banded_number_is_told_with_its_level_and_its_unit() -> None:
    assert "‘r’ is ‘yellow’ (4 kg)" in explained(over("a", "b", rule="sum", unit="kg"), a=1, b=3).sentence("en")


def test_the_number_of_an_attribute_is_told_as_that_of_a_question() -> None:
    rows = [{"when": {"a": {"at_least": 1}, "people": {"at_least": 5}}, "then": "green"}]
    framework = made(
        answer=NUMBERS,
        attribute={"people": {"answer": "amount"}},
        step=[{"id": "a", "answer": "amount"}],
        result=[{"id": "r", "rule": "table", "rows": rows, "otherwise": "red", "uses": ["a"]}],
    )
    found = explained(framework, a=3, people=7)
    assert "‘a’ 3 kg and ‘people’ 7 kg" in found.sentence("en")
    assert "given: ‘people’ is 7 kg" in found.text("en")


def test_another_answer_to_an_open_number_may_be_any_that_is_accepted() -> None:
    """Where it is open a plain number is tried too: what it says need not lie beyond another edge."""
    framework = over("a", "b", rule="sum")
    for answers, expected in (({"b": 1}, {0: 0, 5: 2}), ({"a": 4, "b": 1}, {5: 2, 2: 0})):
        here = ik.score_case(framework, answers).situation
        inquiry, place = about(here, "r")
        tries = dict(_answered_otherwise(inquiry, place, here.plan.results["a"]))
        assert {number: tries[number] for number in expected} == expected
        assert 4 not in tries


def test_a_number_that_is_not_accepted_is_no_other_answer() -> None:
    high = [{"level": "green", "at_least": 25}, {"level": "yellow", "above": 3}, {"level": "red"}]
    framework = over("a", "b", rule="sum", bands={"scale": "light", "rows": high})
    inquiry, place = about(ik.score_case(framework, {"a": 1, "b": 1}).situation, "r")
    assert [number for number, _ in _answered_otherwise(inquiry, place, inquiry.plan.results["a"])] == [
        Fraction(201, 100)
    ]


def test_numbers_cross_no_edge_where_a_node_is_grey_or_has_no_levels() -> None:
    assert asked(crossings, ik.score_case(over("a", "b", rule="sum"), {"a": 1, "b": 1}).situation, "r")
    undecided = over("a", "b", rule="sum", missing="grey_unless_decided")
    assert ik.score_case(undecided, {"a": 8}).level("r") == "green"
    assert asked(crossings, ik.score_case(undecided, {"a": 1}).situation, "r") == ()
    bare = made(answer=NUMBERS, step=AMOUNTS, result=[{"id": "r", "rule": "sum", "uses": ["a", "b"]}])
    assert asked(crossings, ik.score_case(bare, {"a": 1, "b": 1}).situation, "r") == ()


def test_bounds_of_a_rescaled_answer_are_told_without_its_unit() -> None:
    line = {"from": [0, 20], "to": [0, 1], "outside": "clip"}
    framework = made(answer=NUMBERS, step=[{"id": "a", "answer": "amount", "rescale": line}])
    cell = Letter("cell", interval=Interval(Fraction(0), Fraction(1, 2)))
    assert Phrases(framework, "en", {}).value("a", cell) == "a number (≥ 0, ≤ 0.5)"
    assert Phrases(framework, "en", {}).answered("a", cell) == "a number (≥ 0, ≤ 0.5 kg)"
