"""The gate before a node: whether it applies, as far as the known answers go."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from indicatorkit.clauses import to_condition
from indicatorkit.conditions import Condition
from indicatorkit.gaps import machine
from indicatorkit.gate import Gated
from indicatorkit.values import DOES_NOT_APPLY, Grey, Input, Node, NodeReason, Outcome, Role, Value

from .nodes import PROGRESS, feeding, letters, rule, said, stand_in

WORST = rule("worst_of")
UNKNOWN = Grey(NodeReason.APPLICABILITY_UNKNOWN)
NO, DONE = Value(level=0), Value(level=2)


def gate(id_: str, *, place: int = 0, also: frozenset[Role] = frozenset()) -> Input:
    """An input that the gate reads."""
    return Input(place, id_, letters(None), scale=PROGRESS, roles=also | {Role.GATE})


def behind(condition: Any, inputs: list[Input], case: str, explicit: frozenset[str] = frozenset()) -> Outcome:
    """What comes out of the worst of the inputs behind a gate, for one word per input."""
    read: Condition = to_condition(condition)
    whole = Gated(machine(WORST, Node("node", tuple(inputs), PROGRESS), stand_in(WORST)), read, explicit)
    state = whole.start()
    for child, word in zip(inputs, case.split(), strict=True):
        state = whole.step(state, child, next(each for each in child.letters if each.word == word))
    return whole.finish(state)


LAW, PLAN = gate("law"), replace(feeding(WORST, "plan")[0], position=1)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("done no", NO),  # the law holds: the plan counts
        ("no done", DOES_NOT_APPLY),
        ("no missing", DOES_NOT_APPLY),  # whatever the plan says
        ("not_applicable done", DOES_NOT_APPLY),
        ("missing done", UNKNOWN),
        ("missing missing", UNKNOWN),  # "does it apply?" comes before "what is missing?"
        ("done missing", Grey(NodeReason.MISSING_INPUTS)),
    ],
)
def test_a_node_applies_when_its_gate_says_so(case: str, expected: Outcome) -> None:
    assert behind({"law": "done"}, [LAW, PLAN], case) == expected


def test_a_gate_that_is_settled_by_what_is_known_is_not_open() -> None:
    """Either will do: one of them is enough, and one that fails decides nothing."""
    either = {"any_of": [{"law": "done"}, {"custom": "done"}]}
    inputs = [LAW, gate("custom", place=1), replace(PLAN, position=2)]
    assert behind(either, inputs, "missing done no") == NO
    assert behind(either, inputs, "missing no no") == UNKNOWN


def test_a_gate_is_completed_with_every_letter_that_its_input_can_take() -> None:
    only_done = replace(LAW, letters=(LAW.letters[2], LAW.letters[4]))
    assert behind({"law": "done"}, [only_done, PLAN], "missing no") == NO
    assert behind({"law": ["no", "partly"]}, [only_done, PLAN], "missing no") == DOES_NOT_APPLY


def test_every_combination_of_open_questions_at_the_gate_is_tried() -> None:
    both = {"law": "done", "custom": ["done", "not_applicable"]}
    inputs = [LAW, gate("custom", place=1), replace(PLAN, position=2)]
    words = [letter.word for letter in LAW.letters]
    for law, custom in product(words, repeat=2):
        completions = product(*(words[:4] if word == "missing" else [word] for word in (law, custom)))
        verdicts = {a == "done" and b in ("done", "not_applicable") for a, b in completions}
        expected = UNKNOWN if len(verdicts) == 2 else DONE if verdicts == {True} else DOES_NOT_APPLY
        assert behind(both, inputs, f"{law} {custom} done") == expected


def test_of_what_can_only_be_grey_nobody_can_say_whether_it_holds() -> None:
    """So the gate is open, unless the rest of the condition settles it."""
    always_grey = replace(LAW, letters=LAW.letters[4:])
    assert behind({"law": "done"}, [always_grey, PLAN], "missing no") == UNKNOWN
    either = {"any_of": [{"law": "done"}, {"custom": "done"}]}
    inputs = [always_grey, gate("custom", place=1), replace(PLAN, position=2)]
    assert behind(either, inputs, "missing done no") == NO
    assert behind(either, inputs, "missing no no") == UNKNOWN
    assert behind({"law": "done", "custom": "done"}, inputs, "missing no no") == DOES_NOT_APPLY


def test_a_gate_may_read_what_is_missing_as_an_answer() -> None:
    assert behind({"law": "missing"}, [LAW, PLAN], "missing no", explicit=frozenset({"law"})) == NO
    assert behind({"law": "missing"}, [LAW, PLAN], "done no", explicit=frozenset({"law"})) == DOES_NOT_APPLY
    assert behind({"law": "known"}, [LAW, PLAN], "missing no", explicit=frozenset({"law"})) == DOES_NOT_APPLY


def test_an_input_may_stand_at_the_gate_and_feed_the_rule_as_well() -> None:
    both = gate("plan", also=frozenset({Role.RULE}))
    both = replace(both, letters=letters(WORST))
    assert behind({"plan": ["partly", "done"]}, [both], "done") == DONE
    assert behind({"plan": ["partly", "done"]}, [both], "no") == DOES_NOT_APPLY


def test_a_gate_about_all_inputs_counts_those_of_the_rule_only() -> None:
    fed = [
        replace(each, roles=each.roles | {Role.GATE}, position=place + 1)
        for place, each in enumerate(feeding(WORST, "a", "b"))
    ]
    two_done = {"count": "done", "at_least": 2}
    assert behind(two_done, [LAW, *fed], "done done no") == DOES_NOT_APPLY
    assert behind(two_done, [LAW, *fed], "no done done") == DONE


def test_what_only_the_gate_reads_is_no_input_of_the_rule() -> None:
    assert behind({"law": "no"}, [LAW, PLAN], "no done") == DONE
    assert said(WORST, [PLAN], "done") == DONE
