"""Which claims explain a node: a few for one sentence, and more for a page. (That they are true, a law tests.)"""

from typing import Any

import pytest

from indicatorkit.engine.situation import Situation
from indicatorkit.explain import claiming
from indicatorkit.explain.claiming import of_any
from indicatorkit.explain.claims import (
    AskFirst,
    AskingDoesNotHelp,
    Because,
    Becomes,
    CanBeEnough,
    Claim,
    Counted,
    Decides,
    DoesNotApply,
    Empty,
    Enough,
    GateFirst,
    GreyButDecided,
    Is,
    Known,
    Lacking,
    Necessary,
    NotNeeded,
    Open,
    Provisional,
    Settled,
    StaysGrey,
    Unanswered,
    WouldBecome,
)
from indicatorkit.explain.families import Keeping
from indicatorkit.explain.why import why
from indicatorkit.folding import forest
from indicatorkit.framework import Framework
from tests.loading import made, scored

from .asked import about

LIGHTS = [{"id": each, "answer": "maybe"} for each in "abc"]


def of(rule: dict[str, Any], *steps: dict[str, Any], **doc: Any) -> Framework:
    return made(
        step=[*LIGHTS, {"id": "law", "answer": "fact"}, *steps],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"], **rule}],
        **doc,
    )


def short(here: Situation, node: str = "node") -> tuple[Claim, ...]:
    return claiming.short(about(here, node)[0], why(here, node))


def long(here: Situation, node: str = "node") -> tuple[Claim, ...]:
    return claiming.long(about(here, node)[0], why(here, node))


def kinds(claims: tuple[Claim, ...]) -> list[type[Claim]]:
    """The kinds of claims in their order, each once."""
    return list(dict.fromkeys(type(each) for each in claims))


def one(kind: type[Any], claims: tuple[Claim, ...]) -> Any:
    """The only claim of a kind."""
    (found,) = [each for each in claims if isinstance(each, kind)]
    return found


STRICT = of({})
UNLESS_DECIDED = of({"missing": "grey_unless_decided"})
LEFT_OUT = of({"missing": "leave_out"})
GATED = of({"applies_if": {"law": "yes"}})
GREY_IF_RED = [{"when": {"a": "red"}, "then": "grey"}]
SAYS_SO = of({"rule": "table", "scale": "light", "uses": ["a"], "rows": GREY_IF_RED, "otherwise": "green",
              "not_applicable": "grey"})  # fmt: skip
GREY_IF_BOTH = {"when": {"a": "red", "b": "red"}, "then": "grey", "nl": "allebei", "en": "both"}
GREY_EITHER_WAY = of({"rule": "table", "scale": "light", "uses": ["a", "b"], "missing": "grey_unless_decided",
                      "rows": [GREY_IF_BOTH, *GREY_IF_RED], "otherwise": "green",
                      "not_applicable": "grey"})  # fmt: skip
TWO_OF_THREE = made(
    step=[{"id": each, "answer": "light"} for each in "abc"],
    result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "c"], "missing": "leave_out", "known_at_least": 2}],
)
ON_THE_COAST = of({"applies_if": {"coast": "yes"}}, attribute={"coast": {"answer": "fact"}})


