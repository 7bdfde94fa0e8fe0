"""What a value is: exact numbers, letters in three states, texts in two languages."""

from fractions import Fraction
from itertools import product

import pytest

from indicatorkit.values import (
    MISSING,
    NOT_APPLICABLE,
    Input,
    Interval,
    LeafReason,
    Letter,
    Node,
    Role,
    Scale,
    Text,
    missing_for,
)

PROGRESS = Scale("progress", ("not_started", "under_way", "done"))

# ----------------------------------------------------------------------------------------------------------- intervals


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (Interval(), [-1, 0, 7], []),
        (Interval(low=Fraction(2)), [2, 3], [1]),
        (Interval(low=Fraction(2), low_closed=False), [3], [1, 2]),
        (Interval(high=Fraction(2)), [1, 2], [3]),
        (Interval(high=Fraction(2), high_closed=False), [1], [2, 3]),
        (Interval(Fraction(2), Fraction(2)), [2], [1, 3]),
    ],
)
def test_an_edge_belongs_to_an_interval_that_is_closed_there(
    interval: Interval, inside: list[int], outside: list[int]
) -> None:
    assert all(interval.holds(Fraction(each)) for each in inside)
    assert not any(interval.holds(Fraction(each)) for each in outside)


def test_a_third_is_compared_exactly() -> None:
    assert Interval(low=Fraction(1, 3)).holds(Fraction(1, 3))
    assert not Interval(low=Fraction(1, 3)).holds(Fraction(0.333333333333333))


def test_an_interval_is_inside_another_exactly_when_all_its_numbers_are() -> None:
    """Tried for all intervals between the edges 0, 1 and none, on numbers at, between and beyond the edges."""
    numbers = [Fraction(each, 2) for each in range(-1, 4)]
    edges = [None, Fraction(0), Fraction(1)]
    every = [
        Interval(low, high, low_closed=left, high_closed=right)
        for low, high, left, right in product(edges, edges, (True, False), (True, False))
    ]
    filled = [each for each in every if any(each.holds(number) for number in numbers)]
    for inner, outer in product(filled, filled):
        assert inner.inside(outer) == all(outer.holds(each) for each in numbers if inner.holds(each))


@pytest.mark.parametrize(
    ("interval", "signs"),
    [
        (Interval(low=Fraction(10)), "≥ 10"),
        (Interval(high=Fraction(1, 2), high_closed=False), "< 1/2"),
        (Interval(Fraction(1), Fraction(2), low_closed=False), "> 1, ≤ 2"),
        (Interval(Fraction(5), Fraction(5)), "5"),
        (Interval(), ""),
    ],
)
def test_an_interval_is_written_in_signs(interval: Interval, signs: str) -> None:
    assert interval.in_signs() == signs


# ------------------------------------------------------------------------------------------------------------- letters


def test_a_letter_is_a_value_or_does_not_apply_or_is_missing() -> None:
    value = Letter("done", level=2)
    assert (value.is_known, value.applies, value.is_missing) == (True, True, False)
    assert (NOT_APPLICABLE.is_known, NOT_APPLICABLE.applies, NOT_APPLICABLE.is_missing) == (False, False, False)
    assert (MISSING.is_known, MISSING.applies, MISSING.is_missing) == (False, True, True)


def test_a_missing_letter_may_stand_for_one_reason() -> None:
    dont_know = missing_for("dont_know", "unknown")
    assert dont_know.is_missing
    assert (dont_know.word, dont_know.reason, dont_know.kind) == ("missing:dont_know", "dont_know", "unknown")


def test_reasons_run_from_the_most_to_the_least_telling() -> None:
    assert list(LeafReason) == ["unreadable", "confidential", "unknown", "not_supplied", "not_asked"]


# --------------------------------------------------------------------------------------------- scales, nodes and inputs


def test_levels_count_from_the_worst() -> None:
    node = Node("homes", (), PROGRESS)
    assert node.position("not_started") == 0
    assert node.position("done") == node.best == PROGRESS.best == 2


def test_a_rule_reads_only_the_inputs_that_feed_it() -> None:
    """A node that is only named in a condition of a limit is no input of the rule."""
    list_, coaches = Input(0, "list", ()), Input(1, "coaches", (), roles=frozenset({Role.RULE, Role.GATE}))
    guard = Input(2, "budget", (), roles=frozenset({Role.LIMIT}))
    assert Node("finding", (list_, coaches, guard), PROGRESS).rule_inputs == (list_, coaches)


# --------------------------------------------------------------------------------------------------------------- texts


def test_a_text_in_one_language_serves_for_both() -> None:
    assert Text(nl="Klaar", en="Done")("en") == "Done"
    assert Text(nl="Klaar")("en") == "Klaar"
    assert Text(en="Done")("nl") == "Done"


def test_without_any_text_the_fallback_serves() -> None:
    assert Text(fallback="done")("nl") == "done"
    assert Text()("nl") == ""


def test_a_text_is_true_when_something_is_written() -> None:
    assert Text(nl="Klaar")
    assert Text(en="Done")
    assert not Text(fallback="done")


def test_texts_are_equal_when_people_read_the_same() -> None:
    assert Text(nl="Klaar", fallback="done") == Text(nl="Klaar", fallback="ready")
    assert Text(nl="Klaar") != Text(en="Klaar")
