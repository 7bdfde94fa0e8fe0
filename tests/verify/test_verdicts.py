"""A verdict with its case in the words of the framework, over all waves, and as somebody promised it."""

from dataclasses import dataclass, field
from random import Random

from hypothesis import given, settings, strategies as st

from indicatorkit.toml.read import from_dict
from indicatorkit.verify.proofs import PROVED, Proof
from indicatorkit.verify.properties import PROPERTIES
from indicatorkit.verify.proving import Prover, broken, verify
from indicatorkit.verify.views import Scope, View
from tests.loading import loaded, made
from tests.provable import provable
from tests.verify.asking import QUESTIONS, a_node, a_table, asked

WAVES = {"waves": ["w1", "w2"]}


@dataclass(eq=False)  # as every property it is a key
class Noted:
    """A property of everything, that notes of what it was proved."""

    name: str = "noted"
    scopes: tuple[Scope, ...] = ("rule", "answers")
    required: tuple[Scope, ...] = ()
    always: bool = True
    proved: list[tuple[str, Scope]] = field(default_factory=list)

    def prove(self, view: View) -> Proof | None:
        self.proved.append((view.step.id, view.scope))
        return PROVED


def test_what_holds_of_a_rule_whose_inputs_are_questions_is_not_proved_again_of_its_answers() -> None:
    top = {"id": "top", "rule": "worst_of", "uses": ["node", "maybe"]}
    prover, claim = Prover(a_node(top, rule="worst_of", uses=["a", "b"])), Noted()
    for node in ("node", "top"):
        for scope in claim.scopes:
            assert prover.verdict(claim, node, scope) is not None
    assert claim.proved == [("node", "rule"), ("top", "rule"), ("top", "answers")]


def test_what_holds_of_a_node_in_one_wave_is_not_proved_again_in_one_in_which_it_is_the_same() -> None:
    late = {"id": "late", "answer": "light", "applies_if": {"wave": {"from": "w2"}}}
    top = {"id": "top", "rule": "worst_of", "uses": ["node", "late"]}
    prover, claim = Prover(a_node(late, top, framework=WAVES, rule="worst_of", uses=["a", "b"])), Noted()
    for node in ("node", "top", "node"):
        assert prover.verdict(claim, node, "answers") is not None
    assert claim.proved == [("node", "answers"), ("top", "answers"), ("top", "answers")]


def test_a_case_in_the_scope_of_a_rule_has_answers_where_some_lead_to_it() -> None:
    top = {"id": "top", "rule": "worst_of", "uses": ["node", "maybe"], "missing": "leave_out"}
    found = asked(a_node(top, rule="worst_of", uses=["a", "b"]), "never_revised", "top")
    assert found.witness is not None
    before, after = found.witness.before, found.witness.after
    assert after is not None
    assert before.is_real and after.is_real
    assert (before.expect, after.expect) == (before.outcome, after.outcome)


def test_inputs_that_never_say_this_together_have_no_answers() -> None:
    """Red and green at once: both are the same question."""
    same = [{"id": each, "rule": "worst_of", "uses": ["a"]} for each in ("one", "two")]
    rows = [{"when": {"one": "red", "two": "green"}, "then": "red"}]
    both = {"id": "both", "rule": "table", "scale": "light", "uses": ["one", "two"], "rows": rows, "hit": "unique"}
    found = asked(made(step=[*QUESTIONS, *same, {**both, "otherwise": "green"}]), "monotone", "both")
    assert found.witness is not None
    assert {found.witness.before.is_real, found.witness.after is not None and found.witness.after.is_real} != {True}
    unreal = next(x for x in (found.witness.before, found.witness.after) if x is not None and not x.is_real)
    assert (unreal.answers, unreal.expect) == ({}, None)


def test_what_always_must_hold_is_refuted_by_one_wave() -> None:
    since = {"wave": {"from": "w2"}}
    rows = [({"a": "yellow", **since}, "green"), ({"a": "red"}, "red")]
    found = asked(a_table(*rows, otherwise="yellow", uses="a", framework=WAVES), "monotone")
    assert (found.status, found.wave) == ("refuted", "w2")


