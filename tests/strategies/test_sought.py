"""Situations of a node that computes are drawn from those that were sought: each has the outcome that is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import indicatorkit as ik
from indicatorkit.strategies import answers, boundary, from_outcome, one_worse
from tests.sizes import computing, ratio, size

FRAMEWORK = ratio()


@pytest.mark.parametrize("level", ["red", "yellow", "green", "grey"])
@pytest.mark.parametrize("missing", ["any", "none"])
def test_answers_with_an_outcome(level: str, missing: str) -> None:
    if (level, missing) == ("grey", "none"):
        with pytest.raises(ValueError, match="never found to come out as 'grey', only as"):
            from_outcome(FRAMEWORK, "node", level, missing="none")
        return

    @given(from_outcome(FRAMEWORK, "node", level, missing=missing))  # type: ignore[arg-type]  # one of the two
    @settings(max_examples=20, database=None, deadline=None)
    def has_it(drawn: dict[str, object]) -> None:
        case = ik.score_case(FRAMEWORK, drawn)
        assert (case.level("node") or "grey") == level

    has_it()


def test_a_number_is_solved_for() -> None:
    @given(from_outcome(FRAMEWORK, "node", 7))
    @settings(max_examples=5, database=None, deadline=None)
    def is_seven(drawn: dict[str, object]) -> None:
        assert ik.score_case(FRAMEWORK, drawn).number("node") == 7

    is_seven()
    ten = computing(rule="mean", answer={"size": size(at_most=10)})
    with pytest.raises(ValueError, match="never found to come out as 11"):
        from_outcome(ten, "node", 11)


def test_both_sides_of_an_edge() -> None:
    @given(boundary(FRAMEWORK, "node", missing="none"))
    @settings(max_examples=20, database=None, deadline=None)
    def flips(beside: object) -> None:
        before, after, question = beside  # type: ignore[misc]  # a Beside
        differ = {item for item in {**before, **after} if before.get(item) != after.get(item)}
        assert differ == {question}
        assert len({ik.score_case(FRAMEWORK, each).level("node") for each in (before, after)}) == 2

    flips()
    with pytest.raises(ValueError, match="no edge of `node` was found"):
        boundary(FRAMEWORK, "node", outcome="purple")


def test_a_lower_number_is_worse_where_higher_is_better() -> None:
    @given(one_worse(FRAMEWORK))
    @settings(max_examples=30, database=None, deadline=None)
    def is_worse(pair: object) -> None:
        better, worse = pair.better, pair.worse  # type: ignore[attr-defined]  # a Worse
        assert (better > worse) == (pair.question == "a")  # type: ignore[attr-defined]  # more b is worse

    is_worse()


def test_many_numbers_of_one_cell_are_drawn() -> None:
    seen: set[object] = set()

    @given(answers(FRAMEWORK, missing="none"))
    @settings(max_examples=60, database=None, deadline=None)
    def draw(drawn: dict[str, object]) -> None:
        seen.add(drawn["a"])

    draw()
    assert len(seen) > 3
