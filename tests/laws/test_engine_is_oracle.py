"""The engine says what the oracle says: random frameworks, random answers, case by case and by columns.

The oracle (`tests/oracle.py`) is a second, plain reading of the format that shares no code with the library.
"""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
import pytest

import indicatorkit as ik
from indicatorkit.engine import columns
from indicatorkit.engine.case import prepare
from indicatorkit.engine.situation import Situation, situation
from indicatorkit.engine.walks import walks
from indicatorkit.explain.blame import blamed_answers, leads_with
from indicatorkit.frames.coding import codebooks
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, leaves, machine_of, plan
from indicatorkit.toml.read import from_dict
from tests import draw, kernels, oracle
from tests.release.counting import Tried
from tests.release.sizes import RUN, chance, deep, thoroughly

SHARDS = 20
FRAMEWORKS_A_SHARD = thoroughly(125) // deep()
SITUATIONS = 12 * deep()
MOST_WORDS = 100_000

LIGHTS = """
format = 1
[framework]
id = "x"
nl = "X"
[scale.light]
worst_to_best = [ { id = "red" }, { id = "green" } ]
[answer.sure]
kind = "level"
scale = "light"
[answer.secret]
kind = "level"
scale = "light"
options = [{ id = "secret", missing = "confidential" }]
[default.indicator]
answer = "sure"
[[indicator]]
id = "b"
[[indicator]]
id = "c"
[[indicator]]
id = "d"
[[indicator]]
id = "e"
answer = "secret"
"""

ONLY_MISSING = """
[[result]]
id = "always"
rule = "table"
scale = "light"
uses = ["d"]
rows = [{ when = { d = "red" }, then = "grey" }]
otherwise = "grey"
[[result]]
id = "other"
rule = "same_as"
uses = ["b"]
applies_if = [{ c = "red" }, { always = "red" }]
[[result]]
id = "r_grey"
rule = "worst_of"
uses = ["always", "other"]
missing = "grey_unless_decided"
not_applicable = "grey"
[[result]]
id = "r_leave_out"
rule = "worst_of"
uses = ["always", "other"]
missing = "grey_unless_decided"
"""
"""One input can only be missing, and another only not apply."""

GREY_IN_TWO_ROWS = """
[[result]]
id = "r"
rule = "table"
scale = "light"
uses = ["b", "c"]
rows = [
  { when = { b = "red", c = "red" }, then = "grey", nl = "rood is geen oordeel" },
  { when = { c = "green" }, then = "red" },
]
otherwise = "grey"
missing = "grey_unless_decided"
"""
"""Which of two rows says grey is open."""

OF_ANOTHER = """
[[result]]
id = "two"
rule = "table"
scale = "light"
uses = ["b", "e"]
rows = [{ when = { count = "secret", at_least = 2 }, then = "green" }, { when = { all = "green" }, then = "red" }]
otherwise = "grey"
[[result]]
id = "r"
rule = "worst_of"
uses = ["two", "d"]
missing = "grey_unless_decided"
"""
"""Only one of two questions can be secret, so what comes of the table is red or nothing."""

HIT: Counter[tuple[str, str, str]] = Counter()
DONE: Counter[str] = Counter()


@pytest.fixture(scope="module", params=range(SHARDS))
def drawn(request: pytest.FixtureRequest) -> list[tuple[random.Random, draw.Doc, Framework]]:
    """Frameworks, each with the chance that goes on to draw its answers; drawn once for all that is tried on them."""
    chances = [chance(f"{request.param}.{number}") for number in range(FRAMEWORKS_A_SHARD)]
    return [(rng, doc, loaded(doc)) for rng in chances for doc in [draw.framework(rng)]]


