"""What is computed with measured numbers is what the oracle says, in cases and in columns: levels, reasons, numbers.

The oracle (`tests/oracle.py`) computes with fractions, and of what is missing tries the ends of its range and every
edge. So it may miss a way in which something could turn out, and never invents one: where it finds two outcomes, the
engine must be grey; where it finds one, the engine may hold back, and how often it does is counted. A level that is
handed on may be known though its number is open, also where no bands say so. Where a logarithm
or a root is in play, numbers agree to nine digits, and levels unless they hang on these.
"""

from __future__ import annotations

import random
from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from indicatorkit.answers import NOT_SUPPLIED
from indicatorkit.answers.record import Answers, Column, Rows
from indicatorkit.engine import table
from indicatorkit.engine.case import prepare
from indicatorkit.engine.situation import Situation, situation
from indicatorkit.explain.blame import blamed_answers, leads_with
from indicatorkit.frames.coding import codebooks
from indicatorkit.framework import Framework
from indicatorkit.plan import Plan, leaves, plan
from indicatorkit.toml.read import from_dict
from tests import draw, draw_numbers
from tests.oracle import NotFarEnough, Oracle, Outcome
from tests.release.counting import Tried
from tests.release.sizes import chance, deep, thoroughly

SHARDS = 10
FRAMEWORKS_A_SHARD = thoroughly(30) // deep()
SITUATIONS = 12 * deep()
NUDGES = (Fraction(0), Fraction(1, 10**12), Fraction(-1, 10**12))

MET: Counter[str] = Counter()
"""What the comparison has met, for the last test."""


@pytest.mark.parametrize("shard", range(SHARDS))
def test_numbers_levels_and_reasons_agree(shard: int, tried: Tried) -> None:
    before = MET["cells"]
    for number in range(FRAMEWORKS_A_SHARD):
        rng = chance(f"numbers {shard}.{number}")
        doc = draw_numbers.framework(rng)
        reading = from_dict(doc)
        if reading.framework is None:
            MET["refused"] += 1
            continue
        try:
            compare(rng, doc, reading.framework)
            MET["frameworks"] += 1
        except NotFarEnough:
            MET["not tried far enough"] += 1
    tried(4, MET["cells"] - before)


def compare(rng: random.Random, doc: draw.Doc, framework: Framework) -> None:
    is_inexact = "'log': True" in str(doc) or "geometric_mean" in str(doc)
    judges = [Oracle(doc, nudge=nudge) for nudge in (NUDGES if is_inexact else NUDGES[:1])]
    ready = plan(framework)
    cases = [draw_numbers.situation(rng, doc, judges[0]) for _ in range(SITUATIONS)]
    read = [as_read(framework, ready, case.answers) for case in cases]
    situations = [situation(prepare(ready), *each) for each in read]
    for case, here in zip(cases, situations, strict=True):
        meant = [judge.score(case.answers) for judge in judges]
        held_back: set[str] = set()
        for step in ready.steps:
            if held_back & {source.carrier.id for source in step.sources}:
                held_back.add(step.id)
                continue
            MET["cells"] += 1
            found = seen(here, step.id)
            if not agrees(found, [each[step.id] for each in meant]):
                hands_on = step.rule.rule in ("same_as", "first_known", "table") and step.rule.bands is None
                assert holds_back(found, meant[0][step.id], hands_on=hands_on), (
                    draw.to_toml(doc),
                    case.answers,
                    step.id,
                    found,
                    meant[0][step.id],
                )
                MET["held back"] += 1
                held_back.add(step.id)
    by_columns(framework, ready, read, situations)


def as_read(
    framework: Framework, ready: Plan, answers: Mapping[str, object]
) -> tuple[dict[int, int], dict[int, int], dict[int, float]]:
    books = codebooks(framework, {leaf.id: leaf.values for leaf in leaves(framework)})
    codes: dict[int, int] = {}
    reasons: dict[int, int] = {}
    numbers: dict[int, float] = {}
    for leaf in ready.leaves:
        if leaf.id in answers:
            given = answers[leaf.id]
            meaning = books[leaf.id].read(f"missing:{given[1]}" if isinstance(given, tuple) else given)
            assert not meaning.why, (leaf.id, given, meaning)
            codes[leaf.position], reasons[leaf.position] = meaning.code, meaning.reason
            if table.is_measured(leaf, meaning.code):
                numbers[leaf.position] = float(given)  # type: ignore[arg-type]  # it was read as a number
    return codes, reasons, numbers