def test_a_level_need_only_come_out_in_one_of_the_waves() -> None:
    before, since = {"wave": {"before": "w2"}}, {"wave": {"from": "w2"}}
    rows = [({"a": "red", **before}, "red"), ({"a": "red", **since}, "yellow")]
    framework = a_table(*rows, otherwise="green", uses="a", framework=WAVES)
    assert asked(framework, "every_level_reachable").status == "proved"
    assert asked(framework, "named_levels_reachable").status == "proved"
    lacking = a_table(rows[0], ({"a": "red", **since}, "red"), otherwise="green", uses="a", framework=WAVES)
    assert asked(lacking, "every_level_reachable").about == ("yellow",)


def test_an_input_need_only_matter_in_one_of_the_waves() -> None:
    before, since = {"wave": {"before": "w2"}}, {"wave": {"from": "w2"}}
    rows = [({"a": "red", **before}, "red"), ({"b": "red", **since}, "yellow")]
    decided = {"otherwise": "green", "missing": {"counts_as": "green", "because": "zo"}}
    assert asked(a_table(*rows, framework=WAVES, **decided), "inputs_matter").status == "proved"
    idle = a_table(rows[0], ({"a": "yellow", **since}, "yellow"), ({"b": "red", "a": "red", **before}, "red"), framework=WAVES, **decided)  # fmt: skip  # noqa: E501
    assert asked(idle, "inputs_matter").about == ("b",)


def test_each_roll_up_answers_for_its_own_waves() -> None:
    """In the second wave another roll-up is in force, and that one never gives yellow."""
    both = {"rule": "table", "scale": "light", "rows": [{"when": {"a": "red"}, "then": "red"}], "otherwise": "green"}
    framework = made(
        framework=WAVES,
        rollup={"first": {"rule": "worst_of"}, "later": both},
        step=[*QUESTIONS, {"id": "node", "uses": ["a"], "rollup": "first", "rollup_from": {"w2": "later"}}],
    )
    found = asked(framework, "every_level_reachable")
    assert (found.status, found.about, found.wave) == ("refuted", ("yellow",), "w2")


def test_a_promise_that_is_broken_is_told_unless_it_is_excepted() -> None:
    def promise(**more: object) -> list[str]:
        table = {"rule": "table", "scale": "light", "rows": [{"when": {"a": "yellow"}, "then": "green"}]}
        node = {"id": "node", "uses": ["a"], "otherwise": "red", **table}
        promises = [{"holds": "monotone", "because": "zo hoort het", **more}]
        return [each.node for each in broken(made(step=[*QUESTIONS, node], promise=promises))]

    assert promise() == ["node"]
    assert promise(**{"except": {"node": "tot volgend jaar"}}) == []
    assert list(broken(a_node(rule="worst_of", uses=["a"]))) == []


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_found_of_promises_alone_is_what_is_found_of_them_among_all_claims(rng: Random) -> None:
    doc = provable(rng)
    promises = [{"holds": each.name} for each in rng.sample(PROPERTIES, 4)]
    promises[0] |= {"nodes": ["node"]}
    promises[1] |= {"except": {"node": "voor het eerste jaar"}}
    framework = loaded(from_dict({**doc, "promise": [*doc.get("promise", ()), *promises]}))
    of_promises = [each for each in verify(framework) if each.promise is not None]
    assert list(broken(framework)) == [each for each in of_promises if each.fails or each.status == "unknown"]


def test_an_exception_that_is_not_needed_is_stale() -> None:
    promises = [{"holds": "monotone", "except": {"node": "dat dachten we"}}]
    framework = made(step=[*QUESTIONS, {"id": "node", "rule": "worst_of", "uses": ["a"]}], promise=promises)
    (found,) = broken(framework)
    assert (found.stale, found.fails, found.status) == (True, True, "proved")


def test_only_what_is_asked_for_is_proved() -> None:
    framework = a_node({"id": "top", "rule": "worst_of", "uses": ["node"]}, rule="worst_of", uses=["a"])
    found = verify(framework, claims=["monotone"], nodes=["top"])
    assert {(each.claim, each.node, each.scope) for each in found} == {
        ("monotone", "top", "rule"),
        ("monotone", "top", "answers"),
    }
