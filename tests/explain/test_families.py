"""Families of sets of questions: written compactly, the cheapest first, and no set with another one in it."""

import json
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

from hypothesis import given, strategies as st

from indicatorkit.explain.families import MOST_CHOICES, NOTHING, Choice, Cost, Counts, Family, Keeping, Several


def keeping_of(costs: Sequence[Cost], most: int = MOST_CHOICES) -> Keeping:
    """The semiring over kinds with these costs, of which there are plenty."""
    return Keeping(costs, [99] * len(costs), most)


TWO_OF_THREE_AND_E = Choice(((2, ("a", "b", "c")), (1, ("e",))), 3, "minimum")


def sets(choice: Choice | Family) -> list[str]:
    """Its sets, each as a word."""
    return ["".join(sorted(each)) for each in choice.sets()]


# --------------------------------------------------------------------------------------------------------- one choice


def test_a_choice_stands_for_every_way_to_take_so_many_of_each_part() -> None:
    assert sets(TWO_OF_THREE_AND_E) == ["abe", "ace", "bce"]
    assert TWO_OF_THREE_AND_E.members == frozenset("abce")
    assert TWO_OF_THREE_AND_E.size == 3


def test_the_smallest_of_a_choice_takes_what_comes_first() -> None:
    assert TWO_OF_THREE_AND_E.first() == ("a", "b", "e")
    assert TWO_OF_THREE_AND_E.smallest() == frozenset("abe")


def test_a_choice_without_parts_asks_nothing() -> None:
    nothing = Choice((), 0, "minimum")
    assert list(nothing.sets()) == [frozenset()]
    assert (nothing.size, nothing.members, nothing.first()) == (0, frozenset(), ())


def test_a_choice_is_plain_data_with_its_cost_exact() -> None:
    half = Choice(((1, ("a", "b")),), Fraction(1, 2), "minimal")
    plain = {"parts": [{"number": 1, "of": ["a", "b"]}], "cost": "1/2", "mark": "minimal"}
    assert half.as_dict() == plain
    assert json.loads(json.dumps(half.as_dict())) == plain


# --------------------------------------------------------------------------------------------------------- a family


def test_a_family_has_the_sets_of_all_its_choices_the_cheapest_first() -> None:
    family = Family((Choice(((1, ("d",)),), 1, "minimum"), TWO_OF_THREE_AND_E))
    assert sets(family) == ["d", "abe", "ace", "bce"]
    assert family.members == frozenset("abcde")
    assert family.best is not None and family.best.first() == ("d",)
    assert family.exists
    assert [each["cost"] for each in family.as_dict()["choices"]] == ["1", "3"]


def test_a_family_that_does_not_exist_has_no_choices() -> None:
    assert not Family().exists
    assert Family().best is None
    assert list(Family().sets()) == []
    assert Family().as_dict() == {"mark": "exact", "choices": []}


# ---------------------------------------------------------------------------------------- the semiring of antichains


def one(kind: int, number: int = 1) -> Several:
    return (((kind, number),),)


def test_alternatives_keep_what_has_no_other_in_it() -> None:
    keeping = keeping_of([1, 1, 1])
    either, both = keeping.semiring.add, keeping.semiring.mul
    assert either(one(0), one(1)) == (((0, 1),), ((1, 1),))
    assert either(one(0), both(one(0), one(1))) == one(0)
    assert either(one(0), NOTHING) == NOTHING


def test_what_is_taken_together_is_added_up_kind_by_kind() -> None:
    both = keeping_of([1, 1, 1]).semiring.mul
    assert both(one(0), one(2)) == (((0, 1), (2, 1)),)
    assert both(one(2), one(0)) == (((0, 1), (2, 1)),)
    assert both(one(0), one(0)) == one(0, 2)  # two questions of one kind
    assert both(one(0), NOTHING) == one(0)
    assert both(one(0), ()) == ()


def test_the_cheapest_comes_first_then_the_smallest() -> None:
    keeping = keeping_of([Fraction(3), Fraction(1), Fraction(2)])
    dear, two = (((0, 1),), ((1, 1), (2, 1)))
    assert keeping.cost(two) == 3
    assert keeping.minimal({two, dear}) == (dear, two)  # the same cost
    assert keeping.minimal({two, ((2, 2),), dear}) == (dear, two, ((2, 2),))


def test_no_more_of_a_kind_are_taken_than_there_are() -> None:
    """One question that reaches a node along two ways may be taken for two."""
    both = Keeping([1], [1]).semiring.mul
    assert both((((0, 1),),), (((0, 1),),)) == (((0, 1),),)


def test_beyond_the_most_the_dearest_are_left_out_and_that_is_said() -> None:
    keeping = keeping_of([3, 2, 1], most=2)
    assert keeping.minimal({((0, 1),), ((2, 1),)}) == (((2, 1),), ((0, 1),))
    assert not keeping.truncated
    assert keeping.minimal({((0, 1),), ((1, 1),), ((2, 1),)}) == (((2, 1),), ((1, 1),))
    assert keeping.truncated


def test_what_has_another_one_in_it_is_no_reason_to_be_truncated() -> None:
    keeping = keeping_of([1, 1], most=1)
    assert keeping.minimal({((0, 1),), ((0, 2),), ((0, 1), (1, 1))}) == one(0)
    assert not keeping.truncated


# ---------------------------------------------------------------------------------------------------------- its laws

KINDS = 3
COSTS: list[Fraction] = [Fraction(2), Fraction(1), Fraction(1, 2)]

