"""The brute force on cases small enough to follow by hand: every notion of an explanation, as an example."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from tests.brute import Brute, TooMany
from tests.explaining import cases
from tests.loading import made, scored
from tests.notions import GREY, Best, Sets, hitting

pytestmark = pytest.mark.no_cover  # this tries a tool of the tests

ANSWERS = {
    "secret": {"kind": "level", "scale": "light", "options": [{"id": "secret", "missing": "confidential"}]},
    "weeks": {
        "kind": "number",
        "bands": {"scale": "light", "rows": [{"level": "green", "at_most": 2}, {"level": "red"}]},
    },
}
SECRET = [{"id": "a", "answer": "secret"}]
LIGHTS = [{"id": each, "answer": "light"} for each in "abc"]  # each red, yellow or green
WORST = {"rule": "worst_of"}
IF_DECIDED = {"rule": "worst_of", "missing": "grey_unless_decided"}
TWO_KNOWN = {"rule": "worst_of", "missing": "leave_out", "known_at_least": 2}


def tried(rule: dict[str, Any], *, uses: str = "a b c", step: Any = LIGHTS, **answers: str) -> Brute:
    """What there is to try about a node over a, b and c; what is not answered is not supplied."""
    framework = made(answer=ANSWERS, step=step, result=[{"id": "node", "uses": uses.split(), **rule}])
    return Brute(scored(framework, **answers), "node")


def lights(**of: dict[str, Any]) -> list[dict[str, Any]]:
    """The same questions with something said of some of them."""
    return [each | of.get(each["id"], {}) for each in LIGHTS]


def sets(*each: str) -> Sets:
    return frozenset(frozenset(ids.split()) for ids in each)


NOTHING = sets("")  # one set, in which nothing is needed
NEVER = sets()  # no set at all


# ------------------------------------------------------------------------------------------------------------ The table


def test_every_question_gets_every_answer_and_none() -> None:
    brute = tried(IF_DECIDED, uses="a b")
    assert brute.questions == ("a", "b")
    assert brute.size == len(brute.outcome) == 4 * 4
    assert sorted(brute.outcome.values()).count("red") == 7  # one of them red: 4 + 4 - 1


def test_what_does_not_reach_the_node_is_left_alone() -> None:
    assert tried(WORST, uses="a b").size == 16
    assert tried(WORST, uses="a").questions == ("a",)


def test_it_gives_up_where_there_is_too_much_to_try() -> None:
    here = tried(WORST).here
    assert Brute(here, "node", most=64).size == 64
    with pytest.raises(TooMany):
        Brute(here, "node", most=63)


def test_what_is_known_of_the_entity_is_never_tried() -> None:
    framework = made(attribute={"coast": {"answer": "fact"}}, step=[{**LIGHTS[0], "applies_if": {"coast": "yes"}}])
    assert Brute(scored(framework, coast="no"), "a").becomes() == {"not_applicable"}
    assert Brute(scored(framework), "a").becomes() == {GREY}


def test_a_gap_stays_for_its_reason_and_a_new_one_is_not_supplied() -> None:
    """The rule says red for a secret and yellow for what is not supplied."""
    rows = [
        {"when": {"a": "missing:confidential"}, "then": "red"},
        {"when": {"a": "missing:not_supplied"}, "then": "yellow"},
    ]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": "green"}
    assert set(tried(table, uses="a", step=SECRET, a="secret").outcome.values()) == {"red", "green"}
    assert set(tried(table, uses="a", step=SECRET, a="green").outcome.values()) == {"yellow", "green"}


def test_a_question_is_shared_when_it_reaches_the_node_along_two_ways() -> None:
    step = [*LIGHTS, {"id": "left", "uses": ["a", "b"], **WORST}, {"id": "right", "uses": ["b", "c"], **WORST}]
    assert tried(WORST, uses="left right", step=step).shared == ("b",)
    gated = [LIGHTS[0], {**LIGHTS[1], "applies_if": {"a": "red"}}]
    assert tried(WORST, uses="b", step=gated).shared == ()
    assert tried(WORST, uses="a b", step=gated).shared == ("a",)


# ------------------------------------------------------------------------------------------- What it can still become


def test_possible_is_what_comes_out_over_all_completions_worst_first() -> None:
    brute = tried({"rule": "worst_of", "missing": "leave_out"}, a="yellow")
    assert brute.is_now == "yellow"
    assert brute.possible() == ("red", "yellow")
    assert (brute.settled(), brute.provisional(), brute.grey_but_decided()) == (False, True, False)


def test_settled_is_known_and_never_anything_else() -> None:
    brute = tried(IF_DECIDED, a="red")
    assert (brute.is_now, brute.possible()) == ("red", ("red",))
    assert (brute.settled(), brute.provisional(), brute.grey_but_decided()) == (True, False, False)


def test_a_node_can_be_grey_though_there_is_only_one_thing_it_can_become() -> None:
    brute = tried(WORST, a="red")
    assert (brute.is_now, brute.possible()) == (GREY, ("red",))
    assert (brute.settled(), brute.provisional(), brute.grey_but_decided()) == (False, False, True)


def test_completions_are_counted_over_the_questions_that_make_a_difference() -> None:
    assert tried(WORST, a="yellow", b="green").counts() == {"red": 1, "yellow": 2}
    assert tried(WORST, a="yellow").counts() == {"red": 5, "yellow": 4}  # of 3 × 3
    assert tried(WORST, a="red").counts() == {"red": 1}  # nothing makes a difference: one completion


def test_a_number_of_chosen_options_counts_for_every_way_to_choose_them() -> None:
    """Of three options and *none of these*: none in 1 way, one in 3, two in 3, three in 1."""
    rows = [{"level": "green", "at_least": 2}, {"level": "yellow", "at_least": 1}, {"level": "red"}]
    options = [{"id": each} for each in ("letter", "visit", "call")] + [{"id": "none_of_these", "alone": True}]
    answers = {"several": {"kind": "several", "options": options, "bands": {"scale": "light", "rows": rows}}}
    framework = made(answer=answers, step=[{"id": "a", "answer": "several"}])
    assert Brute(scored(framework), "a").counts() == {"red": 1, "yellow": 3, "green": 4}


def test_nothing_is_counted_where_a_measured_number_makes_a_difference() -> None:
    step = [LIGHTS[0], {"id": "b", "answer": "weeks"}]
    assert tried(WORST, uses="a b", step=step).counts() is None
    assert tried(WORST, uses="a b", step=step, a="red").counts() == {"red": 1}


# ------------------------------------------------------------------------------------------------- What ends the grey


def test_one_answer_can_end_the_grey_and_all_of_them_surely_do() -> None:
    """One red light decides; only three answers are sure to."""
    brute = tried(IF_DECIDED)
    assert brute.can() == sets("a", "b", "c")
    assert brute.sure() == sets("a b c")
    assert brute.settle() == NEVER
    assert tried(IF_DECIDED, a="green").sure() == sets("b c")


def test_to_settle_is_to_know_beforehand_what_comes_out() -> None:
    brute = tried(WORST, a="red")
    assert brute.can() == brute.sure() == brute.settle() == sets("b c")


def test_for_a_node_that_is_known_nothing_is_needed() -> None:
    brute = tried({"rule": "worst_of", "missing": "leave_out"}, a="yellow")
    assert brute.can() == brute.sure() == brute.settle() == NOTHING
    assert brute.blockers() == NEVER


def test_what_cannot_be_asked_is_in_no_set() -> None:
    """b is never to be asked, c is a secret: only a is left, and it can only end the grey by being red."""
    step = [*lights(b={"askable": False})[:2], {"id": "c", "answer": "maybe"}]
    brute = tried(IF_DECIDED, step=step, c="secret")
    assert (brute.missing, brute.askable) == (("a", "b", "c"), ("a",))
    assert (brute.can(), brute.sure()) == (sets("a"), NEVER)
    assert brute.can_of_all() == sets("a", "b", "c")


def test_an_answer_too_many_can_keep_it_grey() -> None:
    """A red b ends it only as long as a is open, so a and b together do not: more is not always better."""
    rows = [{"when": {"a": "missing", "b": "red"}, "then": "red"}, {"when": {"a": "known"}, "then": "grey"}]
    brute = tried({"rule": "table", "scale": "light", "rows": rows, "otherwise": "green"}, uses="a b")
    assert (brute.can(), brute.sure()) == (sets("b"), NEVER)
    assert brute.reached[frozenset("ab")] == {GREY}
    assert brute.blockers() == sets("b")


def test_blockers_keep_it_grey_and_hit_every_set_that_can_end_it() -> None:
    """Two of three must be known: as long as two are open it stays grey."""
    brute = tried(TWO_KNOWN)
    assert brute.can() == sets("a b", "a c", "b c")
    assert brute.blockers() == hitting(brute.can()) == sets("a b", "a c", "b c")
    assert brute.necessary() == ()
    brute = tried(TWO_KNOWN, a="green")
    assert (brute.can(), brute.blockers()) == (sets("b", "c"), sets("b c"))


def test_a_question_is_necessary_when_it_blocks_alone() -> None:
    assert tried(WORST, a="green").necessary() == ("b", "c")


def test_a_node_that_nothing_can_make_known_is_blocked_by_nothing_at_all() -> None:
    rows = [{"when": {"a": "red"}, "then": "grey"}]
    brute = tried({"rule": "table", "scale": "light", "rows": rows, "otherwise": "green"}, uses="a b", a="red")
    assert (brute.can_of_all(), brute.blockers()) == (NEVER, NOTHING)


# ----------------------------------------------------------------------------------------- One question and the node


def test_irrelevant_to_a_grey_is_what_never_ends_it() -> None:
    """The first row needs a and b; c is read by a row that a = green has passed."""
    rows = [
        {"when": {"a": "green", "b": "green"}, "then": "green"},
        {"when": {"a": "red", "c": "green"}, "then": "yellow"},
    ]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": "red", "missing": "grey_unless_decided"}
    brute = tried(table, a="green")
    assert (brute.can_of_all(), brute.irrelevant()) == (sets("b"), {"c"})


def test_what_may_turn_out_to_be_needed_is_not_irrelevant() -> None:
    """The law may say that nothing is asked; only if it does not, the answer is needed."""
    step = [{"id": "law", "answer": "fact"}, {**LIGHTS[0], "applies_if": {"law": "yes"}}]
    brute = tried(WORST, uses="a", step=step)
    assert (brute.can(), brute.sure()) == (sets("law"), sets("law a"))
    assert brute.irrelevant() == set()


def test_irrelevant_to_a_known_node_is_what_never_changes_it_answered_or_not() -> None:
    brute = tried({"rule": "worst_of", "missing": "leave_out"}, a="red")
    assert (brute.is_now, brute.irrelevant()) == ("red", {"b", "c"})
    brute = tried({"rule": "worst_of", "missing": "leave_out"}, a="yellow")
    assert brute.irrelevant() == set()


def test_responsibility_is_shared_with_the_others_that_are_needed_too() -> None:
    assert tried(TWO_KNOWN).responsibility() == dict.fromkeys("abc", Fraction(1, 2))
    assert tried(TWO_KNOWN, a="green").responsibility() == dict.fromkeys("bc", Fraction(1))
    assert tried(WORST).responsibility() == dict.fromkeys("abc", Fraction(1, 3))
    assert tried(WORST, a="red", b="red", c="red").responsibility() == {}


def test_a_question_that_can_do_nothing_has_no_responsibility() -> None:
    step = [*LIGHTS[:2], {**LIGHTS[2], "applies_if": {"a": "red"}}]
    brute = tried(WORST, step=step, a="green")
    assert brute.responsibility() == {"b": Fraction(1), "c": Fraction(0)}


def test_some_answers_decide_whatever_the_rest_becomes() -> None:
    assert tried(IF_DECIDED, a="green").decides() == {"b": {"red": "red"}, "c": {"red": "red"}}
    everything = {"red": "red", "yellow": "red", "green": "red"}
    assert tried(WORST, a="red").decides() == {"b": everything, "c": everything}


# --------------------------------------------------------------------------------------------------------- Why it is so


def test_one_red_light_is_reason_enough() -> None:
    brute = tried(WORST, a="red", b="green", c="green")
    assert not brute.suffices(["a"], [], [])  # without an answer to b it would be grey
    assert brute.suffices(["a"], ["b", "c"], [])
    assert brute.too_tight(["a"], ["b", "c"], []) == []
    assert brute.too_tight(["a", "b"], ["c"], []) == ["b"]


def test_one_gap_is_reason_enough_to_be_grey() -> None:
    brute = tried(WORST, a="red")
    assert brute.suffices([], [], ["b"])
    assert brute.too_tight([], [], ["b"]) == []
    assert brute.too_tight(["a"], [], ["b"]) == ["a"]
    assert brute.too_tight([], [], ["b", "c"]) == ["b", "c"]  # either, not both


# ------------------------------------------------------------------------------------------------- What may be done


def test_a_change_costs_the_effort_of_the_answers_that_it_takes() -> None:
    """To be yellow, a must change; to be green, b too."""
    brute = tried(WORST, step=lights(a={"effort": 3}), a="red", b="yellow", c="green")
    assert brute.changes() == {"yellow": 3, "green": 4}
    assert brute.with_({"a": "green"}) == "yellow"


def test_a_new_answer_is_a_change_too() -> None:
    assert tried(IF_DECIDED, b="green", c="green").changes() == {"red": 1, "yellow": 1, "green": 1}
    assert tried(IF_DECIDED, c="green").changes() == {"red": 1, "yellow": 2, "green": 2}


def test_what_may_not_be_asked_does_not_change() -> None:
    brute = tried(WORST, step=lights(b={"askable": False}), a="red", b="yellow", c="green")
    assert brute.changes() == {"yellow": 1}


def test_the_next_question_is_the_one_with_the_least_cost_on_average() -> None:
    """Each time one in three is red and ends it: 1 + 2/3 × (1 + 2/3 × 1) questions on average, at most three."""
    assert tried(IF_DECIDED).next_question() == Best(
        frozenset("abc"), average=Fraction(19, 9), worst=frozenset([Fraction(3)])
    )
    brute = tried(IF_DECIDED, step=lights(a={"effort": 2}), c="green")
    assert brute.next_question() == Best(frozenset("b"), average=1 + Fraction(2, 3) * 2, worst=frozenset([Fraction(3)]))


def test_a_known_node_is_asked_about_until_it_is_settled() -> None:
    """Yellow now; a red b settles it, else c has to tell."""
    brute = tried({"rule": "worst_of", "missing": "leave_out"}, a="yellow")
    assert brute.next_question() == Best(frozenset("bc"), average=Fraction(5, 3), worst=frozenset([Fraction(2)]))
    assert tried(IF_DECIDED, a="red").next_question() is None


def test_there_is_no_plan_where_none_is_sure_to_end() -> None:
    step = lights(c={"askable": False})
    assert tried(IF_DECIDED, step=step).can() == sets("a", "b")
    assert tried(IF_DECIDED, step=step).next_question() is None


# -------------------------------------------------------------------------------------- What notions say of each other


def test_notions_that_are_defined_apart_agree_with_each_other() -> None:
    met = 0
    for number in range(80):
        for drawn in cases(Random(f"brute {number}"), most=500):
            brute = drawn.brute
            if brute.is_now != GREY:
                continue
            can, blockers = brute.can_of_all(), brute.blockers()
            assert blockers == hitting(can), str(drawn)
            assert frozenset().union(*blockers) == frozenset().union(*can)
            assert {id for id, share in brute.responsibility().items() if share == 1} >= {
                id for ids in can if len(ids) == 1 for id in ids
            }
            assert all(any(enough <= ids for enough in brute.can()) for ids in brute.sure())
            assert all(any(enough <= ids for enough in brute.sure()) for ids in brute.settle())
            assert brute.next_question() or not brute.sure()  # ask all of them, and it surely ends
            met += 1
    assert met > 80
