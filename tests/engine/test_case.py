"""One case: codes of answers in, codes of every node out, by look-ups alone."""

import sys
from copy import deepcopy
from subprocess import run as run_program

from indicatorkit.engine.case import letters, prepare, run, run_again
from indicatorkit.engine.measuring import Numbers
from indicatorkit.engine.situation import Situation
from indicatorkit.plan import plan
from tests.loading import made, scored as scored_by_words

RED, YELLOW, GREEN, NOT_APPLICABLE, MISSING = range(5)
UNREADABLE, CONFIDENTIAL, UNKNOWN, NOT_SUPPLIED, NOT_ASKED, SECRET, DONT_KNOW = range(1, 8)

FRAMEWORK = made(
    indicator=[
        {
            "id": "worst",
            "rule": "worst_of",
            "subindicator": [{"id": "a", "answer": "maybe"}, {"id": "b", "answer": "maybe"}],
        }
    ],
    result=[{"id": "secrets", "rule": "count", "where": "secret", "uses": ["a", "b"]}],
)
PREPARED = prepare(plan(FRAMEWORK))


def scored(codes: tuple[int, int], reasons: tuple[int, int] = (0, 0)) -> tuple[list[int], list[int]]:
    """The codes and the reasons of `worst` and of `secrets`."""
    here = list(codes)
    why = run(PREPARED, here, reasons)
    return here[2:], why


def test_the_answers_come_first_and_every_node_after_its_inputs() -> None:
    assert [leaf.id for leaf in PREPARED.plan.leaves] == ["a", "b"]
    assert [step.id for step in PREPARED.plan.steps] == ["worst", "secrets"]
    assert PREPARED.plan.results == {"a": 0, "b": 1, "worst": 2, "secrets": 3}


def test_codes_of_nodes_follow_those_of_answers() -> None:
    assert scored((GREEN, YELLOW)) == ([YELLOW, 0], [0, 0])
    assert scored((GREEN, NOT_APPLICABLE)) == ([GREEN, 0], [0, 0])
    assert scored((NOT_APPLICABLE, NOT_APPLICABLE))[0][0] == PREPARED.plan.steps[0].carrier.not_applicable


def test_a_grey_node_has_a_reason() -> None:
    (worst, _), (why, _) = scored((GREEN, MISSING), (0, UNKNOWN))
    assert worst == PREPARED.plan.steps[0].carrier.missing
    assert why == 1  # the first of the reasons of nodes: missing inputs


def test_a_rule_may_tell_reasons_of_missing_answers_apart() -> None:
    assert PREPARED.told_apart == {1}
    assert scored((MISSING, MISSING), (SECRET, SECRET))[0][1] == 2
    assert scored((MISSING, MISSING), (SECRET, DONT_KNOW))[0][1] == 1
    assert scored((MISSING, GREEN), (CONFIDENTIAL, 0))[0][1] == 0  # the option, not the kind of nothing that it is


def test_steps_scored_again_say_what_they_say_of_the_answers_that_were_put_in_their_place() -> None:
    framework = made(
        answer={"any": {"kind": "number"}},
        step=[{"id": "a", "answer": "any"}, {"id": "b", "answer": "any"}, {"id": "c", "answer": "maybe"}],
        result=[
            {"id": "total", "rule": "sum", "uses": ["a", "b"]},
            {"id": "secrets", "rule": "count", "where": "secret", "uses": ["c"]},
        ],
    )
    here, wanted = (
        scored_by_words(framework, a=1, b=2, c="secret"),
        scored_by_words(framework, a=5, b=2, c="dont_know"),
    )
    leaves = len(here.plan.leaves)
    codes = [*wanted.codes[:leaves], *here.codes[leaves:]]
    reasons = [*wanted.reasons[:leaves], *here.reasons[leaves:]]
    assert here.numbers is not None and wanted.numbers is not None
    numbers = Numbers([*wanted.numbers.near[:leaves], *here.numbers.near[leaves:]], list(here.numbers.ends))
    run_again(prepare(here.plan), range(len(here.plan.steps)), codes, reasons, numbers)
    found = Situation(here.plan, codes, reasons, numbers)
    assert (codes, reasons) == (wanted.codes, wanted.reasons)
    for told in (found.number, found.said):
        assert [told(found.plan.carrier(each)) for each in ("total", "secrets")] == [7, 0]


def test_the_letters_of_a_case_are_what_the_diagram_counts_by() -> None:
    step = PREPARED.plan.steps[0]
    assert letters(step, (GREEN, MISSING), (0, UNKNOWN)) == (GREEN, MISSING)
    words = [child.letters[each].word for child, each in zip(step.node.inputs, (GREEN, MISSING), strict=True)]
    assert words == ["green", "missing"]


def test_a_question_behind_its_gate_keeps_the_reason_of_its_answer() -> None:
    gated = made(
        indicator=[
            {"id": "law", "answer": "fact"},
            {"id": "plan", "answer": "maybe", "applies_if": {"law": "yes"}},
        ]
    )
    prepared = prepare(plan(gated))
    yes, no, open_ = 0, 1, 3
    for law, reason in ((yes, SECRET), (no, 0), (open_, len(prepared.plan.steps[0].carrier.reasons))):
        codes = [law, MISSING]
        assert run(prepared, codes, (0 if law != open_ else NOT_SUPPLIED, SECRET)) == [reason]


def test_the_look_ups_of_a_plan_are_made_once() -> None:
    assert prepare(PREPARED.plan) is PREPARED


def test_those_of_another_plan_are_never_taken_for_it() -> None:
    """A copy of a framework has a copy of what was kept with it, under the ids that its plans had before."""
    copied = deepcopy(FRAMEWORK)
    ready = plan(copied)
    copied._prepared["walks", id(ready)] = PREPARED.plan, PREPARED
    assert prepare(ready).plan is ready


def test_one_case_is_scored_without_numpy() -> None:
    program = """
import sys
from indicatorkit.engine import case, situation
from indicatorkit.plan import plan
sys.exit("numpy" in sys.modules or "pandas" in sys.modules)
"""
    assert run_program([sys.executable, "-c", program], check=False).returncode == 0