def seen(here: Situation, node: str) -> Outcome:
    """What the engine says of a node, in the oracle's words."""
    carrier = here.plan.carrier(node)
    if not here.applies(carrier):
        return Outcome("not_applicable")
    letter = here.letter(carrier)
    if letter is None:
        blame = frozenset(each.id for each in blamed_answers(here, node))
        return Outcome("grey", reason=here.reason(carrier), leads_with=leads_with(here, node), blame=blame)
    number = here.number(carrier)
    level = letter.word if number is None and letter.level is None else None
    if letter.level is not None and carrier.scale is not None:
        level = carrier.scale.levels[letter.level]
    return Outcome("number" if level is None else "level", level=level, number=number)


def agrees(found: Outcome, meant: list[Outcome]) -> bool:
    """Whether that is what is meant; with a root or logarithm, whether it is what is meant with some last digits."""
    if len(meant) == 1:
        return found == meant[0]
    if replace(meant[1], number=None) != replace(meant[2], number=None):
        MET["on its last digits"] += 1
        return True
    one = meant[0].number
    if (found.number is None) != (one is None) or replace(found, number=None) != replace(meant[0], number=None):
        return replace(meant[0], number=None) != replace(meant[1], number=None)
    if found.number is None or one is None:
        return True
    numbers = [one if each.number is None else each.number for each in meant]
    near, far = min(numbers), max(numbers)
    play = Fraction(1, 10**9) * (abs(one) + 1)
    return near - play <= found.number <= far + play  # rounded, it may hang on its last digits


def holds_back(found: Outcome, meant: Outcome, *, hands_on: bool) -> bool:
    """Whether the engine is grey because it takes more to be possible than the oracle has tried."""
    if found.reason == "applicability_unknown":  # the oracle may take it for granted that it applies, or does not
        return meant.reason != found.reason
    if found.reason == "undecided":
        return meant.kind != "grey" or meant.reason in ("cannot_compute", "says_so")
    if found.level is not None and found.number is None and meant.reason == "undecided":
        return hands_on
    return found.level is not None and found.number is None and replace(meant, number=None) == found


def by_columns(
    framework: Framework,
    ready: Plan,
    read: list[tuple[dict[int, int], dict[int, int], dict[int, float]]],
    situations: list[Situation],
) -> None:
    """Many rows at once give the same codes and reasons, and the numbers as floats."""
    columns = {}
    for leaf in ready.leaves:
        codes = bytes(codes.get(leaf.position, leaf.missing) for codes, _, _ in read)
        reasons = bytes(
            why.get(leaf.position, NOT_SUPPLIED) if code == leaf.missing else 0
            for code, (_, why, _) in zip(codes, read, strict=True)
        )
        numbers = array("d", [number.get(leaf.position, 0.0) for _, _, number in read])
        columns[leaf.id] = Column(leaf.id, leaf.values, codes, reasons, numbers, array("I", [0] * len(read)), {})
    names = [str(place) for place in range(len(read))]
    answers = Answers.__new__(Answers)
    object.__setattr__(answers, "rows", Rows(names, [""] * len(read), [""] * len(read)))
    object.__setattr__(answers, "columns", columns)
    for few in (0, len(read)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(table, "FEW_ROWS", few)
            (chunk,) = table.score(framework, answers).chunks
        for place in range(len(ready.leaves) + len(ready.steps)):
            carrier = ready.at(place)
            assert [int(each) for each in chunk.codes[place]] == [here.codes[place] for here in situations]
            assert [int(each) for each in chunk.reasons[place]] == [here.reasons[place] for here in situations]
            said = [here.said(carrier) for here in situations]
            for row, here in enumerate(situations):
                letter = here.letter(carrier)
                if letter is not None and letter.interval is not None:
                    assert Fraction(repr(float(chunk.numbers[place][row]))) == said[row]


def test_enough_was_met(tell: Callable[[str], None]) -> None:
    """Counts what the comparison above has met; run alone it has nothing to count."""
    if not MET["frameworks"]:
        pytest.skip("run together with the comparison")
    tell(", ".join(f"{MET[key]} {key}" for key in sorted(MET)))
    assert MET["refused"] < MET["frameworks"]
    assert MET["held back"] < MET["cells"] // 100
