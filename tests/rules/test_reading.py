"""What a rule reads of an input: a level on its own scale, a number, or a value to hand on."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.onward import Rescale
from indicatorkit.rules.reading import read
from indicatorkit.values import MEASURED, MISSING, NOT_APPLICABLE, Interval, Letter, Scale, Value
from tests.nodes import PROGRESS, rule

VERDICT = Scale("verdict", ("bad", "good"), points=(Fraction(-1), Fraction(1)))
GOOD = Letter("good", level=1)  # a level, as answered
PASSED = Letter("passed", level=1)  # an option with a level
WORTH_FIVE = Letter("passed", level=1, number=Fraction(5))  # an option with a level and points
THREE = Letter("3", number=Fraction(3), raw=Fraction(3))  # a number
BANDED = Letter("good", level=1, number=Fraction(3), raw=Fraction(3))  # a number with a level
TENFOLD = Rescale.model_validate({"from": [0, 1], "to": [0, 10], "outside": "extend"})


def number(letter: Letter, rescale: Rescale | None = None, **fields: Any) -> Any:
    return read(rule("sum", **fields), "exam", letter, VERDICT, None, rescale)


def level(letter: Letter, scale: Scale = VERDICT, **fields: Any) -> Any:
    return read(rule("worst_of", **fields), "exam", letter, scale, PROGRESS)


# -------------------------------------------------------------------------------------------------------------- numbers


def test_a_level_has_the_points_of_its_scale() -> None:
    assert number(GOOD) == 1
    assert number(replace(GOOD, level=0)) == -1


def test_where_levels_are_read_an_option_or_number_without_one_gives_what_it_has() -> None:
    assert number(replace(WORTH_FIVE, level=None), of="level") == 5
    assert number(THREE, of="level") == 3
    assert number(BANDED, of="level") == 1


def test_an_option_has_its_own_points_rather_than_those_of_the_scale() -> None:
    assert number(PASSED) == 1
    assert number(WORTH_FIVE) == 5


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ({"passed": 7, "good": 8, "otherwise": 9}, 7),  # by the option
        ({"good": 8, "otherwise": 9}, 8),  # by its level
        ({"bad": 0, "otherwise": 9}, 9),
        ({"bad": 0}, 5),  # not named: its own
        ({"exam": {"passed": 7}, "passed": 1}, 7),  # the table of this input
        ({"exam": {"good": 7}}, 7),  # which may name levels
        ({"essay": {"passed": 7}}, 5),  # a table for others only
        ({"passed": {"passed": 7}}, 5),  # even for one that is called as the option is
    ],
    ids=str,
)
def test_the_points_of_the_rule_come_first(points: dict[str, Any], found: int) -> None:
    assert number(WORTH_FIVE, points=points) == found


def test_an_option_without_a_level_has_none_that_points_could_be_for() -> None:
    assert number(replace(WORTH_FIVE, level=None), points={"good": 8}) == 5
    assert number(replace(WORTH_FIVE, level=None), points={"good": 8, "otherwise": 9}) == 9


def test_a_number_is_read_as_it_is_and_needs_no_points() -> None:
    assert number(THREE) == 3
    assert number(THREE, points={"otherwise": 0}) == 3
    assert number(BANDED) == 3


def test_a_number_with_a_level_may_be_read_by_its_level() -> None:
    assert number(BANDED, of="level") == 1
    assert number(BANDED, of="level", points={"good": 8}) == 8


def test_a_number_may_be_read_through_a_rescale() -> None:
    assert number(THREE, TENFOLD, of="tenfold") == 30
    assert number(BANDED, TENFOLD, of="tenfold") == 30


def test_a_rescale_reads_the_number_that_was_answered_not_what_the_question_made_of_it() -> None:
    assert number(replace(THREE, number=Fraction(1, 2)), TENFOLD, of="tenfold") == 30


def test_a_level_whose_number_is_still_open_has_no_number_though_its_scale_has_points() -> None:
    decided = replace(GOOD, number_open=True)
    assert number(decided, of="number") is None
    assert number(decided, TENFOLD, of="tenfold") is None
    assert number(decided, of="level") == 1
    assert number(decided, points={"good": 8}) == 8
    assert read(rule("same_as"), "exam", decided, VERDICT, VERDICT) == Value(level=1, number_open=True)


def test_what_a_logarithm_makes_is_only_said_to_be_there_unless_there_is_none() -> None:
    logarithm = Rescale.model_validate({"from": [1, 10], "to": [0, 100], "outside": "grey", "log": True})
    assert number(THREE, logarithm, of="logarithm") == MEASURED
    assert number(replace(THREE, raw=Fraction(12)), logarithm, of="logarithm") is None


def test_points_are_not_rescaled() -> None:
    assert number(WORTH_FIVE, TENFOLD, of="tenfold") == 5
    assert number(GOOD, TENFOLD, of="tenfold") == 1


def test_a_word_without_points_has_no_number() -> None:
    assert read(rule("sum"), "exam", Letter("urban"), None, None) is None


# --------------------------------------------------------------------------------------------------------------- levels


def test_a_level_on_the_scale_of_the_node_is_read_as_it_is() -> None:
    assert level(Letter("done", level=2), PROGRESS) == 2


def test_a_level_of_another_scale_is_read_through_a_map() -> None:
    assert level(GOOD, map={"good": "done", "bad": "no"}) == 2
    assert level(replace(GOOD, word="passed"), map={"good": "done", "bad": "no"}) == 2
    assert level(PASSED, map={"good": "done", "passed": "partly"}) == 1
    assert level(GOOD, map={"exam": {"good": "partly"}, "good": "done"}) == 1


def test_what_a_map_does_not_name_stays_if_it_can() -> None:
    assert level(Letter("done", level=2), PROGRESS, map={"no": "partly"}) == 2
    assert level(GOOD, map={"bad": "no"}) is None
    assert level(GOOD) is None


# ------------------------------------------------------------------------------------------------------- handing on


def test_a_value_is_handed_on_with_all_that_it_has() -> None:
    same = rule("same_as")
    assert read(same, "exam", BANDED, VERDICT, VERDICT) == Value(level=1, number=Fraction(3))
    assert read(same, "exam", THREE, None, None) == Value(number=Fraction(3))


def test_a_level_is_handed_on_through_the_map_of_its_input() -> None:
    turned = rule("same_as", map={"exam": {"good": "bad"}})
    assert read(turned, "exam", GOOD, VERDICT, VERDICT) == Value(level=0)
    assert read(turned, "essay", GOOD, VERDICT, VERDICT) == Value(level=1)


def test_a_measured_number_is_handed_on_with_its_cell() -> None:
    cell = Interval(low=Fraction(10))
    assert read(rule("same_as"), "homes", Letter("≥ 10", interval=cell), None, None) == Value(interval=cell)


def test_a_cell_that_is_one_number_is_handed_on_beside_it_and_a_wider_one_is_not() -> None:
    cell = Interval(Fraction(10), Fraction(10))
    ten = Letter("10", number=Fraction(10), interval=cell)
    assert read(rule("same_as"), "homes", ten, None, None) == Value(number=Fraction(10), interval=cell)
    wider = replace(ten, interval=Interval(Fraction(10)))
    assert read(rule("same_as"), "homes", wider, None, None) == Value(number=Fraction(10))


def test_a_level_that_no_number_was_made_into_stays_where_a_number_would_change() -> None:
    halved = rule("same_as", rescale={"from": [0, 2], "to": [0, 1], "outside": "extend"})
    assert read(halved, "exam", GOOD, VERDICT, VERDICT) == Value(level=1)
    assert read(halved, "exam", BANDED, VERDICT, VERDICT) == Value(number=Fraction(3))
    assert read(halved, "exam", replace(GOOD, number_open=True), VERDICT, VERDICT) is None


def test_a_class_is_handed_on_by_its_word() -> None:
    assert read(rule("same_as"), "area", Letter("urban"), None, None) == Value(word="urban")


def test_points_are_handed_on_as_a_number_only_where_the_rule_says_so() -> None:
    assert read(rule("same_as"), "exam", GOOD, VERDICT, VERDICT) == Value(level=1)
    assert read(rule("same_as", points={"good": 8}), "exam", GOOD, VERDICT, VERDICT) == Value(
        level=1, number=Fraction(8)
    )


def test_a_rule_that_looks_at_letters_reads_nothing_else() -> None:
    assert read(rule("count", where="good"), "exam", GOOD, VERDICT, None) is None


@pytest.mark.parametrize("kind", ["worst_of", "sum", "same_as"])
@pytest.mark.parametrize("letter", [MISSING, NOT_APPLICABLE], ids=["missing", "not_applicable"])
def test_what_is_missing_or_does_not_apply_is_not_read(kind: str, letter: Letter) -> None:
    assert read(rule(kind), "exam", letter, VERDICT, VERDICT) is None
