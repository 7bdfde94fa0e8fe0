"""A mutant is the file with one edit: what is said of it is held against reading that file and trying all answers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from math import prod
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import indicatorkit as ik
from indicatorkit.alphabets import Carrier
from indicatorkit.asking import ChoiceAnswer, LevelAnswer, NumberAnswer, SeveralAnswer, is_measured
from indicatorkit.engine.case import Prepared, prepare
from indicatorkit.engine.situation import Situation, situation
from indicatorkit.frames.codebook import Codebook
from indicatorkit.frames.coding import codebooks
from indicatorkit.framework import Framework
from indicatorkit.plan import leaves, plan
from indicatorkit.toml.read import from_dict
from indicatorkit.verify.examples import unmet
from indicatorkit.verify.mutation.cases import Case, Differs, Ground
from indicatorkit.verify.mutation.declared import declarations, edits
from indicatorkit.verify.mutation.domain import Domain
from indicatorkit.verify.mutation.edits import Edit, edited
from indicatorkit.verify.mutation.mutant import Original
from tests import draw, explaining
from tests.loading import loaded

SHARDS = 4
FRAMEWORKS_A_SHARD = 13
MUTANTS = 8
MOST = 500
BY_CHANCE = 250
REASONS = ("unknown", "confidential", "not_asked", "unreadable")

Given: TypeAlias = dict[str, Any]
DONE: Counter[str] = Counter()


@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_is_said_of_a_mutant_is_true_of_the_edited_file(shard: int) -> None:
    for doc, original, tried in drawn(shard):
        for edit, differs, case in tried:
            there = Scorer(loaded(from_dict(edited(bare(doc), edit))))
            here = Scorer(original.framework)
            if case is not None:
                holds_on_the_engine(here, there, case)
            if differs in (Differs.NOWHERE, Differs.UNREACHABLE):
                for wave in here.framework.waves or (None,):
                    for given in situations(random.Random(f"{shard}{edit}"), here, there):
                        assert here.told(given, wave) == there.told(given, wave), (draw.to_toml(doc), edit, given)
                        DONE["situations that are the same"] += 1
            DONE[differs.value] += 1


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_fewer_answers_make_that_difference(shard: int) -> None:
    for doc, original, tried in drawn(shard):
        for edit, _, case in tried:
            if case is None:
                continue
            here, there = Scorer(original.framework), Scorer(loaded(from_dict(edited(bare(doc), edit))))
            questions = options(here, there)
            size = len(case.answers) + len(case.entity)
            fewer = [dict(zip(names, said, strict=True)) for names, said in subsets(questions, size - 1)]
            for given in fewer if len(fewer) <= MOST else random.Random(1).sample(fewer, MOST):
                now, then = here.told_of(case.node, given, case.wave), there.told_of(case.node, given, case.wave)
                same = (now, then) != (plain(case.now), plain(case.then))
                assert same, (draw.to_toml(doc), edit, case, given)
                DONE["fewer answers"] += 1


@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_examples_that_are_written_notice_every_change(shard: int, tmp_path: Path) -> None:
    for number in range(FRAMEWORKS_A_SHARD):
        file = tmp_path / f"{number}.toml"
        file.write_text(draw.to_toml(document(shard, number)), "utf-8")
        before = ik.mutate(ik.load(file), most=12)
        beside = before.write_examples()
        written = beside.read_bytes()
        assert not [str(issue) for issue in ik.check(file) if issue.code.startswith("example")]
        after = ik.mutate(ik.load(file), most=12)
        assert not after.survivors
        assert [each.edit for each in after.changes] == [each.edit for each in before.changes]
        assert after.write_examples().read_bytes() == written
        assert len(after.framework.more_examples) == len(before.examples) <= len(before.survivors)
        DONE["frameworks written"] += 1
        DONE["examples written"] += len(before.examples)
        DONE["survivors noticed"] += len(before.survivors)


def test_the_laws_met_enough(tell: Callable[[str], None]) -> None:
    """Counts what the laws above have met; run alone it has nothing to count."""
    if not DONE:
        pytest.skip("run together with the laws")
    tell(f"mutants: {dict(DONE)}, 0 wrong")
    assert min(DONE[each] for each in ("yes", "nowhere", "frameworks written")) >= 50
    assert DONE["unreachable"] >= 10 and DONE["situations that are the same"] > 10_000


# ------------------------------------------------------------------------------------------------------ what is drawn

Tried: TypeAlias = tuple[Edit, Differs, Case | None]


def document(shard: int, number: int) -> dict[str, Any]:
    rng = random.Random(f"{shard}.{number}")
    return draw.framework(rng) if number % 2 else explaining.plain(rng)


@cache
def drawn(shard: int) -> tuple[tuple[dict[str, Any], Original, tuple[Tried, ...]], ...]:
    return tuple(draw_some(shard))


def draw_some(shard: int) -> Iterator[tuple[dict[str, Any], Original, tuple[Tried, ...]]]:
    for number in range(FRAMEWORKS_A_SHARD):
        doc = document(shard, number)
        original = Original(loaded(from_dict(doc)))
        domain, ground = Domain(original.framework, original.doc, original.plans), Ground(original)
        found = [edit for each in declarations(domain) for edit in edits(domain, each)]
        chosen = random.Random(number).sample(found, min(MUTANTS, len(found)))
        yield (
            doc,
            original,
            tuple((edit, *ground.smallest(mutant)) for edit in chosen if (mutant := original.read(edit)) is not None),
        )


def bare(doc: Mapping[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in doc.items() if key not in ("example", "promise")}


# --------------------------------------------------------------------------------------------------------- brute force


class Scorer:
    """What comes out of every node for some answers, as plainly as can be."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.leaves: tuple[Carrier, ...] = leaves(framework)
        self.books: Mapping[str, Codebook] = codebooks(framework, {leaf.id: leaf.values for leaf in self.leaves})

    def situation(self, given: Given, wave: str | None) -> Situation:
        prepared: Prepared = prepare(plan(self.framework, wave))
        codes, reasons = {}, {}
        for leaf in self.leaves:
            if leaf.id in given:
                meaning = self.books[leaf.id].read(given[leaf.id])
                assert not meaning.why
                codes[leaf.position], reasons[leaf.position] = meaning.code, meaning.reason
        return situation(prepared, codes, reasons)

    def told(self, given: Given, wave: str | None) -> dict[str, tuple[str, ...]]:
        here = self.situation(given, wave)
        return {node: plain(self._told(here, node)) for node in here.plan.results}

    def told_of(self, node: str, given: Given, wave: str | None) -> tuple[str, ...]:
        return plain(self._told(self.situation(given, wave), node))

    def _told(self, here: Situation, node: str) -> tuple[str, ...]:
        carrier = here.plan.carrier(node)
        letter = here.letter(carrier)
        if letter is None:
            return ("grey", here.reason(carrier) or "") if here.applies(carrier) else ("not_applicable",)
        level = carrier.scale.levels[letter.level] if carrier.scale is not None and letter.level is not None else ""
        number = "" if letter.number is None else str(letter.number)
        word = letter.word if not level and not number and letter.interval is None else ""
        return ("value", level, number, word)