def test_levels_and_reasons_agree_on_random_frameworks(
    drawn: list[tuple[random.Random, draw.Doc, Framework]], tried: Tried
) -> None:
    before = DONE["cells"]
    for rng, doc, framework in drawn:
        HIT.update({(kind, policy, shape) for _, kind, policy, shape in draw.tags(doc)})
        DONE["frameworks"] += 1
        any_wave = oracle.Oracle(doc)
        of_wave: dict[str | None, list[draw.Situation]] = {}
        for _ in range(SITUATIONS):
            case = draw.situation(rng, doc, any_wave)
            of_wave.setdefault(case.wave, []).append(case)
        for wave, cases in of_wave.items():
            compare(doc, framework, wave, cases)
    tried(4, DONE["cells"] - before)


@pytest.mark.parametrize(
    ("results", "cases"),
    [
        (ONLY_MISSING, [{"b": "red", "c": c, "d": "red"} for c in ("red", "green")]),
        (GREY_IN_TWO_ROWS, [{"c": "red"}, {"b": "red", "c": "red"}, {"b": "red"}, {}]),
        (OF_ANOTHER, [{"b": b, "e": "secret", "d": "green"} for b in ("red", ("missing", "confidential"))]),
    ],
    ids=["only missing", "grey in two rows", "an option of another"],
)
def test_so_it_is_where_they_once_differed(results: str, cases: list[dict[str, Any]]) -> None:
    doc = tomllib.loads(LIGHTS + results)
    compare(doc, loaded(doc), None, list(map(draw.Situation, cases)))


def test_diagrams_equal_their_automata_on_all_words(drawn: list[tuple[random.Random, draw.Doc, Framework]]) -> None:
    for _, _, framework in drawn:
        try_all_words(plan(framework))


@pytest.mark.parametrize("shipped", ["nad", "beschermd_thuis"])
def test_diagrams_of_shipped_frameworks_equal_their_automata_on_all_words(shipped: str) -> None:
    framework = ik.load(shipped)
    for wave in framework.waves:
        try_all_words(plan(framework, wave))


def try_all_words(ready: Plan) -> None:
    """Every diagram with at most 100,000 words against its automaton, on every word."""
    for step in ready.steps:
        inputs = step.node.inputs
        if prod(len(child.letters) for child in inputs) > MOST_WORDS:
            continue
        machine = machine_of(step.rule, step.gate, step.node, step.sources)
        after: list[tuple[tuple[int, ...], Hashable]] = [((), machine.start())]  # beginnings of words, with the state
        for child in inputs:
            after = [
                ((*word, number), machine.step(state, child, letter))
                for word, state in after
                for number, letter in enumerate(child.letters)
            ]
        for word, state in after:
            assert step.diagram.walk(word) == machine.finish(state)
        DONE["words"] += len(after)


def test_every_kind_and_policy_was_met_in_every_shape(tell: Callable[[str], None]) -> None:
    """Counts what the comparison above has met; run alone it has nothing to count."""
    if not DONE["frameworks"]:
        pytest.skip("run together with the comparison")
    wanted = [
        (kind, policy, shape)
        for kind, policies in draw.POLICIES.items()
        for policy in policies
        for shape in draw.SHAPES
    ]
    rare = {key: HIT[key] for key in wanted if HIT[key] < 30}
    tell(f"{DONE['frameworks']} frameworks, {DONE['cells']} cells, {DONE['words']} words of diagrams: 0 different")
    for key in sorted(wanted):
        tell(f"  {' × '.join(key):<60} {HIT[key]:>5}")
    assert not rare or RUN.seed  # as the chances of this file have it; with others something may be rarer
    assert DONE["frameworks"] >= 2_000
    assert DONE["cells"] >= 200_000


def loaded(doc: Mapping[str, Any]) -> Framework:
    reading = from_dict(doc)
    assert reading.framework is not None, "\n".join(map(str, reading.issues))
    return reading.framework


