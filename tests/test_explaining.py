"""The cases that are drawn, and whether the comparison with the brute force would notice a wrong explanation."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from tests.brute import Brute
from tests.compared import NOTIONS
from tests.draw import to_toml
from tests.explaining import POLICIES, RULES, SHAPES, Drawn, cases, plain
from tests.notions import GREY, Ids, Sets

pytestmark = pytest.mark.no_cover  # this tries a tool of the tests


@cache
def random_cases() -> list[Drawn]:
    return [drawn for number in range(60) for drawn in cases(Random(f"some {number}"), most=200)]


# -------------------------------------------------------------------------------------------- What is drawn


def test_plain_frameworks_have_every_rule_under_every_policy() -> None:
    met: Counter[tuple[str, str]] = Counter()
    for number in range(300):
        doc = plain(Random(number))
        for node in (*doc["step"], *doc["result"]):
            if "rule" in node:
                kind = "columns" if node["rule"] == "table" and not together(node) else node["rule"]
                missing = node["missing"]
                met[kind, missing if isinstance(missing, str) else "counts_as"] += 1
    pairs = {(rule, policy) for rule in RULES for policy in POLICIES}
    assert not {pair for pair in pairs if met[pair] < 3} - {("columns", "leave_out"), ("columns", "counts_as")}


def together(node: dict[str, Any]) -> bool:
    return all({"all", "any", "none", "count"} & set(row["when"]) for row in node["rows"])


def test_cases_have_every_shape_and_every_reason_to_be_grey_and_not_all_can_be_asked() -> None:
    shapes = Counter(drawn.shape for drawn in random_cases())
    assert min(shapes[shape] for shape in SHAPES) >= 5, shapes
    reasons = Counter(
        reason[0]
        for drawn in random_cases()
        for leaf in drawn.brute.leaves.values()
        if (reason := drawn.here.leaf_reason(leaf))
    )
    assert {"not_supplied", "unknown", "confidential", "not_asked", "weet_niet"} <= set(reasons)
    assert any(set(drawn.brute.askable) < set(drawn.brute.missing) for drawn in random_cases())
    assert any(drawn.brute.cost(drawn.brute.missing) != len(drawn.brute.missing) for drawn in random_cases())
    assert {drawn.brute.is_now == GREY for drawn in random_cases()} == {True, False}


def test_a_case_is_printed_with_all_that_is_needed_to_repeat_it() -> None:
    drawn = random_cases()[0]
    assert str(drawn).startswith(to_toml(drawn.doc))
    assert all(f"\n{question} = " in str(drawn) for question in drawn.brute.questions)


# ------------------------------------------------------------------------------- What an explanation looks like


@dataclass(frozen=True)
class Choice:
    ids: tuple[str, ...]
    cost: Fraction
    mark: str

    def sets(self) -> Iterator[Ids]:
        yield self.smallest()

    def smallest(self) -> Ids:
        return frozenset(self.ids)


@dataclass(frozen=True)
class Family:
    choices: tuple[Choice, ...]
    mark: str = "exact"

    @property
    def exists(self) -> bool:
        return bool(self.choices)

    def sets(self) -> Iterator[Ids]:
        return (choice.smallest() for choice in self.choices)


def family(brute: Brute, sets: Sets) -> Family:
    by_cost = sorted(sets, key=brute.cost)
    marks = ["minimum" if brute.cost(ids) == brute.cost(by_cost[0]) else "minimal" for ids in by_cost]
    return Family(
        tuple(Choice(tuple(sorted(ids)), brute.cost(ids), mark) for ids, mark in zip(by_cost, marks, strict=True))
    )


def told(brute: Brute) -> Any:
    """An explanation that says what the brute force finds."""
    best = brute.next_question()
    carrier = brute.carrier
    return SimpleNamespace(
        possible=brute.possible(),
        outcomes=SimpleNamespace(
            values=tuple(carrier.values[code] for code in sorted(brute.outcomes()) if code < len(carrier.values)),
            may_not_apply=carrier.not_applicable in brute.outcomes(),
            may_be_grey=carrier.missing in brute.outcomes(),
            exact=True,
        ),
        counts=brute.counts(),
        settled=brute.settled(),
        provisional=brute.provisional(),
        grey_but_decided=brute.grey_but_decided(),
        can=family(brute, brute.can()),
        sure=family(brute, brute.sure()),
        settle=family(brute, brute.settle()),
        blockers=family(brute, brute.blockers()),
        necessary=brute.necessary(),
        irrelevant=tuple(brute.irrelevant()),
        responsibility=brute.responsibility(),
        decides=brute.decides(),
        because=because(brute),
        changes={level: change(brute, level) for level in brute.changes()},
        next_question=None
        if best is None
        else SimpleNamespace(question=min(best.questions), average=best.average, worst=min(best.worst)),
    )


def because(brute: Brute) -> Any:
    """All that is so, loosened one grade at a time as long as it suffices."""
    values, answered, missing = set(brute.questions) - set(brute.missing), set[str](), set(brute.missing)
    while loose := brute.too_tight(values, answered, missing):
        one = loose[0]
        if one in values:
            values.remove(one)
            answered.add(one)
        else:
            answered.discard(one)
            missing.discard(one)
    return SimpleNamespace(values=tuple(values), answered=tuple(answered), missing=tuple(missing), mark="minimal")


def change(brute: Brute, level: str) -> Any:
    """Answers that reach a level at the least cost."""
    cost = brute.changes()[level]
    for codes in brute.code:
        moved = brute.changed(codes)
        answers = {id: codes[brute.place[id]] for id in moved if codes[brute.place[id]] in brute.answers[id]}
        allowed = all(brute.may_be_asked(id) for id in moved) and len(answers) == len(moved)
        if allowed and brute.outcome[codes] == level and brute.cost(moved) == cost:
            words = {id: brute.option(id, code) for id, code in answers.items()}
            return SimpleNamespace(to=level, cost=cost, answers=words, mark="minimum")
    raise AssertionError(level)


def agrees(notion: str, said: Any, brute: Brute) -> bool:
    return all(found == meant for found, meant in NOTIONS[notion][1](said, brute))


@cache
def rightly_told() -> list[tuple[Drawn, Any]]:
    return [(drawn, told(drawn.brute)) for drawn in random_cases()]


def test_an_explanation_that_says_what_the_brute_force_finds_agrees_with_it() -> None:
    for drawn, said in rightly_told():
        assert [notion for notion in NOTIONS if not agrees(notion, said, drawn.brute)] == [], str(drawn)


def without_a_choice(said: Family) -> Family:
    return Family(said.choices[1:], said.mark)


def with_a_larger_choice(said: Family) -> Family:
    first = said.choices[0]
    return Family((*said.choices, Choice((*first.ids, "vraag_0"), first.cost, first.mark)), said.mark)


DAMAGE: dict[str, list[Callable[[Any], Any]]] = {
    "possible": [lambda said: said[1:], lambda said: (*said, "paars"), lambda said: said[::-1]],
    "outcomes": [lambda said: replaced(said, may_be_grey=not said.may_be_grey), lambda s: replaced(s, values=())],
    "counts": [lambda said: {}, lambda said: {word: 2 * times for word, times in (said or {"rood": 1}).items()}],
    "settled": [lambda said: not said],
    "provisional": [lambda said: not said],
    "grey_but_decided": [lambda said: not said],
    "can": [without_a_choice, with_a_larger_choice],
    "sure": [without_a_choice, with_a_larger_choice],
    "settle": [without_a_choice, with_a_larger_choice],
    "blockers": [without_a_choice, with_a_larger_choice],
    "necessary": [lambda said: said[1:], lambda said: (*said, "vraag_0")],
    "irrelevant": [lambda said: said[1:], lambda said: (*said, "vraag_0")],
    "responsibility": [lambda said: {id: share / 2 for id, share in said.items()}, lambda said: {}],
    "decides": [lambda said: {}, lambda said: {**said, "vraag_0": {"rood": "rood"}}],
    "because": [
        lambda said: replaced(said, values=said.values[1:]),
        lambda said: replaced(said, missing=said.missing[1:]),
        lambda said: replaced(said, values=(*said.values, *said.answered), answered=()),
    ],
    "changes": [
        lambda said: {},
        lambda said: {level: replaced(each, cost=each.cost + 1) for level, each in said.items()},
        lambda said: {level: replaced(each, answers={}) for level, each in said.items()},
    ],
    "next_question": [
        lambda said: None,
        lambda said: said and replaced(said, question="vraag_0"),
        lambda said: said and replaced(said, average=said.average + 1),
        lambda said: said and replaced(said, worst=said.average - 1),
    ],
}


def replaced(said: Any, **other: Any) -> Any:
    return SimpleNamespace(**{**vars(said), **other})


@pytest.mark.parametrize(("notion", "damage"), [(n, damage) for n, ways in DAMAGE.items() for damage in ways])
def test_a_wrong_explanation_is_noticed(notion: str, damage: Callable[[Any], Any]) -> None:
    assert any(is_noticed(notion, damage, drawn, said) for drawn, said in rightly_told())


def is_noticed(notion: str, damage: Callable[[Any], Any], drawn: Drawn, said: Any) -> bool:
    before = getattr(said, notion)
    if isinstance(before, Family) and not before.choices:
        return False
    after = damage(before)
    return before != after and not agrees(notion, replaced(said, **{notion: after}), drawn.brute)
