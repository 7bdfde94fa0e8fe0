"""Conditions: what they are about, and what is left to hold after each input."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from indicatorkit.cells import AtBest, AtWorst, Between, Exactly, OneOf, Word, fits
from indicatorkit.conditions import (
    NO,
    YES,
    About,
    AllOf,
    Among,
    AnyOf,
    Condition,
    How,
    InWave,
    NotMissing,
    after,
    all_of,
    any_of,
    atoms,
    cells_about,
    decided,
    holds,
    in_wave,
    items,
    reads_gap,
)
from indicatorkit.values import NOT_APPLICABLE, Input, Interval, Letter

from .letters import ALL, DONT_KNOW, NO_ANSWER, PARTLY, PROGRESS, YES_ANSWER

# -------------------------------------------------------------------------------------------------- what they are about


def test_the_parts_of_a_condition_are_listed_as_written() -> None:
    budget, list_ = About("budget", Word("yes")), About("list", Word("no"))
    most = Among("share", Word("done"), Interval(low=Fraction(1, 2)))
    condition = AllOf((budget, AnyOf((list_, most, budget)), InWave(since="2024-06")))
    assert list(atoms(condition)) == [budget, list_, most, budget, InWave(since="2024-06")]
    assert items(condition) == ("budget", "list")
    assert list(cells_about(condition, "list")) == [Word("no"), Word("done")]


def test_a_condition_reads_gaps_of_an_input_where_a_cell_about_it_says_missing_or_known() -> None:
    nothing: frozenset[str] = frozenset()
    assert reads_gap(About("list", Word("missing")), "list", nothing)
    assert reads_gap(About("list", Word("known")), "list", nothing)
    assert not reads_gap(About("list", Word("yes")), "list", nothing)
    assert not reads_gap(About("list", Word("missing")), "coaches", nothing)


def test_a_condition_about_all_inputs_reads_gaps_of_every_input() -> None:
    assert reads_gap(Among("any", Word("missing")), "coaches", frozenset())
    assert not reads_gap(Among("any", Word("done")), "coaches", frozenset())
    assert not reads_gap(NotMissing("coaches"), "coaches", frozenset())


# ---------------------------------------------------------------------------------------------------------- simplifying


def test_parts_that_are_settled_disappear() -> None:
    budget = About("budget", Word("yes"))
    assert all_of([YES, budget, YES]) == budget
    assert any_of([NO, budget, NO]) == budget
    assert all_of([budget, NO]) == NO
    assert any_of([budget, YES]) == YES
    assert all_of([]) == YES
    assert any_of([]) == NO
    assert all_of([budget, NotMissing("list")]) == AllOf((budget, NotMissing("list")))
    assert any_of([budget, NotMissing("list")]) == AnyOf((budget, NotMissing("list")))


# ---------------------------------------------------------------------------------------------------------------- waves

WAVES = ("spring", "autumn", "2024-06")  # in this order, whatever their text


@pytest.mark.parametrize(
    ("condition", "holding"),
    [
        (InWave(since="autumn"), ["autumn", "2024-06"]),
        (InWave(before="autumn"), ["spring"]),
        (InWave(since="autumn", before="2024-06"), ["autumn"]),
        (InWave(among=("spring", "2024-06")), ["spring", "2024-06"]),
        (InWave(), ["spring", "autumn", "2024-06"]),
    ],
    ids=str,
)
def test_waves_are_ordered_as_they_are_listed(condition: Condition, holding: list[str]) -> None:
    assert [wave for wave in WAVES if in_wave(condition, wave, WAVES) == YES] == holding
    assert all(in_wave(condition, wave, WAVES) in (YES, NO) for wave in WAVES)


def test_waves_that_are_not_listed_are_ordered_by_their_text() -> None:
    since = InWave(since="2024-06")
    assert in_wave(since, "2024-12", ()) == YES
    assert in_wave(since, "2023-12", ()) == NO


def test_a_wave_that_is_not_among_those_listed_comes_after_them() -> None:
    assert in_wave(InWave(since="2024-06"), "2023-01", WAVES) == YES
    assert in_wave(InWave(before="2025-01"), "2024-12", WAVES) == YES


def test_settling_the_wave_leaves_the_rest_to_be_decided() -> None:
    budget = About("budget", Word("yes"))
    assert in_wave(AllOf((InWave(since="autumn"), budget)), "2024-06", WAVES) == budget
    assert in_wave(AllOf((InWave(since="autumn"), budget)), "spring", WAVES) == NO
    assert in_wave(AnyOf((InWave(since="autumn"), budget)), "spring", WAVES) == budget
    assert in_wave(AnyOf((InWave(since="autumn"), budget)), "2024-06", WAVES) == YES


# ----------------------------------------------------------------------------------------------- read input by input

THREE = ("a", "b", "c")


def verdict(condition: Condition, letters: dict[str, Letter], *, uncounted: str = "") -> bool:
    """The condition followed input by input to its end."""
    for place, (id_, letter) in enumerate(letters.items()):
        condition = after(condition, Input(place, id_, ALL, scale=PROGRESS), letter, counted=id_ != uncounted)
    return holds(condition)


@pytest.mark.parametrize(
    ("how", "answers", "expected"),
    [
        ("all", (YES_ANSWER, YES_ANSWER), True),
        ("all", (YES_ANSWER, PARTLY), False),
        ("all", (YES_ANSWER, NOT_APPLICABLE), True),  # what does not apply is not counted
        ("any", (PARTLY, YES_ANSWER), True),
        ("any", (PARTLY, NO_ANSWER), False),
        ("none", (PARTLY, NO_ANSWER), True),
        ("none", (PARTLY, YES_ANSWER), False),
    ],
)
def test_all_any_and_none_of_the_inputs(how: How, answers: tuple[Letter, ...], expected: bool) -> None:
    assert verdict(Among(how, Word("done")), dict(zip(THREE, answers, strict=False))) is expected


def test_a_count_and_a_share_of_the_inputs() -> None:
    two_done = {"a": YES_ANSWER, "b": YES_ANSWER, "c": PARTLY}
    assert verdict(Among("count", Word("done"), Interval(low=Fraction(2))), two_done)
    assert not verdict(Among("count", Word("done"), Interval(low=Fraction(3))), two_done)
    assert verdict(Among("share", Word("done"), Interval(low=Fraction(2, 3))), two_done)
    assert not verdict(Among("share", Word("done"), Interval(low=Fraction(3, 4))), two_done)


def test_a_share_is_of_what_applies() -> None:
    one_of_one = {"a": YES_ANSWER, "b": NOT_APPLICABLE}
    assert verdict(Among("share", Word("done"), Interval(low=Fraction(1))), one_of_one)


def test_a_share_of_nothing_holds_nothing() -> None:
    nothing = {"a": NOT_APPLICABLE}
    assert not verdict(Among("share", Word("done"), Interval(low=Fraction(0))), nothing)
    assert not verdict(Among("share", Word("done"), Interval(high=Fraction(1))), nothing)


def test_what_does_not_apply_is_counted_where_the_cell_asks_for_it() -> None:
    two_of_three = {"a": YES_ANSWER, "b": NOT_APPLICABLE, "c": NOT_APPLICABLE}
    assert verdict(Among("count", Word("not_applicable"), Interval(low=Fraction(2))), two_of_three)
    assert verdict(Among("share", Word("not_applicable"), Interval(low=Fraction(2, 3))), two_of_three)


def test_a_node_that_is_only_named_is_none_of_all_inputs() -> None:
    all_done = Among("all", Word("done"))
    assert verdict(all_done, {"a": YES_ANSWER, "b": NO_ANSWER}, uncounted="b")
    assert not verdict(all_done, {"a": YES_ANSWER, "b": NO_ANSWER})


def test_a_row_may_demand_that_a_column_is_not_missing() -> None:
    assert verdict(NotMissing("a"), {"b": DONT_KNOW, "a": NOT_APPLICABLE})
    assert not verdict(NotMissing("a"), {"a": DONT_KNOW})


def test_the_wave_must_be_settled_first() -> None:
    with pytest.raises(AssertionError, match="wave is settled"):
        verdict(InWave(since="2024-06"), {"a": YES_ANSWER})


def test_what_is_asked_of_one_input_may_be_taken_to_hold_or_not() -> None:
    plan, list_ = About("plan", Word("yes")), About("list", Word("no"))
    all_done = Among("all", Word("done"))
    both = AllOf((plan, AnyOf((list_, all_done))))
    assert decided(both, "plan", holds=True) == AnyOf((list_, all_done))
    assert decided(both, "plan", holds=False) == NO
    assert decided(both, "list", holds=True) == plan
    assert decided(both, "list", holds=False) == AllOf((plan, all_done))
    assert decided(both, "coaches", holds=False) == both


def test_a_condition_about_something_that_was_never_read_is_our_mistake() -> None:
    with pytest.raises(AssertionError, match="never read"):
        holds(About("a", Word("yes")))


cells = st.recursive(
    st.sampled_from(
        [
            *(Word(each) for each in ("yes", "no", "done", "known", "missing", "not_applicable", "dont_know")),
            Exactly(Fraction(1)),
            Between(Interval(low=Fraction(1))),
            AtWorst("under_way"),
            AtBest("under_way"),
        ]
    ),
    lambda inner: st.lists(inner, min_size=1, max_size=2).map(lambda found: OneOf(tuple(found))),
    max_leaves=3,
)
bounds = st.sampled_from(
    [Interval(low=Fraction(1)), Interval(low=Fraction(1, 2), low_closed=False), Interval(high=Fraction(1, 2))]
)
conditions = st.recursive(
    st.one_of(
        st.builds(About, st.sampled_from(THREE), cells),
        st.builds(NotMissing, st.sampled_from(THREE)),
        st.builds(Among, st.sampled_from(["all", "any", "none"]), cells),
        st.builds(Among, st.sampled_from(["count", "share"]), cells, bounds),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda found: AllOf(tuple(found))),
        st.lists(inner, max_size=3).map(lambda found: AnyOf(tuple(found))),
    ),
    max_leaves=5,
)


def plainly(condition: Condition, letters: dict[str, Letter]) -> bool:
    """What the page says, with all inputs in view at once."""
    match condition:
        case AllOf(parts):
            return all(plainly(part, letters) for part in parts)
        case AnyOf(parts):
            return any(plainly(part, letters) for part in parts)
        case About(item, cell):
            return fits(cell, letters[item], PROGRESS)
        case NotMissing(item):
            return not letters[item].is_missing
        case Among(how, cell, bound):
            hits = [
                fits(cell, each, PROGRESS) for each in letters.values() if each.applies or fits(cell, each, PROGRESS)
            ]
            plain: dict[str, Callable[[], bool]] = {
                "all": lambda: all(hits),
                "any": lambda: any(hits),
                "none": lambda: not any(hits),
                "count": lambda: bound.holds(Fraction(sum(hits))),
                "share": lambda: bool(hits) and bound.holds(Fraction(sum(hits), len(hits))),
            }
            return plain[how]()
        case _:
            raise AssertionError(condition)


@given(conditions, st.tuples(*[st.sampled_from(ALL)] * 3), st.permutations(THREE))
def test_reading_input_by_input_in_any_order_is_the_same_as_seeing_all_at_once(
    condition: Any, letters: tuple[Letter, ...], order: list[str]
) -> None:
    given_ = dict(zip(THREE, letters, strict=True))
    assert verdict(condition, {each: given_[each] for each in order}) == plainly(condition, given_)
