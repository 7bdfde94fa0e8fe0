"""What is shared is composed into one diagram; beyond the budget what is said is a bound, and true as one."""

from collections import Counter
from random import Random

import pytest

import indicatorkit as ik
from indicatorkit.api.case import Case
from indicatorkit.engine.case import prepare
from indicatorkit.explain.inquiry import Inquiry
from indicatorkit.folding import forest
from indicatorkit.plan import plan
from indicatorkit.toml.read import from_dict
from tests import measured
from tests.explaining import filled, nodes, plain
from tests.loading import loaded, made, scored
from tests.refuting import Trial, perhaps, suffices, surely

LIGHTS = [{"id": each, "answer": "light"} for each in "abcd"]
SHARED = {
    "step": [
        *LIGHTS,
        {"id": "left", "rule": "worst_of", "uses": ["a", "b"]},
        {"id": "right", "rule": "best_of", "uses": ["b", "c"]},
        {"id": "apart", "rule": "worst_of", "uses": ["d"]},
    ],
    "result": [{"id": "top", "rule": "worst_of", "uses": ["left", "right", "apart"]}],
}


def places(inquiry: Inquiry, *ids: str) -> set[int]:
    return {inquiry.plan.results[each] for each in ids}


def test_what_lies_between_a_node_and_what_it_shares_is_one_stage() -> None:
    """`b` reaches the top along two ways; `apart` shares nothing, so it stays a stage of its own."""
    inquiry = Inquiry(scored(made(**SHARED)))
    tree = inquiry.open_tree(inquiry.plan.results["top"])
    assert tree.is_exact
    assert {stage.place for stage in tree.stages} == places(inquiry, "top", "apart")
    (top,) = (stage for stage in tree.stages if stage.place == tree.root)
    assert set(top.inputs) == places(inquiry, "a", "b", "c", "apart")


def test_what_is_answered_is_shared_by_nobody() -> None:
    """With `b` answered nothing that is open is shared, and every step is a stage as it is."""
    inquiry = Inquiry(scored(made(**SHARED), b="green"))
    tree = inquiry.open_tree(inquiry.plan.results["top"])
    assert {stage.place for stage in tree.stages} == places(inquiry, "left", "right", "apart", "top")


def test_beyond_the_budget_it_says_so_and_a_question_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    found = ik.explain(ik.score_case(made(**SHARED), {}), "top")
    assert not found.outcomes.exact
    (choice,) = found.sure.choices
    assert (choice.smallest(), choice.cost, choice.mark, found.sure.mark) == (frozenset("abcd"), 4, "bound", "bound")


def test_bounds_are_true_as_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sure set is sure, a reason suffices, a change leads where it says, and nothing that can be is left out."""
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    marks: Counter[str] = Counter()
    for number in range(60):
        rng = Random(f"bounds {number}")
        framework = loaded(from_dict(plain(rng)))
        prepared = prepare(plan(framework))
        for _ in range(3):
            here = filled(rng, prepared)
            for node in nodes(rng, prepared.plan):
                held(ik.explain(Case(here, {}), node), Trial(here, rng), marks)
    assert min(marks[each] for each in ("sure bound", "because bound", "changes bound", "possible bound")) > 20


def held(found: ik.Explanation, trial: Trial, marks: Counter[str]) -> None:
    marks[f"possible {'exact' if found.outcomes.exact else 'bound'}"] += 1
    met = {trial.say(found.node, each) for each in trial.tried(trial.all_answered(found.node))}
    carrier = trial.carrier(found.node)
    assert {carrier.values[each] for each in met if each < len(carrier.values)} <= set(found.outcomes.values)
    if found.is_grey:
        for choice in found.sure.choices[:2]:
            marks[f"sure {choice.mark}"] += 1
            assert all(surely(found.node, each, trial) for each in list(choice.sets())[:3])
        for choice in found.can.choices[:1]:
            if choice.mark != "bound":
                assert perhaps(found.node, choice.smallest(), trial)
    marks[f"because {found.because.mark}"] += 1
    assert not list(suffices(found.node, found.because, trial))
    for change in found.changes.values():
        marks[f"changes {change.mark}"] += 1
        codes = {item: trial.code(item, letter) for item, letter in change.letters.items()}
        assert trial.sort(found.node, trial.say(found.node, codes)) == trial.of(found.node, change.outcome)


def test_after_what_was_reached_before_a_change_reaches_the_same_as_from_nothing() -> None:
    """Also where numbers are computed, and where there is something between shared questions."""
    compared = Counter[bool]()
    for number in range(24):
        rng = Random(f"before {number}")
        reading = from_dict(measured.framework(rng) if number % 2 else plain(rng))
        if reading.framework is None:
            continue  # inputs that no rule may read together
        prepared = prepare(plan(reading.framework))
        here = measured.filled(rng, prepared) if number % 2 else filled(rng, prepared)
        inquiry = Inquiry(here)
        for place in prepared.plan.results.values():
            tree = inquiry.whole_tree(place)
            before = tree.reached(tree.said({each: inquiry.anything(each) for each in tree.varying}))
            for question in tree.varying:
                said = tree.said({question: frozenset([rng.choice(sorted(inquiry.answers(question)))])})
                everything = {each: before[each] for each in tree.varying}
                assert tree.reached(said, before) == tree.reached({**everything, **said})
                compared[tree.has_loose] += 1
    assert min(compared[True], compared[False]) > 30
