"""A framework made ready for one wave: shared by threads, sent to other processes, the same as the long way."""

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from random import Random
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.values import LeafReason
from tests.loading import made
from tests.sizes import computing, green_from

NAD = ik.load("nad")
BESCHERMD = ik.load("beschermd_thuis")
MEASURED = ik.load("monitor_dakloosheid")


def drawn(framework: ik.Framework, rng: Random) -> dict[str, Any]:
    """Answers to most questions: options, numbers and texts, some of which cannot be read."""
    found: dict[str, Any] = {}
    for item in framework.questions:
        assert item.answer is not None
        said = [each.id for each in item.answer.options] or ["12,5", "3", 7, "0"]
        found[item.id] = rng.choice([*said, *said, None, "weet niet", "onzin"])
    return {item: found[item] for item in found if rng.random() < 0.9}


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    rng = Random(20261123)
    return [drawn(NAD, rng) for _ in range(100)]


@pytest.mark.parametrize("framework", [NAD, BESCHERMD, MEASURED], ids=lambda each: each.id)
def test_levels_and_reasons_are_those_of_scores_whichever_way_they_were_found(framework: ik.Framework) -> None:
    rng, ready = Random(1), ik.compile(framework)
    rows = [{"entity": str(number), **drawn(framework, rng)} for number in range(12)]
    scores = ik.score(framework, rows)
    for row in rows:
        answers = {item: said for item, said in row.items() if item != "entity"}
        for case in (ready.score_case(answers), ready.score_case(answers)):  # read, and looked up
            entity = str(row["entity"])
            assert case.as_dict() == scores.case(entity=entity).as_dict()
            assert case.levels() == {node: case.level(node) for node in case}
            assert case.levels() == scores.case(entity=entity).levels()


def test_a_reason_is_not_taken_for_the_option_of_the_same_name() -> None:
    """`unknown` is an option here, and the text of `LeafReason.UNKNOWN` is equal to it."""
    framework = made(
        answer={"odd": {"kind": "choice", "options": [{"id": "unknown"}, {"id": "other"}]}},
        step=[{"id": "a", "answer": "odd"}],
    )
    ready = ik.compile(framework)
    for _ in range(2):
        assert ready.score_case({"a": "unknown"}).level("a") == "unknown"
        assert ready.score_case({"a": LeafReason.UNKNOWN}).reason("a") == "unknown"
        assert ready.score_case({"a": "other"}).level("a") == "other"


def test_what_cannot_be_read_is_an_issue_each_time() -> None:
    ready = ik.compile(NAD)
    for _ in range(2):
        case = ready.score_case({"flexwoningen": "misschien", "flexwoning": "ja", "optoppen": ["ja"]})
        assert [each.code for each in case.issues] == ["unknown-answer", "unknown-item", "unknown-answer"]
        assert case.reason("flexwoningen") == "unreadable"


def test_equal_cases_are_equal_and_say_what_they_are() -> None:
    ready = ik.compile(NAD)
    one, other = ready.score_case({"flexwoningen": "ja"}), ready.score_case({"flexwoningen": "ja"})
    assert one == other
    assert one != ready.score_case({"flexwoningen": "nee"})
    assert one != "a case"
    grey = sum(one.level(node) is None for node in one)
    assert repr(one) == f"<Case nad 2024.2: {len(one.levels())} nodes, {grey} grey>"
    misspelt = ready.score_case({"flexwoning": "ja"})
    assert repr(misspelt).endswith(" grey, 1 issue>")
    assert misspelt.issues[0].text("en") == "`flexwoning` is not a question or part of this framework"


def test_cases_with_measured_numbers_are_equal_too() -> None:
    ready = ik.compile(computing(rule="mean", bands=green_from(5, 2)))
    assert ready.score_case({"a": 1, "b": 4}) == ready.score_case({"a": 1, "b": 4})
    assert ready.score_case({"a": 1, "b": 4}) != ready.score_case({"a": 2, "b": 3})


def test_it_can_be_copied_and_pickled(cases: list[dict[str, Any]]) -> None:
    ready = ik.compile(NAD, wave="2024-06")
    wanted = [ready.score_case(each).as_dict() for each in cases]
    pickled = pickle.dumps(ready)
    assert len(pickled) < 2 * len(pickle.dumps(NAD))
    for other in (pickle.loads(pickled), copy.copy(ready), copy.deepcopy(ready)):
        assert other.wave == "2024-06"
        assert [other.score_case(each).as_dict() for each in cases] == wanted


@pytest.mark.parametrize("times", [1, 2], ids=["read", "looked up"])
@pytest.mark.parametrize("sent", [lambda case: pickle.loads(pickle.dumps(case)), copy.copy, copy.deepcopy])
def test_a_case_can_be_pickled_and_copied(times: int, sent: Callable[[ik.Case], ik.Case]) -> None:
    ready, answers = ik.compile(ik.load("nad")), {"flexwoningen": "ja", "optoppen": "nee"}
    *_, case = [ready.score_case(answers) for _ in range(times)]
    other = sent(case)
    assert other == case
    assert other.levels() == case.levels()
    assert other.as_dict() == case.as_dict()
    node = next(node for node in case if case.reason(node) == "missing_inputs")
    assert str(other.explain(node)) == str(case.explain(node))


def test_other_processes_get_it(cases: list[dict[str, Any]]) -> None:
    ready = ik.compile(NAD)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(ready.score_case, cases[:10], chunksize=10))
    assert [case.levels() for case in found] == [ready.score_case(each).levels() for each in cases[:10]]


WAVES = ["2025-spring", "2025-autumn"]


def of_two_waves(waves: list[str]) -> ik.Framework:
    """Where the first question is asked in the first wave only."""
    return made(
        framework={"waves": waves} if waves else {},
        step=[
            {"id": "old", "answer": "light", "applies_if": {"wave": {"before": "2025-autumn"}}},
            {"id": "new", "answer": "light"},
        ][0 if waves else 1 :],
    )


@pytest.mark.parametrize("wave", ["2025-spring", "2025_SPRING", " 2025 spring"])
def test_a_wave_may_be_spelled_as_in_data(wave: str) -> None:
    framework = of_two_waves(WAVES)
    found = ik.score_case(framework, {"old": "green"}, wave=wave)
    assert found.level("old") == "green"
    assert ik.compile(framework, wave=wave).wave == "2025-spring"


@pytest.mark.parametrize(("wave", "guess"), [("2025-sprang", "2025-spring"), ("2031", ""), (2031, ""), ("", "")])
def test_a_wave_that_is_not_there_is_refused(wave: Any, guess: str) -> None:
    for verb in (
        lambda: ik.score_case(of_two_waves(WAVES), {}, wave=wave),
        lambda: ik.compile(of_two_waves(WAVES), wave=wave),
    ):
        with pytest.raises(ik.DataError) as refused:
            verb()
        (issue,) = refused.value.issues
        assert (issue.code, issue.params["guess"]) == ("unknown-wave", guess)


def test_a_framework_that_lists_no_waves_takes_any() -> None:
    assert ik.compile(of_two_waves([]), wave="2031").wave == "2031"
