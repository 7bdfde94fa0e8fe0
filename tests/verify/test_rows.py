"""Facts of rows, held against all cases written out: what each row says there, read off with all answers in view."""

from collections.abc import Iterator
from itertools import combinations, product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.conditions import after, holds, unguarded
from indicatorkit.diagram import TooLarge, build
from indicatorkit.plan import Step, plan
from indicatorkit.values import Letter
from indicatorkit.verify import rows as checking
from indicatorkit.verify.fact import Fact
from indicatorkit.verify.rows import of_rows
from tests.loading import made

QUESTIONS = [
    {"id": "a", "answer": "light"},
    {"id": "b", "answer": "light"},
    {"id": "maybe", "answer": "maybe"},
    {"id": "law", "answer": "fact"},
]
USES = [each["id"] for each in QUESTIONS]
CELLS = {
    "a": ["red", ["red", "yellow"], {"at_worst": "yellow"}],
    "b": ["green", ["red", "green"], {"at_best": "yellow"}],
    "maybe": ["red", "known", "not_applicable", "missing", ["green", "missing:confidential"], ["yellow", "green"]],
    "law": ["yes", "no"],
}
AMONG = [
    {"count": "red", "at_least": 2},
    {"any": "green"},
    {"all": ["red", "yellow", "yes", "not_applicable"]},
    {"none": "red"},
    {"share": "green", "at_least": "1/2"},
]


def a_table(draw: Random) -> dict[str, Any]:
    """A table of a few rows over four questions, one of which may be missing in two ways or not apply."""
    drawn = [{"when": a_row(draw), "then": draw.choice(["red", "yellow"])} for _ in range(draw.randint(1, 4))]
    first = {"when": {"maybe": draw.choice([["not_applicable", "red"], ["not_applicable", "missing"]])}, "then": "red"}
    found = {"rows": [*drawn, first], "hit": draw.choice(["first", "unique"])}
    return found | ({"otherwise": "green"} if draw.random() < 0.4 else {})


def a_row(draw: Random) -> dict[str, Any]:
    """Demands on some inputs; now and then all inputs together, or a choice."""
    plain = {item: draw.choice(cells) for item, cells in CELLS.items() if draw.random() < 0.45}
    if draw.random() < 0.2:
        return plain | draw.choice(AMONG)
    if draw.random() < 0.15:
        return {"any_of": [{item: draw.choice(CELLS[item])} for item in draw.sample(USES, 2)]} | plain
    return plain or {"law": "yes"}


def the_step(**rule: Any) -> Step:
    """The step of one node."""
    framework = made(step=QUESTIONS, result=[{"id": "node", "scale": "light", "uses": USES, **rule}])
    return next(each for each in plan(framework).steps if each.id == "node")


def cases(step: Step, bare: int | None = None) -> Iterator[tuple[tuple[Letter, ...], list[int]]]:
    """Every case in which something applies, with the rows that hold; gaps only where a row reads them."""
    rule, node = step.rule, step.node
    asked_of = list(rule.asked(node))
    if bare is not None:
        asked_of[bare] = unguarded(asked_of[bare])
    menus = [[each for each in child.letters if child.explicit or not each.is_missing] for child in node.inputs]
    for word in product(*menus):
        read = [
            (child, letter)
            for child, letter in zip(node.inputs, word, strict=True)
            if child.feeds_rule() and (letter.applies or child.explicit_not_applicable)
        ]
        if read:
            yield word, [row for row, asked in enumerate(asked_of) if _holds(asked, read)]


def _holds(condition: Any, read: list[Any]) -> bool:
    for child, letter in read:
        condition = after(condition, child, letter, counted=child.is_counted())
    return holds(condition)


def written_out(step: Step) -> Iterator[Fact]:
    """What all cases together say of the rows."""
    found = list(cases(step))
    written = range(len(step.rule.outcomes_written()))

    def fact(code: str, word: tuple[Letter, ...] = (), **more: Any) -> Fact:
        case = tuple((child.id, each.word) for child, each in zip(step.node.inputs, word, strict=bool(word)))
        return Fact(code, "node", "rows", case=case, **more)

    if gaps := [word for word, held in found if not held and not any(letter.is_missing for letter in word)]:
        yield fact("table-gap", gaps[0])
    for one, other in combinations(written, 2) if getattr(step.rule, "hit", "first") == "unique" else ():
        if both := [word for word, held in found if one in held and other in held]:
            yield fact("rows-overlap", both[0], row=other, other=one)
    deciding = {held[0] for _, held in found if held}
    for row in written:
        before = sorted({held[0] for _, held in found if row in held})
        if row not in deciding and before:
            code = "row-shadowed-when-known" if row in _deciding_with_gaps(step, row) else "row-shadowed"
            yield fact(code, row=row, other=before[0], what=", ".join(str(each + 1) for each in before))
        elif row not in deciding:
            yield fact("row-impossible", row=row)


