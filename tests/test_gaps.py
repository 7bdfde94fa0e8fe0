"""What each missing policy does, and what happens to inputs that do not apply."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest

from indicatorkit.diagram import build
from indicatorkit.gaps import blamed, machine
from indicatorkit.gaps.deciding import _any_of
from indicatorkit.machines import weight
from indicatorkit.values import (
    DOES_NOT_APPLY,
    MISSING,
    Drawn,
    Grey,
    Input,
    Interval,
    Letter,
    Node,
    NodeReason,
    Outcome,
    Role,
    Value,
    missing_for,
)

from .nodes import BANDS, PROGRESS, feeding, guarding, rule, said, stand_in

NO, PARTLY, DONE = Value(level=0), Value(level=1), Value(level=2)
MISSING_INPUTS = Grey(NodeReason.MISSING_INPUTS)
TOO_LITTLE_KNOWN = Grey(NodeReason.TOO_LITTLE_KNOWN)
UNDECIDED = Grey(NodeReason.UNDECIDED)
NOT_APPLICABLE = Grey(NodeReason.INPUT_NOT_APPLICABLE)


def number(of: int | str) -> Value:
    return Value(number=Fraction(of))


def worst(case: str, **fields: Any) -> Outcome:
    """The worst of as many inputs as there are words."""
    return of("worst_of", case, **fields)


def of(kind: str, case: str, **fields: Any) -> Outcome:
    made = rule(kind, **fields)
    return said(made, feeding(made, *"abcdef"[: len(case.split())]), case)


# ---------------------------------------------------------------------------------------------------------------- grey


def test_unless_the_author_says_otherwise_one_gap_makes_a_node_grey() -> None:
    assert worst("done no") == NO
    assert worst("done missing") == MISSING_INPUTS
    assert worst("missing no") == MISSING_INPUTS


@pytest.mark.parametrize("missing", ["grey", "leave_out", "grey_unless_decided", {"counts_as": "no"}], ids=str)
def test_what_does_not_apply_is_left_out_under_every_policy(missing: Any) -> None:
    assert worst("done not_applicable", missing=missing) == DONE


@pytest.mark.parametrize("missing", ["grey", "leave_out", "grey_unless_decided", {"counts_as": "no"}], ids=str)
def test_when_nothing_applies_the_node_does_not_apply_under_every_policy(missing: Any) -> None:
    assert worst("not_applicable not_applicable", missing=missing) == DOES_NOT_APPLY


# ----------------------------------------------------------------------------------------------------------- leave_out


def test_leave_out_goes_by_what_is_known() -> None:
    assert worst("done missing", missing="leave_out") == DONE


def test_leave_out_needs_at_least_one() -> None:
    assert worst("missing missing", missing="leave_out") == TOO_LITTLE_KNOWN
    assert worst("missing not_applicable", missing="leave_out") == TOO_LITTLE_KNOWN


def test_enough_may_be_a_count() -> None:
    at_least_two = {"missing": "leave_out", "known_at_least": 2}
    assert worst("done done missing", **at_least_two) == DONE
    assert worst("done missing missing", **at_least_two) == TOO_LITTLE_KNOWN


def test_a_count_never_asks_for_more_than_apply() -> None:
    at_least_two = {"missing": "leave_out", "known_at_least": 2}
    assert worst("done not_applicable not_applicable", **at_least_two) == DONE
    assert worst("missing not_applicable not_applicable", **at_least_two) == TOO_LITTLE_KNOWN


def test_enough_may_be_a_share_of_what_applies() -> None:
    half = {"missing": "leave_out", "known_share_at_least": "1/2"}
    assert worst("done missing", **half) == DONE
    assert worst("done missing missing", **half) == TOO_LITTLE_KNOWN
    assert worst("done missing not_applicable", **half) == DONE


def test_enough_may_be_a_share_of_the_weight() -> None:
    made = rule("worst_of", missing="leave_out", known_weight_at_least="3/4")
    light, heavy = feeding(made, "a", "b")
    inputs = (light, replace(heavy, weight=Fraction(3)))
    assert said(made, inputs, "missing done") == DONE
    assert said(made, inputs, "done missing") == TOO_LITTLE_KNOWN
    assert said(made, inputs, "done not_applicable") == DONE


def test_enough_may_be_a_limit_to_the_gaps() -> None:
    one_gap = {"missing": "leave_out", "missing_at_most": 1}
    assert worst("done done missing", **one_gap) == DONE
    assert worst("done missing missing", **one_gap) == TOO_LITTLE_KNOWN


def test_all_that_is_stated_must_be_met() -> None:
    both = {"missing": "leave_out", "known_at_least": 1, "known_share_at_least": "2/3"}
    assert worst("done missing", **both) == TOO_LITTLE_KNOWN
    assert worst("done done missing", **both) == DONE


# -------------------------------------------------------------------------------------------------- grey_unless_decided


def test_unless_decided_is_grey_only_when_a_gap_can_still_change_the_outcome() -> None:
    assert worst("no missing", missing="grey_unless_decided") == NO
    assert worst("done missing", missing="grey_unless_decided") == UNDECIDED


def test_a_gap_may_turn_out_not_to_apply() -> None:
    """If the gap were any level the node would have one; but it may not apply, and then nothing is left."""
    assert worst("missing", missing="grey_unless_decided") == UNDECIDED
    one_level = rule("worst_of", missing="grey_unless_decided")
    (child,) = feeding(one_level, "a")
    only_done = replace(child, letters=child.letters[2:])
    assert said(one_level, [only_done], "missing") == UNDECIDED
    always_applies = replace(child, letters=(child.letters[2], child.letters[4]))
    assert said(one_level, [always_applies], "missing") == DONE


def test_every_combination_of_gaps_is_tried() -> None:
    """Three inputs: the decided outcome is the one that all completions share."""
    words = ("no", "partly", "done", "not_applicable", "missing")
    for case in product(words, repeat=3):
        completions = product(*(words[:4] if word == "missing" else (word,) for word in case))
        outcomes = {worst(" ".join(each)) for each in completions}
        expected = outcomes.pop() if len(outcomes) == 1 else UNDECIDED
        assert worst(" ".join(case), missing="grey_unless_decided") == expected


def test_with_bands_the_level_may_be_decided_while_the_number_is_not() -> None:
    banded = {"missing": "grey_unless_decided", "bands": BANDS}
    assert of("sum", "done done done", **banded) == Value(level=2, number=Fraction(6))
    assert of("sum", "done done missing", **banded) == Value(level=2, number_open=True)  # 4, 5 or 6
    assert of("sum", "done missing missing", **banded) == UNDECIDED


def test_without_bands_an_undecided_number_is_grey() -> None:
    assert of("sum", "done done missing", missing="grey_unless_decided") == UNDECIDED


def test_a_level_or_nothing_is_not_decided_with_bands_either() -> None:
    assert of("sum", "missing", missing="grey_unless_decided", bands=BANDS) == UNDECIDED


def test_an_input_that_can_only_be_grey_leaves_it_undecided_unless_something_comes_before_gaps() -> None:
    never_known = feeding(rule("worst_of", missing="grey_unless_decided"), "a", "b")
    b = replace(never_known[1], letters=never_known[1].letters[4:])
    for not_applicable, when_a_does_not_apply in (("leave_out", UNDECIDED), ("grey", NOT_APPLICABLE)):
        made = rule("worst_of", missing="grey_unless_decided", not_applicable=not_applicable)
        assert said(made, (never_known[0], b), "no missing") == UNDECIDED
        assert said(made, (never_known[0], b), "not_applicable missing") == when_a_does_not_apply


def test_it_is_certain_that_an_input_does_not_apply_which_can_be_nothing_else() -> None:
    made = rule("worst_of", missing="grey_unless_decided", not_applicable="grey")
    a, b = feeding(made, "a", "b")
    never_known, never_applies = replace(a, letters=a.letters[4:]), replace(b, letters=b.letters[3:])
    assert said(made, (never_known, never_applies), "missing missing") == NOT_APPLICABLE
    assert said(made, (never_known, b), "missing missing") == UNDECIDED


def test_a_column_that_can_only_be_grey_leaves_a_table_undecided() -> None:
    rows = [{"when": {"a": "done"}, "then": "done"}, {"when": {"a": "not_applicable"}, "then": "no"}]
    made = rule("table", missing="grey_unless_decided", rows=rows, otherwise="partly")
    (a,) = feeding(made, "a")
    assert said(made, [replace(a, letters=a.letters[4:])], "missing") == UNDECIDED


def test_a_row_that_would_hand_on_what_can_only_be_grey_is_not_asked_what_comes_out() -> None:
    rows = [{"when": {"b": "done"}, "then": {"same_as": "a"}}]
    made = rule("table", missing="grey_unless_decided", rows=rows, otherwise="no")
    a, b = feeding(made, "a", "b")
    inputs = [replace(a, letters=a.letters[4:]), b]
    assert said(made, inputs, "missing done") == said(made, inputs, "missing missing") == UNDECIDED


def test_a_guard_that_can_only_be_grey_leaves_it_undecided_unless_nothing_applies() -> None:
    made = rule("worst_of", missing="grey_unless_decided", limits=[{"at_best": "partly", "when": {"guard": "no"}}])
    (guard,) = guarding("guard", after=1)
    inputs = (*feeding(made, "a"), replace(guard, letters=guard.letters[4:]))
    assert said(made, inputs, "done missing") == UNDECIDED
    assert said(made, inputs, "not_applicable missing") == DOES_NOT_APPLY


def test_what_comes_after_a_guard_that_can_only_be_grey_does_not_decide_it() -> None:
    limits = [{"at_best": "no", "when": {"g": "done"}}, {"at_best": "no", "when": {"h": "done"}}]
    made = rule("worst_of", missing="grey_unless_decided", limits=limits)
    g, h = guarding("g", "h", after=1)
    inputs = (*feeding(made, "a"), replace(g, letters=g.letters[4:]), h)
    assert said(made, inputs, "partly missing partly") == UNDECIDED
    assert said(made, inputs, "not_applicable missing partly") == DOES_NOT_APPLY


@pytest.mark.parametrize("drawn", [None, Drawn(source=0)])
def test_of_a_measured_number_whose_every_cell_has_the_same_level_that_is_decided_and_the_number_open(
    drawn: Drawn | None,
) -> None:
    made = rule("same_as", missing="grey_unless_decided")
    (child,) = feeding(made, "a")
    ten = Fraction(10)
    below, above = Interval(high=ten, high_closed=False), Interval(low=ten)
    cells = [
        Letter(word, level=2, interval=cell, read=Value(2, interval=cell, drawn=drawn))
        for word, cell in (("<", below), (">", above))
    ]
    assert said(made, [replace(child, letters=(*cells, child.letters[-1]))], "missing") == Value(2, number_open=True)


@pytest.mark.parametrize(("not_applicable", "possible"), [("leave_out", 4), ("grey", 4), ({"counts_as": "no"}, 3)])
def test_a_state_weighs_as_much_as_its_possibilities_whatever_becomes_of_what_does_not_apply(
    not_applicable: Any, possible: int
) -> None:
    made = rule("worst_of", missing="grey_unless_decided", not_applicable=not_applicable)
    inputs = feeding(made, "a", "b")
    whole = machine(made, Node("node", inputs, PROGRESS), stand_in(made))
    assert weight(whole, whole.step(whole.start(), inputs[0], MISSING)) == possible
    assert weight(whole, whole.step(whole.start(), inputs[0], inputs[0].letters[-2])) == 1


def test_classes_are_told_apart_by_their_words() -> None:
    made = rule("same_as", missing="grey_unless_decided")
    (child,) = feeding(made, "a")
    red, blue = (Letter(word, read=Value(word=word)) for word in ("red", "blue"))
    assert said(made, [replace(child, letters=(red, blue, child.letters[-1]))], "missing") == UNDECIDED
    assert said(made, [replace(child, letters=(red, child.letters[-1]))], "missing") == Value(word="red")
    of_one_level = [replace(each, level=2, read=Value(2, word=each.word)) for each in (red, blue)]
    assert said(made, [replace(child, letters=(*of_one_level, child.letters[-1]))], "missing") == DONE


def test_of_numbers_that_are_still_open_all_limits_are_kept() -> None:
    one, other = (Drawn(limits=frozenset([(place,)])) for place in (0, 1))
    assert _any_of([one, other]) == Drawn(limits=frozenset([(0,), (1,)]), is_open=True)


# ----------------------------------------------------------------------------------------------------------- counts_as


def test_a_gap_may_count_as_a_level_or_a_number() -> None:
    assert worst("done missing", missing={"counts_as": "partly", "because": "we assume half"}) == PARTLY
    assert of("sum", "done missing", missing={"counts_as": 1}) == number(3)


def test_what_does_not_apply_may_count_as_something_too() -> None:
    assert worst("done not_applicable", not_applicable={"counts_as": "no"}) == NO
    assert worst("not_applicable", not_applicable={"counts_as": "no"}) == NO
    both = {"missing": {"counts_as": "partly"}, "not_applicable": {"counts_as": "done"}}
    assert worst("missing not_applicable", **both) == PARTLY


def test_what_does_not_apply_counts_as_something_before_gaps_are_completed() -> None:
    as_no = {"missing": "grey_unless_decided", "not_applicable": {"counts_as": "no"}}
    assert worst("missing not_applicable", **as_no) == NO
    assert worst("missing done", **as_no) == UNDECIDED


def test_what_does_not_apply_may_count_where_gaps_are_left_out() -> None:
    assert worst("done not_applicable missing", missing="leave_out", not_applicable={"counts_as": "no"}) == NO


def test_what_reads_no_input_has_nothing_that_could_not_apply() -> None:
    assert said(rule("count", where="done"), [], "") == number(0)


def test_what_does_not_apply_may_make_the_node_grey() -> None:
    assert worst("done not_applicable", not_applicable="grey") == NOT_APPLICABLE
    assert worst("not_applicable done", not_applicable="grey") == NOT_APPLICABLE
    assert worst("done done", not_applicable="grey") == DONE


# -------------------------------------------------------------------------------------------------------------- prorate


def test_prorate_raises_the_known_sum_to_what_is_attainable() -> None:
    """Each can add 2: 3 of 4 known points becomes 4.5 of 6."""
    assert of("sum", "done partly missing", missing="prorate") == number("9/2")
    assert of("sum", "done partly done", missing="prorate") == number(5)


def test_prorate_leaves_out_what_does_not_apply() -> None:
    assert of("sum", "done partly not_applicable missing", missing="prorate") == number("9/2")


def test_prorate_of_nothing_known_is_grey() -> None:
    assert of("sum", "missing missing", missing="prorate") == TOO_LITTLE_KNOWN


def test_prorate_goes_by_weight() -> None:
    made = rule("sum", missing="prorate")
    light, heavy = feeding(made, "a", "b")
    assert said(made, (light, replace(heavy, weight=Fraction(3))), "partly missing") == number(4)


def test_prorate_may_be_limited_to_so_many_gaps() -> None:
    one_gap = {"missing": "prorate", "missing_at_most": 1}
    assert of("sum", "done done missing", **one_gap) == number(6)
    assert of("sum", "done missing missing", **one_gap) == TOO_LITTLE_KNOWN


def test_prorate_cannot_raise_what_can_only_be_nought() -> None:
    made = rule("sum", missing="prorate")
    a, b = feeding(made, "a", "b")
    only_nought = replace(a, letters=(a.letters[0], *a.letters[3:]), most=Fraction(0))
    assert said(made, (only_nought, b), "no missing") == TOO_LITTLE_KNOWN
    assert said(made, (only_nought, only_nought), "no no") == number(0)  # nothing is missing, so nothing is raised


def test_prorate_takes_an_input_that_is_always_grey_for_nothing_attainable() -> None:
    made = rule("sum", missing="prorate")
    a, b = feeding(made, "a", "b")
    assert said(made, (a, replace(b, letters=b.letters[4:], most=None)), "done missing") == number(2)


@pytest.mark.parametrize("case", ["done missing", "missing done"])
def test_prorate_says_nothing_where_nobody_knows_what_is_attainable(case: str) -> None:
    made = rule("sum", missing="prorate")
    a, b = feeding(made, "a", "b")
    assert said(made, (replace(a, most=None), b), case) == TOO_LITTLE_KNOWN


def test_prorate_does_not_count_what_only_a_limit_names() -> None:
    made = rule("sum", missing="prorate", limits=[{"at_most": 3, "when": {"guard": "no"}}])
    inputs = (*feeding(made, "a", "b"), *guarding("guard", after=2))
    assert said(made, inputs, "done missing no") == number(3)
    assert said(made, inputs, "done missing done") == number(4)
    assert said(made, inputs, "done missing missing") == MISSING_INPUTS


# ------------------------------------------------------------------------------------- inputs that only a limit names


GUARDED: dict[str, Any] = {"limits": [{"at_best": "partly", "when": {"guard": "no"}}]}


def guarded(case: str, **fields: Any) -> Outcome:
    """The worst of one input, at best partly when the guard says no."""
    made = rule("worst_of", **GUARDED, **fields)
    return said(made, (*feeding(made, "a"), *guarding("guard", after=1)), case)


@pytest.mark.parametrize("missing", ["grey", "leave_out", {"counts_as": "no"}], ids=str)
def test_what_a_limit_needs_is_never_left_out_or_replaced(missing: Any) -> None:
    assert guarded("done done", missing=missing) == DONE
    assert guarded("done no", missing=missing) == PARTLY
    assert guarded("done not_applicable", missing=missing) == DONE
    assert guarded("done missing", missing=missing) == MISSING_INPUTS


def test_what_a_limit_needs_is_completed_under_unless_decided() -> None:
    assert guarded("done missing", missing="grey_unless_decided") == UNDECIDED
    assert guarded("no missing", missing="grey_unless_decided") == NO


def test_what_a_limit_needs_does_not_make_the_node_apply() -> None:
    assert guarded("not_applicable done") == DOES_NOT_APPLY


# --------------------------------------------------------------------------------------------- gaps that a row reads


def test_a_gap_that_a_row_reads_is_an_answer_under_every_policy() -> None:
    for missing in ("grey", "grey_unless_decided", {"counts_as": "no"}):
        made = rule("table", missing=missing, rows=[{"when": {"a": "missing"}, "then": "partly"}], otherwise="done")
        (a,) = feeding(made, "a", explicit=True)
        assert said(made, [a], "missing") == PARTLY
        assert said(made, [a], "no") == DONE


def test_what_does_not_apply_is_replaced_in_a_column_that_reads_gaps_too() -> None:
    made = rule(
        "table",
        not_applicable={"counts_as": "no"},
        rows=[{"when": {"a": "missing"}, "then": "partly"}, {"when": {"a": "no"}, "then": "no"}],
        otherwise="done",
    )
    (a,) = feeding(made, "a", explicit=True)
    assert said(made, [a], "not_applicable") == NO


def test_what_a_row_calls_not_applicable_is_not_left_out() -> None:
    made = rule("table", rows=[{"when": {"a": "not_applicable"}, "then": "partly"}], otherwise="done")
    (a,) = feeding(made, "a", explicit_not_applicable=True)
    assert said(made, [a], "not_applicable") == PARTLY


# ------------------------------------------------------------------------------------------------------ who is to blame


def child(*roles: Role, **more: bool) -> Input:
    return Input(0, "a", (missing_for("x", "unknown"),), roles=frozenset(roles), **more)


FEEDS, GUARDS, GATES, HANDED = child(Role.RULE), child(Role.LIMIT), child(Role.GATE), child(Role.THEN)
READ, READ_BY_A_LIMIT = child(Role.RULE, explicit=True), child(Role.LIMIT, explicit_in_limits=True)


@pytest.mark.parametrize(
    ("missing", "reason", "guilty"),
    [
        ("grey", NodeReason.MISSING_INPUTS, [FEEDS, GUARDS]),
        ("leave_out", NodeReason.MISSING_INPUTS, [GUARDS]),
        ({"counts_as": "no"}, NodeReason.MISSING_INPUTS, [GUARDS]),
        ("grey_unless_decided", NodeReason.MISSING_INPUTS, []),
        ("leave_out", NodeReason.TOO_LITTLE_KNOWN, [FEEDS]),
        ("grey_unless_decided", NodeReason.UNDECIDED, [FEEDS, GUARDS]),
        ("grey", NodeReason.APPLICABILITY_UNKNOWN, [GATES]),
        ("grey", NodeReason.NO_ROW, [READ]),
        ("grey", NodeReason.SAYS_SO, [READ]),
        ("grey", NodeReason.INPUT_NOT_APPLICABLE, []),
        ("grey", NodeReason.CANNOT_COMPUTE, []),
    ],
)
def test_a_missing_input_is_to_blame_for_what_its_gap_can_do(
    missing: Any, reason: NodeReason, guilty: list[Input]
) -> None:
    made = rule("worst_of", missing=missing)
    assert [
        each for each in (FEEDS, GUARDS, GATES, HANDED, READ, READ_BY_A_LIMIT) if blamed(made, reason, each)
    ] == guilty


@pytest.mark.parametrize("not_applicable", ["leave_out", "grey", {"counts_as": "no"}], ids=str)
def test_all_completions_of_twenty_inputs_are_compiled(not_applicable: Any) -> None:
    """Of a median there are thousands of sets of possibilities, and few that anybody tells apart."""
    made = rule("median_of", missing="grey_unless_decided", not_applicable=not_applicable)
    inputs = feeding(made, *(f"i{place}" for place in range(20)))
    whole = machine(made, Node("node", inputs, PROGRESS), stand_in(made))
    diagram, draw = build(whole, inputs), Random(0)
    for _ in range(30):
        word = [draw.randrange(len(child.letters)) for child in inputs]
        state = whole.start()
        for child, letter in zip(inputs, word, strict=True):
            state = whole.step(state, child, child.letters[letter])
        assert diagram.walk(word) == whole.finish(state)