def compare(doc: Mapping[str, Any], framework: Framework, wave: str | None, drawn: list[draw.Situation]) -> None:
    ready = plan(framework, wave)
    prepared = prepare(ready)
    books = codebooks(framework, {leaf.id: leaf.values for leaf in leaves(framework)})
    judge = oracle.Oracle(doc, wave)
    situations = []
    for case in drawn:
        given = {**case.answers, **case.attributes}
        codes: dict[int, int] = {}
        reasons: dict[int, int] = {}
        for leaf in ready.leaves:
            if leaf.id in given:
                meaning = books[leaf.id].read(as_cell(given[leaf.id]))
                assert not meaning.why, (leaf.id, given[leaf.id], meaning)
                codes[leaf.position], reasons[leaf.position] = meaning.code, meaning.reason
        here = situation(prepared, codes, reasons)
        situations.append(here)
        for node, meant in judge.score(case.answers, case.attributes).items():
            assert seen(here, node, given) == exact(here, node, meant), (draw.to_toml(doc), given, node)
            DONE["cells"] += 1
    by_columns(ready, situations)
    by_marks(ready, situations)


def as_cell(answer: Any) -> Any:
    return f"missing:{answer[1]}" if isinstance(answer, tuple) else answer


def seen(here: Situation, node: str, given: Mapping[str, Any]) -> oracle.Outcome:
    """What the engine says of a node, in the oracle's words; a measured number is what was answered."""
    carrier = here.plan.carrier(node)
    if not here.applies(carrier):
        return oracle.Outcome("not_applicable")
    letter = here.letter(carrier)
    if letter is None:
        blame = frozenset(each.id for each in blamed_answers(here, node))
        return oracle.Outcome("grey", reason=here.reason(carrier), leads_with=leads_with(here, node), blame=blame)
    number = Fraction(given[node]) if letter.interval is not None and node in given else letter.number
    level = letter.word if number is None else None
    if letter.level is not None and carrier.scale is not None:
        level = carrier.scale.levels[letter.level]
    return oracle.Outcome("number" if level is None else "level", level=level, number=number)


def exact(here: Situation, node: str, meant: oracle.Outcome) -> oracle.Outcome:
    """What is meant, without the number of a measured answer that a computed node hands on: the engine has its cell."""
    letter = here.letter(here.plan.carrier(node))
    if letter is not None and letter.interval is not None and not here.plan.framework[node].is_asked:
        return replace(meant, kind="level" if meant.level else meant.kind, number=None)
    return meant


def by_columns(ready: Plan, situations: list[Situation]) -> None:
    """Columns, by every path, give the same codes and reasons as cases."""
    leaf_codes = [np.array([here.codes[leaf.position] for here in situations], dtype=np.uint8) for leaf in ready.leaves]
    why = [np.array([here.reasons[leaf.position] for here in situations], dtype=np.uint8) for leaf in ready.leaves]
    for path in kernels.there():
        with kernels.by(path):
            result = columns.score(ready, leaf_codes, why)
        assert result.reasons is not None
        for step, codes, reasons in zip(ready.steps, result.codes, result.reasons, strict=True):
            assert list(codes) == [here.codes[step.carrier.position] for here in situations], path
            assert list(reasons) == [here.reasons[step.carrier.position] for here in situations], path


def by_marks(ready: Plan, situations: list[Situation]) -> None:
    """The short way of cases without formulas gives the same codes and reasons: of one, and of all together."""
    short = walks(ready)
    if short is None:
        assert any(step.formula is not None for step in ready.steps)
        return
    count = len(ready.leaves)
    for here in situations:
        marks = [code + reason for code, reason in zip(here.codes[:count], here.reasons[:count], strict=True)]
        short.rows.walk(marks)
        said = short.situation(marks)
        assert (list(said.codes), list(said.reasons)) == (list(here.codes), list(here.reasons))
    columns_ = [
        short.joined(
            place, bytes(here.codes[place] for here in situations), bytes(here.reasons[place] for here in situations)
        )
        for place in range(count)
    ]
    short.walk_together(columns_)
    for place, column in enumerate(columns_):
        found = [here.codes[place] for here in situations], [here.reasons[place] for here in situations]
        assert short.split(place, column) == found
