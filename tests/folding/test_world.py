"""All situations at once: what a question can say, and for how many different reasons it can be missing."""

import pytest

from indicatorkit.folding.signals import is_grey
from indicatorkit.folding.world import World
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from tests.folding.asked import GREEN, GREY, RED, YELLOW, places, tree, world
from tests.loading import made


def gaps(framework: Framework, item: str) -> list[str]:
    """The reasons for which a question is missing, as far as anybody tells them apart."""
    ready = plan(framework)
    leaf = ready.leaf(item)
    assert leaf is not None
    found = World(ready).gaps(leaf.position)
    assert all(is_grey(leaf, each) for each in found)
    return [leaf.reasons[each - leaf.missing][0] for each in sorted(found)]


def asking(cell: object, **more: object) -> Framework:
    """A question, and a row that asks something of it; perhaps behind a gate."""
    rows = [{"when": {"a": cell}, "then": "red"}, {"when": {"a": "not_applicable"}, "then": "red"}]
    node = {"id": "node", "rule": "table", "scale": "light", "uses": ["a"], "rows": rows, "otherwise": "green"}
    return made(step=[{"id": "law", "answer": "fact"}, {"id": "a", "answer": "maybe", **more}, node])


def test_where_nobody_asks_why_there_is_one_gap() -> None:
    assert gaps(asking("red"), "a") == ["not_supplied"]


def test_reasons_that_somebody_tells_apart_are_gaps_of_their_own() -> None:
    """`secret` is confidential too, and an answer that is confidential for no such reason is not `secret`."""
    assert gaps(asking("missing:confidential"), "a") == ["confidential", "not_supplied"]
    assert gaps(asking("secret"), "a") == ["not_supplied", "secret"]


def test_reasons_are_told_apart_behind_a_gate_too() -> None:
    assert gaps(asking("secret", applies_if={"law": "yes"}), "a") == ["not_supplied", "secret"]


def test_a_question_behind_its_gate_hands_on_why_it_is_missing() -> None:
    of = World(plan(asking("secret", applies_if={"law": "yes"})))
    (place,) = places(of, "a")
    carrier = of.plan.at(place)
    found = {carrier.reasons[each - carrier.missing][0] for each in of.forest.range(place) if is_grey(carrier, each)}
    assert found == {"not_supplied", "secret", "applicability_unknown"}


def test_everything_varies_so_nothing_is_now() -> None:
    of = world()
    with pytest.raises(AssertionError, match="varies in all situations"):
        of.now(0)


def test_a_place_says_all_that_can_come_out() -> None:
    of = world()
    (left,) = places(of, "left")
    assert set(of.forest.range(left)) == {RED, YELLOW, GREEN, GREY}
    assert tree(of) is tree(of)  # made once
    assert tree(of).is_exact
    assert of.stage(left) is of.stage(left)


def test_of_a_shared_question_there_is_one_in_the_tree() -> None:
    of = world(shared=True)
    top = tree(of)
    assert top.is_exact
    assert len(top.stages) == 1
    assert sorted(top.varying) == places(of, "a", "b", "d")