@pytest.mark.parametrize(
    ("framework", "answers", "in_short", "in_long"),
    [
        # ------------------------------------------------------------------------------------------------------ known
        (STRICT, {"a": "green", "b": "red", "c": "red"}, [Is, Known], [Because, WouldBecome]),
        (LEFT_OUT, {"a": "yellow"}, [Is, Known, Provisional], [Because, Counted, AskFirst, WouldBecome]),
        (UNLESS_DECIDED, {"a": "red"}, [Is, Known], [Because, Settled, WouldBecome]),
        # -------------------------------------------------------------------------------------------- does not apply
        (GATED, {"law": "no"}, [DoesNotApply], [WouldBecome]),
        (ON_THE_COAST, {"coast": "no"}, [DoesNotApply], []),
        # ------------------------------------------------------------------------------------------------------- grey
        (STRICT, {}, [Empty], []),
        (STRICT, {"a": "dont_know"}, [Lacking, Enough, Decides, Becomes], [Counted, WouldBecome]),
        (STRICT, {"a": "green", "b": "green"}, [Lacking, Known, Becomes], [Counted, WouldBecome]),
        (STRICT, {"a": "green"}, [Lacking, Known, Enough, Decides, Becomes], [Counted, WouldBecome]),
        (STRICT, {"a": "red"}, [Lacking, Known, Enough, GreyButDecided], [WouldBecome]),
        (STRICT, {"a": "green", "b": "secret"}, [Lacking, Known, AskingDoesNotHelp, Decides, Becomes], [Counted]),
        (
            UNLESS_DECIDED,
            {"a": "green"},
            [Lacking, Known, CanBeEnough, Decides, Becomes],
            [CanBeEnough, Counted, AskFirst, WouldBecome],
        ),
        (LEFT_OUT, {"a": "secret"}, [Lacking, CanBeEnough, Decides, Becomes], [CanBeEnough, Counted, WouldBecome]),
        (
            GATED,
            {"a": "green"},
            [Lacking, Known, CanBeEnough, Decides, Becomes],
            [CanBeEnough, Necessary, Counted, AskFirst, WouldBecome],
        ),
        (SAYS_SO, {"a": "red"}, [Lacking, Known, StaysGrey], [WouldBecome]),
        (GREY_EITHER_WAY, {"a": "red"}, [Lacking, Known, StaysGrey], [WouldBecome]),
        (ON_THE_COAST, {"a": "green"}, [Lacking, Known, StaysGrey], []),
    ],
)
def test_a_computed_node_is_explained_by(
    framework: Framework, answers: dict[str, str], in_short: list[type[Claim]], in_long: list[type[Claim]]
) -> None:
    here = scored(framework, **answers)
    assert kinds(short(here)) == in_short
    assert kinds(long(here)) == in_long
    assert {each.node for each in (*short(here), *long(here)) if hasattr(each, "node")} <= {"node"}


@pytest.mark.parametrize(
    ("answer", "in_short"), [({"a": "green"}, [Is]), ({}, [Unanswered]), ({"a": "na"}, [DoesNotApply])]
)
def test_a_question_is_explained_in_short_only(answer: dict[str, str], in_short: list[type[Claim]]) -> None:
    here = scored(STRICT, **answer)
    assert kinds(short(here, "a")) == in_short
    assert long(here, "a") == ()


def test_a_page_repeats_of_the_sentence_only_what_that_counted_and_it_names() -> None:
    here = scored(UNLESS_DECIDED, a="green")
    assert set(short(here)) & set(long(here)) == {one(CanBeEnough, short(here))}
    strict = scored(STRICT, a="green")  # all that is open is needed, and was named
    assert not set(short(strict)) & set(long(strict))


# ----------------------------------------------------------------------------------------------- what they are about


def test_an_answer_that_is_missing_has_its_reason() -> None:
    assert short(scored(STRICT, a="secret"), "a") == (Unanswered("a", Open("a", "secret", "confidential")),)


def test_what_does_not_apply_has_the_answers_and_the_facts_that_make_it_so() -> None:
    (said,) = short(scored(GATED, law="no"))
    assert isinstance(said, DoesNotApply)
    assert [(item, letter.word) for item, letter in said.values] == [("law", "no")]
    (fact,) = short(scored(ON_THE_COAST, coast="no"))
    assert isinstance(fact, DoesNotApply)
    assert [(item, letter.word) for item, letter in fact.facts] == [("coast", "no")]


def test_what_is_empty_along_two_ways_is_counted_once() -> None:
    sides = [{"id": each, "rule": "worst_of", "uses": ["a", "b"]} for each in ("left", "right")]
    assert one(Empty, short(scored(of({"uses": ["left", "right"]}, *sides)))).questions == ("a", "b")


def test_it_is_said_whether_all_that_is_open_is_needed() -> None:
    assert one(Enough, short(scored(STRICT, a="green"))).all_open
    assert not one(Enough, short(scored(TWO_OF_THREE, a="green"))).all_open


def test_what_is_withheld_is_only_what_holds_it_grey() -> None:
    """`c` is secret too, but the part that it is in can do without."""
    framework = made(
        step=[*LIGHTS, {"id": "part", "rule": "worst_of", "uses": ["a", "c"], "missing": "leave_out"}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["a", "b", "part"]}],
    )
    withheld = one(AskingDoesNotHelp, short(scored(framework, a="green", b="secret", c="secret"))).withheld
    assert withheld == (Open("b", "secret", "confidential"),)


