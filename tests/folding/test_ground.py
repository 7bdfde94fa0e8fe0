"""One situation as a ground: what varies may be anything, a gap keeps its reason, all else is as it is now."""

from indicatorkit.folding.ground import Given
from indicatorkit.folding.signals import said
from tests.folding.asked import GREEN, RED, framework
from tests.loading import made, scored


def test_a_question_may_have_any_answer_or_none() -> None:
    here = scored(framework(), a="green")
    ground = Given(here)
    leaf = here.plan.leaves[0]
    assert {said(leaf, each)[0] for each in ground.range(0)} == {0, 1, 2, leaf.missing}
    assert ground.now(0) == frozenset([GREEN])
    assert ground.now(0) is ground.now(0)  # looked up once


def test_a_gap_keeps_its_reason() -> None:
    here = scored(made(step=[{"id": "a", "answer": "maybe"}]), a="secret")
    leaf = here.plan.leaves[0]
    reasons = {leaf.reasons[said(leaf, each)[1] - 1][0] for each in Given(here).range(0) if said(leaf, each)[1]}
    assert reasons == {"secret"}


def test_its_places_are_those_of_the_plan() -> None:
    here = scored(framework(), a="red", b="green")
    ground, places = Given(here), here.plan.results
    assert ground.size == len(here.codes)
    assert [ground.is_leaf(places[each]) for each in ("a", "top")] == [True, False]
    assert ground.inputs(places["left"]) == (places["a"], places["b"])
    assert ground.stage(places["left"]).outcomes([ground.now(places["a"]), ground.now(places["b"])]) == {RED}
