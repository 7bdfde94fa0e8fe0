"""The short way, by marks, gives the same codes and reasons as the walk from code to code: of one case, and of some."""

import random
from collections.abc import Sequence

import pytest

import indicatorkit as ik
from indicatorkit.engine.case import prepare, run
from indicatorkit.engine.walks import Columned, Walks, walks
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from tests.loading import made

TOLD_APART = made(
    indicator=[
        {
            "id": "worst",
            "rule": "worst_of",
            "subindicator": [{"id": "a", "answer": "maybe"}, {"id": "b", "answer": "maybe"}],
        }
    ],
    result=[{"id": "secrets", "rule": "count", "where": "secret", "uses": ["a", "b"]}],
)
BEHIND_A_GATE = made(
    indicator=[
        {
            "id": "worst",
            "rule": "worst_of",
            "subindicator": [
                {"id": "a", "answer": "maybe"},
                {"id": "b", "answer": "maybe", "applies_if": {"a": ["yellow", "green"]}},
            ],
        }
    ],
)
WIDE = made(
    answer={
        "people": {"kind": "number", "at_least": 0, "at_most": 150, "whole": True},
        "place": {"kind": "choice", "options": [{"id": f"place_{number}"} for number in range(300)]},
    },
    step=[
        {"id": "men", "answer": "people"},
        {"id": "women", "answer": "people"},
        {"id": "where", "answer": "place"},
        {"id": "b", "answer": "maybe"},
    ],
    result=[
        {"id": "people", "rule": "sum", "uses": ["men", "women"]},
        {"id": "worst", "rule": "worst_of", "uses": ["b"]},
        {"id": "said", "rule": "count", "where": "known", "uses": ["people", "b", "where"]},
    ],
)
MEASURED = made(
    answer={"share": {"kind": "number"}},
    indicator=[
        {
            "id": "worst",
            "rule": "worst_of",
            "subindicator": [{"id": "a", "answer": "maybe"}, {"id": "b", "answer": "maybe"}],
        }
    ],
    step=[{"id": "measured", "answer": "share"}],
)
ALL = {"reasons told apart": TOLD_APART, "a gate": BEHIND_A_GATE, "many letters": WIDE, "nad": ik.load("nad")}


def short(framework: Framework) -> Walks:
    """The walks of a framework without formulas."""
    found = walks(plan(framework))
    assert found is not None
    return found


def drawn(framework: Framework, number: int) -> list[tuple[list[int], list[int]]]:
    """Some cases, as codes and reasons of answers."""
    rng = random.Random(number)
    leaves = plan(framework).leaves
    cases = []
    for _ in range(number):
        codes = [rng.choice([*range(len(leaf.values) + 1), leaf.missing]) for leaf in leaves]
        gaps = zip(codes, leaves, strict=True)
        reasons = [rng.randint(1, len(leaf.reasons)) if code == leaf.missing else 0 for code, leaf in gaps]
        cases.append((codes, reasons))
    return cases


def slowly(framework: Framework, codes: Sequence[int], reasons: Sequence[int]) -> tuple[list[int], list[int]]:
    """The codes and reasons of all places, walked from code to code."""
    everything = list(codes)
    why = run(prepare(plan(framework)), everything, reasons)
    return everything, [*reasons, *why]


@pytest.mark.parametrize("framework", ALL.values(), ids=ALL)
def test_one_case_comes_out_as_it_does_from_code_to_code(framework: Framework) -> None:
    for codes, reasons in drawn(framework, 40):
        marks = [code + reason for code, reason in zip(codes, reasons, strict=True)]
        short(framework).rows.walk(marks)
        found = short(framework).situation(marks)
        assert (list(found.codes), list(found.reasons)) == slowly(framework, codes, reasons)


