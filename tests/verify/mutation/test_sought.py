"""Mutants of formulas: told by answers that are sought and solved for; the same formula is the same; else unknown."""

from __future__ import annotations

from typing import Any

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.verify.mutation.scoring import Fate, Tried
from tests.loading import made
from tests.sizes import POINTS, green_from, size


def framework(*examples: dict[str, Any], **rule: Any) -> Framework:
    node = {"id": "node", "rule": "ratio", "divide": "a", "by": "b", "per": 10, "bands": green_from(5, 2), **rule}
    answer = {"size": size(), "some": size(above=0)}
    asked = [{"id": "a", "answer": "size"}, {"id": "b", "answer": "some"}]
    return made(scale=POINTS, answer=answer, step=[*asked, node], example=list(examples))


def changes(found: Any, *path: Any) -> list[Tried]:
    return [each for each in found.changes if each.edit.path[-len(path) :] == path]


def example(a: Any, b: Any, expect: Any) -> dict[str, Any]:
    return {"nl": "x", "answers": {"a": a, "b": b}, "expect": {"node": expect}}


def test_every_change_of_a_ratio_with_bands_has_a_case() -> None:
    found = ik.mutate(framework(), nodes=["node"])
    own = [each for each in found.changes if each.edit.path[0] == "step"]
    assert {each.fate for each in own} == {Fate.SURVIVES}
    assert changes(found, "per") and changes(found, "bands", "rows", 0, "at_least")


def test_an_edge_that_lies_on_the_other_side_is_told_only_by_an_example_exactly_there() -> None:
    def fates(*examples: dict[str, Any]) -> set[Fate]:
        found = ik.mutate(framework(*examples), nodes=["node"])
        return {each.fate for each in changes(found, "bands", "rows", 0) if isinstance(each.edit.new, dict)}

    assert fates(example(6, 10, "green"), example(4, 10, "yellow")) == {Fate.SURVIVES}
    assert fates(example(5, 10, "green")) == {Fate.BY_HAND}


def test_the_examples_that_are_written_notice_all() -> None:
    found = ik.mutate(framework(), nodes=["node"])
    again = [{"nl": "x", "answers": dict(each.answers), "expect": _expect(each)} for each in found.examples]
    assert ik.mutate(framework(*again), nodes=["node"]).by_hand == 1.0


def _expect(given: Any) -> dict[str, Any]:
    def said(each: Any) -> Any:
        if each.grey:
            return {"grey": each.reason} if each.reason else "grey"
        if each.number is None:
            return each.level
        number = f"{each.number.numerator}/{each.number.denominator}"
        return {"number": number, "level": each.level} if each.level else number

    return {item: said(each) for item, each in given.expect.items()}


def test_numbers_are_as_plain_as_may_be() -> None:
    found = ik.mutate(framework(), nodes=["node"])
    cases = [each.case.answers for each in changes(found, "bands", "rows", 2, "level") if each.case is not None]
    assert cases and all(len(str(number)) <= 6 for case in cases for number in case.values())


def test_what_trying_does_not_find_is_unknown_and_never_without_effect() -> None:
    """Through a logarithm no edge can be solved for, so which side it lies on is not told."""
    log = {"from": [1, 100], "to": [0, 1], "outside": "clip", "log": True}
    found = ik.mutate(framework(rescale=log, bands=green_from("2/3", "1/3")), nodes=["node"])
    sides = [each for each in changes(found, "bands", "rows", 0) if isinstance(each.edit.new, dict)]
    assert [each.fate for each in sides] == [Fate.UNKNOWN]
    assert "vergeefs geprobeerd" in found.text("nl") and "tried in vain" in found.text("en")


def test_what_is_the_same_formula_has_no_effect() -> None:
    """With one input a mean and a sum weigh nothing."""
    one = {"id": "node", "rule": "lowest", "uses": ["a"], "weights": {"a": 2}, "bands": green_from(5, 2)}
    plain = made(scale=POINTS, answer={"size": size()}, step=[{"id": "a", "answer": "size"}, one])
    found = ik.mutate(plain, nodes=["node"])
    assert {each.fate for each in changes(found, "weights", "a")} <= {Fate.EQUIVALENT, Fate.UNKNOWN}