def test_that_asking_does_not_help_is_told_with_what_is_not_asked_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what keeps it grey only the first is kept, and that may be asked."""
    monkeypatch.setattr(Keeping.__init__, "__defaults__", (1,))
    framework = made(
        step=[{"id": "plain", "answer": "light"}, *LIGHTS, {"id": "part", "rule": "worst_of", "uses": ["plain"]}],
        result=[{"id": "node", "rule": "worst_of", "uses": ["part", "b"]}],
    )
    assert AskingDoesNotHelp not in kinds(short(scored(framework, b="secret")))


def test_a_known_level_may_stay_or_surely_changes() -> None:
    """How many are known is one more, whatever is answered."""
    assert one(Provisional, short(scored(LEFT_OUT, a="yellow"))).may_stay
    counting = made(
        step=[{"id": each, "answer": "light"} for each in "ab"],
        result=[{"id": "node", "rule": "coverage", "as": "count", "uses": ["a", "b"]}],
    )
    provisional = one(Provisional, short(scored(counting, a="green")))
    assert ([each.word for each in provisional.others], provisional.may_stay) == (["2"], False)


def test_one_answer_of_either_question_decides_and_every_answer_of_the_last_one_does() -> None:
    decides = one(Decides, short(scored(STRICT, a="green")))
    assert (decides.questions, [each.word for each in decides.answers]) == (("b", "c"), ["red"])
    assert (decides.outcome.word, decides.all_open) == ("red", True)


def test_answers_that_decide_for_something_else_are_not_told_together() -> None:
    rows = [{"when": {"a": each}, "then": each} for each in ("red", "green")]
    table = {"rule": "table", "scale": "light", "rows": [*rows, {"when": {"b": "red"}, "then": "red"}]}
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "abc"],
        result=[{"id": "node", "uses": [*"abc"], "otherwise": "yellow", "missing": "grey_unless_decided", **table}],
    )
    decides = one(Decides, short(scored(framework, c="green")))
    assert (decides.questions, [each.word for each in decides.answers], decides.outcome.word) == (
        ("a",),
        ["red"],
        "red",
    )


def test_the_question_of_which_every_answer_decides_comes_first() -> None:
    """`a` says what it is, whatever `b` is: only that it is answered counts of `b`."""
    rows = [{"when": {"a": each, "b": "known"}, "then": each} for each in ("red", "green")]
    table = {"rule": "table", "scale": "light", "uses": ["a", "b"], "rows": rows, "otherwise": "yellow"}
    framework = made(step=[{"id": each, "answer": "light"} for each in "ab"], result=[{"id": "node", **table}])
    here = scored(framework, a="missing:unknown")
    decides = one(Decides, short(here))
    assert (decides.questions, decides.answers, decides.outcome, decides.all_open) == (("a",), (), None, False)


def test_what_is_necessary_and_what_is_not_needed_is_said_only_where_it_is_part_of_what_is_open() -> None:
    """Both lights are needed here, and that is all that is open."""
    assert Necessary not in kinds(long(scored(STRICT, a="green")))
    assert one(Necessary, long(scored(GATED, a="green"))).questions == ("law",)
    rows = [{"when": {"a": "red"}, "then": "red"}, {"when": {"a": "yellow", "c": "red"}, "then": "yellow"}]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": "green", "missing": "grey_unless_decided"}
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "abcd"],
        result=[
            {
                "id": "node",
                **table,
                "uses": ["a", "b", "c", "d"],
                "limits": [{"at_best": "green", "when": {"d": "red"}}],
            }
        ],
    )
    assert one(NotNeeded, long(scored(framework, d="green"))).questions == ("b",)


def two_floors() -> Framework:
    """Two parts wait for `g`, and `g` waits for the law."""
    return made(
        step=[
            {"id": "law", "answer": "fact"},
            {"id": "a", "answer": "light"},
            {"id": "g", "answer": "light", "applies_if": {"law": "yes"}},
            *({"id": each, "rule": "worst_of", "uses": ["g", "a"]} for each in ("left", "right")),
        ],
        result=[{"id": "node", "rule": "worst_of", "uses": ["left", "right"]}],
    )


def test_gates_are_named_on_the_way_down_each_once() -> None:
    gate = one(GateFirst, long(scored(two_floors(), a="green")))
    assert (gate.gated, gate.questions) == ("g", ("law",))
    assert GateFirst not in kinds(long(scored(two_floors(), a="green", law="yes")))


def test_a_claim_about_a_gate_is_about_the_node_that_is_explained() -> None:
    assert one(GateFirst, long(scored(two_floors(), a="green"))).node == "node"


@pytest.mark.parametrize("answers", [{"law": "missing:confidential"}, {}])
def test_a_gate_that_nobody_may_be_asked_about_is_not_named(answers: dict[str, str]) -> None:
    gate = {"law": "yes"} if answers else {"coast": "yes"}
    framework = of(
        {"uses": ["g", "a"]},
        {"id": "g", "answer": "maybe", "applies_if": gate},
        attribute={"coast": {"answer": "fact"}},
    )
    assert GateFirst not in kinds(long(scored(framework, a="green", **answers)))


def test_an_option_that_is_called_as_a_reason_of_ours_is_no_gate() -> None:
    options = [{"id": "yes", "level": "green"}, {"id": "applicability_unknown", "missing": "unknown"}]
    framework = of(
        {"uses": ["g", "a"]},
        {"id": "g", "answer": "named"},
        answer={"named": {"kind": "choice", "scale": "light", "options": options}},
    )
    here = scored(framework, a="green", g="applicability_unknown")
    assert one(Lacking, short(here)).inputs == (Open("g", "applicability_unknown", "unknown"),)
    assert GateFirst not in kinds(long(here))


# --------------------------------------------------------------------------------------------- what a page leaves out


def test_ways_are_counted_only_where_there_are_some_and_not_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    here = scored(STRICT, a="green")
    assert sum(number for _, number in one(Counted, long(here)).ways) == one(Counted, long(here)).total == 16
    monkeypatch.setattr(of_any, "MOST_COUNTED", 15)
    assert Counted not in kinds(long(here))


def test_outcomes_of_one_level_are_counted_together() -> None:
    """One green light or two: the same band, though `above` tells the numbers apart."""
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 1}, {"level": "red"}]}
    framework = made(
        step=[
            *({"id": each, "answer": "light"} for each in "abc"),
            {"id": "node", "rule": "count", "where": "green", "uses": ["a", "b", "c"], "bands": bands},
        ],
        result=[{"id": "above", "rule": "mean", "of": "number", "uses": ["node"]}],
    )
    counted = one(Counted, long(scored(framework, a="red")))
    assert [(letter.level, number) for letter, number in counted.ways] == [(0, 4), (2, 5)]


def test_of_a_grey_node_a_change_of_many_answers_is_not_told() -> None:
    """To fill in most of it is no change."""
    names = "abcdefg"
    framework = made(
        step=[{"id": each, "answer": "light"} for each in names],
        result=[{"id": "node", "rule": "worst_of", "uses": [*names]}],
    )
    assert WouldBecome in kinds(long(scored(framework, a="green", b="green", c="green")))
    assert WouldBecome not in kinds(long(scored(framework, a="green", b="green")))


def test_a_change_of_a_few_answers_is_told_beside_one_that_takes_many() -> None:
    """One green is enough, all six must be red for red."""
    names = "abcdef"
    framework = made(
        step=[{"id": each, "answer": "light"} for each in names],
        result=[{"id": "node", "rule": "best_of", "uses": [*names], "missing": "grey_unless_decided"}],
    )
    told = [each for each in long(scored(framework, a="missing:unknown")) if isinstance(each, WouldBecome)]
    assert [(each.outcome.word, len(each.answers)) for each in told] == [("green", 1)]


def test_a_level_that_comes_anyhow_takes_no_change() -> None:
    assert {each.outcome.word for each in long(scored(STRICT, a="red")) if isinstance(each, WouldBecome)} == {
        "yellow",
        "green",
    }


def test_to_ask_one_by_one_is_advised_only_where_it_saves_something() -> None:
    """Under a strict policy everything has to be asked anyhow."""
    assert AskFirst not in kinds(long(scored(STRICT, a="green")))
    first = one(AskFirst, long(scored(UNLESS_DECIDED, a="green")))
    assert first.next.average < first.otherwise == 2
    two = long(scored(TWO_OF_THREE, a="missing:unknown"))  # any two of the three, whatever they are
    assert two and AskFirst not in kinds(two)


def test_without_budget_the_claims_are_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    def crossed(**policy: str) -> Framework:
        return made(
            step=[
                *({"id": each, "answer": "light"} for each in "abc"),
                *(
                    {"id": id_, "rule": "worst_of", "uses": uses, **policy}
                    for id_, uses in (("l", ["a", "b"]), ("r", ["b", "c"]))
                ),
            ],
            result=[{"id": "node", "rule": "worst_of", "uses": ["l", "r"], **policy}],
        )

    monkeypatch.setattr(forest, "MOST_NODES", 0)
    assert one(Becomes, short(scored(crossed(), a="green"))).bound
    assert one(Provisional, short(scored(crossed(missing="leave_out"), a="green"))).bound