@pytest.mark.parametrize("framework", ALL.values(), ids=ALL)
@pytest.mark.parametrize("number", [0, 1, 50])
@pytest.mark.parametrize("packed", [bytes, list], ids=["bytes", "lists"])
def test_some_cases_at_once_come_out_as_each_alone(framework: Framework, number: int, packed: type) -> None:
    here, cases = short(framework), drawn(framework, number)
    given = [[[case[which][place] for case in cases] for which in (0, 1)] for place in range(len(here.plan.leaves))]
    columns = [
        here.joined(place, *(packed(each) if here.splits[place] is not None else each for each in both))
        for place, both in enumerate(given)
    ]
    here.walk_together(columns)
    wanted = [slowly(framework, *case) for case in cases]
    for place, column in enumerate(columns):
        codes, reasons = here.split(place, column)
        assert codes == [case[0][place] for case in wanted]
        assert reasons == [case[1][place] for case in wanted]


def test_what_does_not_fit_in_a_byte_is_looked_up_case_by_case() -> None:
    here = short(WIDE)
    packed = [[layer.packed is not None for layer in step] for step in here.columns]
    names = [*(leaf.id for leaf in here.plan.leaves), *(step.id for step in here.plan.steps)]
    assert [name for name, split in zip(names, here.splits, strict=True) if split is None] == ["where", "people"]
    assert packed == [[True, False], [True], [False, True, False]]


def test_of_a_table_that_fits_what_comes_out_may_be_more_than_a_byte() -> None:
    """Of 249 options a question has 256 marks, and so has the table; that the input does not apply is mark 256."""
    points = [{"id": f"o{number}", "points": number} for number in range(249)]
    options = [*points, {"id": "na", "not_applicable": True}]
    here = short(
        made(
            answer={"many": {"kind": "choice", "options": options}},
            step=[{"id": "a", "answer": "many"}],
            result=[{"id": "node", "rule": "sum", "uses": ["a"], "not_applicable": "grey"}],
        )
    )
    marks = [bytes(range(256))]
    here.walk_together(marks)
    assert (len(here.columns[0][0].table[0]), marks[1][249]) == (256, 256)
    codes, reasons = here.split(1, marks[1])
    assert [codes[249], reasons[249]] == [each[1] for each in slowly(here.plan.framework, [249], [0])]


def test_states_are_bytes_as_long_as_they_fit() -> None:
    stays = Columned(0, (tuple(range(300)),), 300, None)
    assert stays.after(None, [3, 255]) == bytes([3, 255])
    assert stays.after(None, [3, 256]) == [3, 256]
    assert stays.after(None, []) == b""


def test_where_a_formula_computes_there_is_no_short_way() -> None:
    sums = made(
        answer={"number": {"kind": "number"}},
        step=[{"id": "a", "answer": "number"}, {"id": "b", "answer": "number"}],
        result=[{"id": "sum", "rule": "sum", "uses": ["a", "b"]}],
    )
    assert walks(plan(sums)) is None


def test_a_measured_answer_that_no_formula_reads_keeps_its_number() -> None:
    here = short(MEASURED)
    marks = [0, 0, 0]
    here.rows.walk(marks)
    found = here.situation(marks, [None, None, 12.5])
    assert found.numbers is not None
    assert [each.value if each is not None else None for each in found.numbers.near] == [None, None, 12.5, None]
    assert len(found.numbers.ends) == 4
    assert here.situation(marks).numbers is None, "where none was answered there is none to keep"


def test_rows_that_say_the_same_are_one() -> None:
    worst = {"rule": "worst_of", "missing": "leave_out"}
    here = short(
        made(
            step=[{"id": id_, "answer": "maybe"} for id_ in "abcdef"],
            result=[{"id": "one", **worst, "uses": ["a", "b"]}, {"id": "other", **worst, "uses": ["e", "f"]}],
        )
    )
    (((one, other), *_),) = here.rows.depths
    assert one[1] is other[1]
    assert (one[2:], other[2:]) == ((0, 1), (4, 5))


def test_steps_are_walked_by_how_many_inputs_they_have() -> None:
    steps = [{"id": id_, "answer": "maybe"} for id_ in "abcdef"]
    uses = ["f", "ab", "abc", "abcd", "abcde", "abcdef"]
    results = [{"id": f"of_{len(each)}", "rule": "worst_of", "uses": [*each]} for each in uses]
    (found,) = short(made(step=steps, result=results)).rows.depths
    assert [len(each) for each in found] == [1, 1, 1, 3]


def test_the_walks_are_made_once() -> None:
    assert short(TOLD_APART) is short(TOLD_APART)
