"""One case by what was looked up before is the same as reading every answer anew and walking from code to code.

Frameworks are drawn, of levels and of numbers, some of which look back at an earlier wave. A case is a drawn one in
which anything may have happened: names left out or strange, labels for ids, nothing, reasons, and what is no text. It
is scored three times, for the first time is read and later ones may be looked up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from pickle import dumps, loads
from random import Random
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.api.questions import Questions
from indicatorkit.engine.case import prepare, run
from indicatorkit.engine.measuring import Numbers
from indicatorkit.engine.situation import Situation
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from indicatorkit.toml.read import from_dict
from indicatorkit.values import LeafReason
from tests import draw, draw_numbers
from tests.drawn import frameworks

SHARDS = 4
FRAMEWORKS_A_SHARD = 12
CASES = 12
STRANGE: tuple[Any, ...] = (
    None, "", "  ", "onzin", "weet niet", "unknown", *LeafReason, 0, 1, 1.0, True, 2.5, Decimal(3), float("nan"),
    ["yes"], (), {"a": 1}, {"a"}, object, b"yes",
)  # fmt: skip
DONE: Counter[str] = Counter()


@pytest.mark.parametrize("drawer", [draw, draw_numbers], ids=["levels", "numbers"])
@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_short_way_says_what_the_long_way_says(shard: int, drawer: Any) -> None:
    rng = Random(f"{drawer.__name__} {shard}")
    for doc, plain, meant in frameworks(rng, drawer, FRAMEWORKS_A_SHARD):
        drawn = [drawer.situation(rng, doc, meant) for _ in range(CASES)]
        framework = looking_back(rng, doc, plain) or plain
        names = [*(leaf.id for leaf in plan(framework).leaves), *labels(framework)]
        for case in drawn:
            held(framework, case.wave, changed(rng, {**case.answers, **case.attributes}, names))


def test_all_of_it_was_met(tell: Callable[[str], None]) -> None:
    if DONE["frameworks"] < SHARDS * FRAMEWORKS_A_SHARD:
        pytest.skip("the law did not run")
    tell("one case: " + ", ".join(f"{what} {number}" for what, number in sorted(DONE.items())))
    assert min(DONE[each] for each in ("looked up", "issue", "formula", "looks back", "level", "grey", "wave")) >= 20


# ------------------------------------------------------------------------------------------------------------- drawing


def looking_back(rng: Random, doc: draw.Doc, plain: Framework) -> Framework | None:
    """The framework with results that hand on some nodes as they were; nothing where that is refused."""
    nodes = [item.id for item in plain if not item.is_heading]
    more = deepcopy(doc)
    for place, id_ in enumerate(rng.sample(nodes, rng.randint(0, min(2, len(nodes))))):
        result = {"id": f"then_{place}", "rule": "same_as", "uses": [f"{id_}@previous"]}
        more.setdefault("result", []).append(result)
        DONE["looks back"] += 1
    DONE["frameworks"] += 1
    return from_dict(more).framework


def labels(framework: Framework) -> list[str]:
    """What questions are called, which is a name for them too."""
    return [name for each in framework.questions for name in (each.name.nl, each.name.en) if name]


def changed(rng: Random, answers: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """These answers, to which up to four things have happened."""
    found = {item: f"missing:{said[1]}" if isinstance(said, tuple) else said for item, said in answers.items()}
    for _ in range(rng.choice((0, 0, 1, 2, 4))):
        name = rng.choice([*names, "nobody asked"])
        match rng.randrange(4):
            case 0:
                found.pop(name, None)
            case 1:
                found[name] = rng.choice(STRANGE)
            case 2:
                found[name] = rng.choice([*answers.values(), "onzin"])
            case _:
                found = dict(rng.sample([*found.items()], len(found)))
    return found


# ------------------------------------------------------------------------------------------------------------- holding


def held(framework: Framework, wave: str | None, answers: dict[str, Any]) -> None:
    """A case, scored three times, is the long way each time, also after it was sent elsewhere."""
    ready, wanted = ik.compile(framework, wave=wave), slowly(framework, wave, answers)
    levels = {node: wanted.plan.carrier(node).level(wanted.codes[place]) for node, place in wanted.plan.results.items()}
    for _ in range(3):
        case = ready.score_case(answers)
        assert case.levels() == {node: case.level(node) for node in case} == levels
        assert [*case.levels()] == [*case]
        assert outcomes(case.situation) == outcomes(wanted)
        assert [each.code for each in case.issues] == strange(framework, answers)
    other = loads(dumps(case))
    assert other.levels() == levels and other.as_dict() == case.as_dict()
    DONE["looked up"] += ready._questions.known(answers) is not None
    DONE["issue"] += bool(case.issues)
    DONE["formula"] += any(step.formula is not None for step in wanted.plan.steps)
    DONE["wave"] += wave is not None
    DONE.update("grey" if each is None else "level" for each in levels.values())


def slowly(framework: Framework, wave: str | None, answers: dict[str, Any]) -> Situation:
    """Every answer read, then from code to code."""
    questions, ready = Questions(framework), plan(framework, wave)
    codes, reasons, given = questions.unanswered()
    questions.read(codes, reasons, given, answers)
    measures = questions.are_measured or any(step.formula is not None for step in ready.steps)
    numbers = Numbers.answered(given) if measures else None
    reasons += run(prepare(ready), codes, reasons, numbers)
    return Situation(ready, codes, reasons, numbers)


def outcomes(here: Situation) -> tuple[list[int], list[int], list[Fraction | None]]:
    """Codes and reasons of all places, and the numbers of what has a result."""
    return list(here.codes), list(here.reasons), [here.said(here.plan.carrier(node)) for node in here.plan.results]


def strange(framework: Framework, answers: dict[str, Any]) -> list[str]:
    """What is wrong with the answers, in their order."""
    questions = Questions(framework)
    return [why for _, _, why in questions.read(*questions.unanswered(), answers)]
