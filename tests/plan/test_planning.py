"""The steps in order: every node after its inputs, and a question behind its gate both answered and computed."""

from indicatorkit.plan import Plan, plan
from tests.loading import made

A_AND_B = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
WORST = {"rule": "worst_of", "uses": ["a", "b"]}


def steps(ready: Plan) -> list[str]:
    return [step.id for step in ready.steps]


def test_every_node_comes_after_its_inputs_whatever_the_order_of_the_file() -> None:
    framework = made(
        result=[{"id": "top", "rule": "worst_of", "uses": ["middle", "a"]}],
        step=[{"id": "middle", **WORST}, *A_AND_B],
    )
    ready = plan(framework)
    assert [leaf.id for leaf in ready.leaves] == ["a", "b"]
    assert steps(ready) == ["middle", "top"]
    assert ready.results == {"a": 0, "b": 1, "middle": 2, "top": 3}


def test_a_question_behind_a_gate_is_both_answered_and_computed() -> None:
    ready = plan(
        made(step=[{"id": "law", "answer": "fact"}, {"id": "plan", "answer": "light", "applies_if": {"law": "yes"}}])
    )
    assert [leaf.id for leaf in ready.leaves] == ["law", "plan"]
    assert steps(ready) == ["plan"]
    answered, result = ready.leaf("plan"), ready.carrier("plan")
    assert answered is not None
    assert (answered.position, result.position) == (1, 2)
    step = ready.step("plan")
    assert step is not None and step.own_answer == answered


def test_a_node_behind_its_own_child_is_no_circle() -> None:
    framework = made(
        indicator=[
            {
                "id": "ordinance",
                "rule": "worst_of",
                "applies_if": {"law": "yes"},
                "subindicator": [{"id": "law", "answer": "fact", "weight": 0}, {"id": "adopted", "answer": "light"}],
            }
        ]
    )
    assert steps(plan(framework)) == ["ordinance"]