counts = st.dictionaries(st.integers(0, KINDS - 1), st.integers(1, 2)).map(lambda each: tuple(sorted(each.items())))
antichains = st.frozensets(counts, max_size=4).map(lambda several: keeping_of(COSTS, most=1_000).minimal(several))


def within(smaller: Counts, larger: Counts) -> bool:
    return all(dict(larger).get(kind, 0) >= number for kind, number in smaller)


def by_hand(several: set[Counts]) -> set[Counts]:
    """Those that have no other one in them."""
    return {each for each in several if not any(other != each and within(other, each) for other in several)}


def added(left: Counts, right: Counts) -> Counts:
    kinds = {kind for kind, _ in (*left, *right)}
    return tuple(sorted((kind, dict(left).get(kind, 0) + dict(right).get(kind, 0)) for kind in kinds))


@given(antichains, antichains)
def test_either_is_the_smallest_of_both_and_together_the_smallest_sums(left: Several, right: Several) -> None:
    semiring = keeping_of(COSTS, most=1_000).semiring
    assert set(semiring.add(left, right)) == by_hand({*left, *right})
    assert set(semiring.mul(left, right)) == by_hand({added(this, that) for this in left for that in right})


@given(antichains, antichains, antichains)
def test_the_antichains_are_a_semiring(one: Several, two: Several, three: Several) -> None:
    semiring = keeping_of(COSTS, most=1_000).semiring
    add, mul = semiring.add, semiring.mul
    assert add(one, two) == add(two, one)
    assert mul(one, two) == mul(two, one)
    assert add(one, one) == one
    assert add(add(one, two), three) == add(one, add(two, three))
    assert mul(mul(one, two), three) == mul(one, mul(two, three))
    assert mul(one, add(two, three)) == add(mul(one, two), mul(one, three))
    assert mul(one, semiring.one) == one
    assert add(one, ()) == one
    assert mul(one, ()) == ()


@given(antichains)
def test_the_cheapest_of_an_antichain_comes_first(several: Several) -> None:
    costs = list(map(keeping_of(COSTS).cost, several))
    assert costs == sorted(costs)


@given(antichains, antichains, st.integers(1, 5))
def test_of_families_without_a_kind_in_common_the_cheapest_sums_are_kept(
    left: Several, other: Several, most: int
) -> None:
    right = tuple(tuple((KINDS + kind, number) for kind, number in each) for each in other)
    keeping = keeping_of([*COSTS, *COSTS], most)
    sums = {added(this, that) for this in left[:most] for that in right[:most]}
    cheapest = sorted(sums, key=lambda each: (keeping.cost(each), sum(number for _, number in each), each))
    assert keeping.semiring.mul(left[:most], right[:most]) == tuple(cheapest[:most])
    assert keeping.truncated == (len(cheapest) > most)


Formula = int | tuple[str, "Formula", "Formula"]


@st.composite
def formulas(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Formula:
    """ "This and that", "this or that", over a few questions, each named once."""
    parts: list[Formula] = list(range(draw(st.integers(1, 6))))
    while len(parts) > 1:
        left, right = parts.pop(draw(st.integers(0, len(parts) - 1))), parts.pop()
        parts.append((draw(st.sampled_from(["and", "or"])), left, right))
    return parts[0]


def holds(formula: Formula, chosen: frozenset[int]) -> bool:
    if isinstance(formula, int):
        return formula in chosen
    word, left, right = formula
    return (all if word == "and" else any)(holds(each, chosen) for each in (left, right))


def kept(formula: Formula, keeping: Keeping) -> Several:
    if isinstance(formula, int):
        return keeping.one_of(formula)
    word, left, right = formula
    return (keeping.semiring.mul if word == "and" else keeping.semiring.add)(kept(left, keeping), kept(right, keeping))


@given(formulas())
def test_the_minimal_sets_of_a_formula_are_those_that_trying_all_sets_finds(formula: Formula) -> None:
    keeping = keeping_of([1] * 6, most=1_000)
    every = chain.from_iterable(combinations(range(6), size) for size in range(7))
    good = [frozenset(each) for each in every if holds(formula, frozenset(each))]
    smallest = {each for each in good if not any(other < each for other in good)}
    assert {frozenset(kind for kind, _ in each) for each in kept(formula, keeping)} == smallest
    assert not keeping.truncated


@given(formulas(), st.integers(1, 3))
def test_with_little_room_some_are_left_out_but_never_the_cheapest(formula: Formula, most: int) -> None:
    costs: list[int | Fraction] = [3, 1, 2, Fraction(1, 2), 1, 4]
    roomy, small = keeping_of(costs, most=1_000), keeping_of(costs, most=most)
    everything, some = kept(formula, roomy), kept(formula, small)
    assert small.truncated or some == everything
    assert small.cost(some[0]) == roomy.cost(everything[0])


def test_two_families_without_a_kind_in_common_are_put_together_as_if_they_had_one() -> None:
    """Then no sum is part of another one, which need not be looked for."""
    one, other = (((0, 1),), ((1, 2),)), (((2, 1),), ((3, 1), (4, 1)))
    keeping = keeping_of([1, 1, 1, 3, 1], 3)
    both = keeping.semiring.mul(one, other)
    assert both == keeping_of([1, 1, 1, 3, 1], 3).minimal({left + right for left in one for right in other})
    assert keeping.truncated


def test_of_two_that_cost_the_same_the_smaller_set_comes_first() -> None:
    keeping = keeping_of([1, 1, 2])
    one, two = ((2, 1),), ((0, 1), (1, 1))
    assert keeping.minimal({one, two}) == (one, two)
