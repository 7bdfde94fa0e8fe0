"""Cells: what one of them accepts, which words and edges are in it, and whether it says what to do with a gap."""

from fractions import Fraction

import pytest

from indicatorkit.cells import (
    LEFT,
    WHATEVER,
    AtBest,
    AtWorst,
    Between,
    Cell,
    Exactly,
    OneOf,
    Word,
    edges,
    fits,
    names_gap,
    words,
)
from indicatorkit.clauses import to_condition
from indicatorkit.conditions import About, Among
from indicatorkit.values import MISSING, Interval, Letter, Scale

from .letters import ALL, PROGRESS


def accepted(cell: Cell, scale: Scale | None = PROGRESS) -> list[str]:
    return [letter.word for letter in ALL if fits(cell, letter, scale)]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Word("yes"), ["yes"]),
        (Word("done"), ["yes"]),  # an option is accepted under the name of its level too
        (Word("known"), ["no", "partly", "yes"]),
        (Word("not_applicable"), ["not_applicable"]),
        (Word("missing"), ["missing:dont_know"]),
        (Word("dont_know"), ["missing:dont_know"]),
        (Word("missing:dont_know"), ["missing:dont_know"]),
        (Word("missing:unknown"), ["missing:dont_know"]),  # the kind of nothing that the option stands for
        (Word("missing:confidential"), []),
        (Word("maybe"), []),
        (Exactly(Fraction(3)), ["yes"]),
        (Between(Interval(low=Fraction(1))), ["partly", "yes"]),
        (AtWorst("under_way"), ["partly", "yes"]),
        (AtBest("under_way"), ["no", "partly"]),
        (AtWorst("perfect"), []),
        (OneOf((Word("no"), Word("missing"))), ["no", "missing:dont_know"]),
    ],
    ids=str,
)
def test_a_cell_accepts(cell: Cell, words: list[str]) -> None:
    assert accepted(cell) == words


def test_without_a_scale_only_words_and_numbers_can_be_compared() -> None:
    assert accepted(AtWorst("under_way"), scale=None) == []
    assert accepted(Word("done"), scale=None) == []
    assert accepted(Word("yes"), scale=None) == ["yes"]


def test_a_word_without_a_level_fits_no_bound_on_levels() -> None:
    assert not fits(AtWorst("not_started"), Letter("urban"), PROGRESS)
    assert not fits(Between(Interval()), Letter("urban"), None)


def test_missing_without_a_reason_is_only_missing() -> None:
    assert fits(Word("missing"), MISSING, None)
    assert not fits(Word("missing:unknown"), MISSING, None)


def test_a_measured_number_fits_bounds_when_its_whole_cell_does() -> None:
    from_ten = Letter("cell", interval=Interval(low=Fraction(10)))
    assert fits(Between(Interval(low=Fraction(5))), from_ten, None)
    assert not fits(Between(Interval(low=Fraction(20))), from_ten, None)
    assert not fits(Exactly(Fraction(10)), from_ten, None)
    ten = Letter("cell", number=Fraction(10), interval=Interval(Fraction(10), Fraction(10)))
    assert fits(Exactly(Fraction(10)), ten, None)


def test_the_words_and_the_edges_of_a_cell() -> None:
    ten_to_twenty = Interval(Fraction(10), Fraction(20))
    cell = OneOf((Word("no"), AtWorst("done"), AtBest("under_way"), Exactly(Fraction(3)), Between(ten_to_twenty)))
    assert list(words(cell)) == ["no", "done", "under_way"]
    assert list(edges(cell)) == [Interval(Fraction(3), Fraction(3)), ten_to_twenty]


@pytest.mark.parametrize("word", ["missing", "known", "missing:unknown", "dont_know"])
def test_a_cell_may_say_what_to_do_with_a_gap(word: str) -> None:
    assert names_gap(OneOf((Word("yes"), Word(word))), frozenset({"dont_know"}))


def test_a_cell_that_names_only_answers_does_not() -> None:
    assert not names_gap(OneOf((Word("yes"), Word("not_applicable"))), frozenset({"dont_know"}))


def test_any_fits_whatever_there_is() -> None:
    assert accepted(WHATEVER) == [letter.word for letter in ALL]
    assert names_gap(WHATEVER, frozenset())


def test_any_of_one_input_is_also_not_applicable_and_of_all_together_says_nothing_of_that() -> None:
    assert to_condition({"plan": "any"}) == About("plan", WHATEVER)
    assert to_condition({"all": "any"}) == Among("all", LEFT)
    assert "not_applicable" not in words(LEFT)
