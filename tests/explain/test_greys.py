"""All that is grey in one case: why, what holds it, what to ask, and what it can become."""

from typing import Any

from indicatorkit.explain.greys import GreyCell, grey_cells
from indicatorkit.explain.inquiry import Inquiry
from tests.loading import made, scored

FRAMEWORK = made(
    step=[
        *({"id": each, "answer": "maybe"} for each in "abc"),
        {"id": "law", "answer": "fact"},
        {"id": "gated", "answer": "maybe", "applies_if": {"law": "yes"}},
    ],
    result=[
        {"id": "strict", "rule": "worst_of", "uses": ["a", "b", "c"]},
        {"id": "loose", "rule": "worst_of", "uses": ["a", "b", "c"], "missing": "leave_out"},
        {"id": "unless_decided", "rule": "worst_of", "uses": ["a", "b"], "missing": "grey_unless_decided"},
    ],
)


def cells(*nodes: str, **answers: Any) -> dict[str, GreyCell]:
    """The grey cells among these nodes (all, when none is named), by node."""
    here = scored(FRAMEWORK, **answers)
    return {cell.node: cell for cell in grey_cells(Inquiry(here), nodes or here.plan.results)}


def possible(cell: GreyCell) -> list[str]:
    return [letter.word for letter in cell.possible.values]


def test_only_what_is_grey_has_a_cell_in_the_order_that_is_asked_for() -> None:
    assert list(cells(a="green")) == ["b", "c", "law", "gated", "strict", "unless_decided"]
    assert list(cells("strict", "loose", "b", a="green")) == ["strict", "b"]
    assert cells("a", "loose", a="green") == {}


def test_a_computed_cell_has_its_own_reason_and_the_most_telling_one_below_it() -> None:
    cell = cells(a="green", b="secret")["strict"]
    assert (cell.reason, cell.leads_with) == ("missing_inputs", "secret")


def test_a_question_has_why_its_answer_is_missing() -> None:
    assert (cells(b="secret")["b"].reason, cells(b="secret")["b"].leads_with) == ("secret", "secret")
    assert (cells()["gated"].reason, cells()["gated"].leads_with) == ("applicability_unknown", "not_supplied")


def test_what_is_grey_and_blames_no_answer_leads_with_nothing() -> None:
    framework = made(
        step=[{"id": "a", "answer": "maybe"}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a"], "not_applicable": "grey"}],
    )
    (cell,) = grey_cells(Inquiry(scored(framework, a="na")), ["node"])
    assert (cell.leads_with, cell.blocking) == ("", ())


def test_blocking_are_the_open_questions_that_have_to_do_with_it() -> None:
    assert cells(a="green")["strict"].blocking == ("b", "c")
    assert cells()["gated"].blocking == ("law", "gated")


def test_to_ask_is_a_cheapest_set_that_surely_ends_it_if_there_is_one() -> None:
    asked = cells(a="green")["strict"].ask
    assert asked is not None and asked.first() == ("b", "c")
    assert cells(a="green", b="secret")["strict"].ask is None


def test_what_it_can_become_is_there_from_the_worst() -> None:
    assert possible(cells(a="yellow")["strict"]) == ["red", "yellow"]


def test_a_grey_that_is_decided_already_says_what_it_becomes() -> None:
    decided = cells(a="red")["strict"].decided
    assert decided is not None and decided.word == "red"
    assert cells(a="yellow")["strict"].decided is None