def plain(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(said)


def holds_on_the_engine(here: Scorer, there: Scorer, case: Case) -> None:
    given = {**case.answers, **case.entity}
    assert here.told_of(case.node, given, case.wave) == case.now
    assert there.told_of(case.node, given, case.wave) == case.then
    assert not list(unmet(here.situation(given, case.wave), case.example))
    assert list(unmet(there.situation(given, case.wave), case.example))


def options(here: Scorer, there: Scorer) -> dict[str, list[Any]]:
    """Every answer to every question: every option, every choice of several, a number in every cell of either."""
    found: dict[str, list[Any]] = {}
    for one, two in zip(here.leaves, there.leaves, strict=True):
        asked = here.framework.items.get(one.id) or here.framework.attributes[one.id]
        found[one.id] = [
            *values(asked.answer, here.framework, one, two),
            *(option.id for option in asked.answer.options if not option.is_value),  # type: ignore[union-attr]
            *(f"missing:{reason}" for reason in REASONS),
        ]
    return found


def values(answer: Any, framework: Framework, one: Carrier, two: Carrier) -> list[Any]:
    own = [option.id for option in answer.options if option.is_value]
    match answer:
        case LevelAnswer():
            return [*framework.scales[answer.scale].order.levels, *own]
        case ChoiceAnswer():
            return own
        case SeveralAnswer():
            alone = [option.id for option in answer.options if option.is_value and option.alone]
            many = [each for each in own if each not in alone]
            return [[each] for each in alone] + [
                list(some) for size in range(1, len(many) + 1) for some in combinations(many, size)
            ]
        case NumberAnswer() if is_measured(answer):
            edges = {
                edge
                for letter in (*one.values, *two.values)
                if letter.interval is not None
                for edge in (letter.interval.low, letter.interval.high)
                if edge is not None
            }
            near = {each + by for each in edges | {Fraction(5)} for by in (0, Fraction(1, 100), -Fraction(1, 100))}
            return [*own, *(float(each) for each in near if answer.accepted.holds(each))]
        case NumberAnswer():
            return [*own, *(answer.whole_numbers() or ())]
    raise AssertionError(answer)


def situations(rng: random.Random, here: Scorer, there: Scorer) -> Iterator[Given]:
    """All situations, where they are few; else some of them by chance."""
    questions = {id_: [None, *raws] for id_, raws in options(here, there).items()}
    if prod(map(len, questions.values())) <= MOST:
        found: Iterator[tuple[Any, ...]] = product(*questions.values())
    else:
        gaps = rng.choice((0.1, 0.4, 0.7))
        found = (
            tuple(None if rng.random() < gaps else rng.choice(raws) for raws in questions.values())
            for _ in range(BY_CHANCE)
        )
    for said in found:
        yield {id_: raw for id_, raw in zip(questions, said, strict=True) if raw is not None}


def subsets(questions: Mapping[str, list[Any]], most: int) -> Iterator[tuple[tuple[str, ...], tuple[Any, ...]]]:
    """All ways to answer at most so many questions; of many questions at most two of them."""
    for size in range(min(most, 2) + 1):
        for names in combinations(questions, size):
            yield from ((names, said) for said in product(*(questions[each] for each in names)))