def _deciding_with_gaps(step: Step, row: int) -> set[int]:
    """The rows that are first somewhere, if this one made no demands of what it does not name."""
    return {held[0] for _, held in cases(step, bare=row) if held}


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_said_of_rows_is_what_all_cases_say(draw: Random) -> None:
    step = the_step(rule="table", **a_table(draw))
    assert list(of_rows(step)) == list(written_out(step))


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_where_each_row_has_a_level_of_its_own_the_diagram_of_the_node_tells_the_first_row(draw: Random) -> None:
    levels = draw.sample(["red", "yellow", "green"], 3)
    rows = [{"when": a_row(draw), "then": each} for each in levels[1:]]
    rows.append({"when": {"maybe": ["not_applicable", draw.choice(["missing", "red"])]}, "then": levels[0]})
    policy = draw.choice(["grey", "grey_unless_decided", {"counts_as": "red", "because": "so"}])
    limits = draw.choice([[], [], [{"at_worst": "yellow", "when": {"a": "red"}}]])
    of_none = draw.choice(["leave_out", "grey"])
    step = the_step(rule="table", rows=rows, missing=policy, not_applicable=of_none, limits=limits)
    checked = checking._Checked(step)
    written = build(checked._whole(checked.begin, all_rows=False), checked.inputs)
    assert (checked._told() is None) == (policy == "grey_unless_decided" or bool(limits))
    assert checked.first == written


def test_two_rows_that_count_may_hold_together() -> None:
    counting = [
        {"when": {"count": "red", "at_least": 1}, "then": "red"},
        {"when": {"count": "green", "at_least": 1}, "then": "green"},
    ]
    step = the_step(rule="table", rows=counting, hit="unique", otherwise="yellow", uses=["a", "b"])
    assert list(of_rows(step)) == list(written_out(step))
    (overlap,) = of_rows(step)
    assert overlap.case == (("a", "red"), ("b", "green"))


@pytest.mark.parametrize("word", ["grey", {"counts_as": "red"}])
def test_what_does_not_apply_and_never_gets_to_the_rows_is_no_gap(word: Any) -> None:
    """The author says what becomes of it: no row has to."""
    row = {"when": {"maybe": ["red", "yellow", "green"]}, "then": "red"}
    assert list(of_rows(the_step(rule="table", rows=[row], uses=["maybe"], not_applicable=word))) == []


def test_a_row_that_gaps_leave_nothing_is_not_said_to_be_taken_by_those_above_it() -> None:
    """A green and a gap would fit it, were it not that a gap fits no row that names none."""
    rows = [
        {"when": {"any": "red"}, "then": "red"},
        {"when": {"all": "green"}, "then": "green"},
        {"when": [{"none": "yellow"}, {"count": "green", "at_least": 1}], "then": "green"},
        {"when": {"any": "missing"}, "then": "grey"},
    ]
    step = the_step(rule="table", rows=rows, otherwise="yellow", uses=["a", "b"])
    assert [(each.code, each.row, each.what) for each in of_rows(step)] == [("row-shadowed-when-known", 2, "1, 2")]
    rows[2]["when"] = {"all": "green"}
    step = the_step(rule="table", rows=rows, otherwise="yellow", uses=["a", "b"])
    assert [(each.code, each.row) for each in of_rows(step)] == [("row-shadowed", 2)]


def test_looking_for_overlaps_ends_after_so_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_STEPS", 3)
    counting = [{"when": {"count": each, "at_least": 1}, "then": "red"} for each in ("red", "green")]
    step = the_step(rule="table", rows=counting, hit="unique", otherwise="yellow", uses=["a", "b"])
    with pytest.raises(TooLarge):
        list(of_rows(step))
