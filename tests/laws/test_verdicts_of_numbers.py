"""Verdicts on frameworks that compute with measured numbers, against a grid of answers on every edge and beside it.

What is proved holds everywhere on the grid; what is refuted is shown by a case that comes out at the public door, and
is what the property is about. Of what is unknown nothing is claimed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.toml.read import from_dict
from indicatorkit.verify.properties import PROPERTIES
from indicatorkit.verify.proving import Prover
from indicatorkit.verify.verdicts import Stated, Verdict
from tests.draw import to_toml
from tests.drawing_numbers import computing, directed
from tests.loading import loaded

SHARDS = 2
OF_EACH = 8
DIRECTED = 120
MET: Counter[tuple[str, str]] = Counter()
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What comes out of a node: a level (or nothing), a number (or nothing), or why there is neither."""

    level: str | None
    number: Fraction | None
    reason: str | None

    @property
    def is_grey(self) -> bool:
        return self.reason is not None and self.reason != "not_applicable"

    @property
    def sort(self) -> Any:
        if self.reason is not None:
            return "grey" if self.is_grey else "not applicable"
        return self.level if self.level is not None else self.number


class Grid:
    """Every answer of a few to every question, scored through the public door."""

    def __init__(self, framework: Framework, options: Mapping[str, list[Any]]) -> None:
        self.framework, self.options = framework, options
        self.ids = list(options)
        self.scored = {said: self._score(said) for said in product(*options.values())}

    def _score(self, said: tuple[Any, ...]) -> dict[str, Outcome]:
        answers = {id_: each for id_, each in zip(self.ids, said, strict=True) if each is not None}
        return outcomes(self.framework, answers)

    def moves(self, below: set[str]) -> Iterator[tuple[str, Any, Any, tuple[Any, ...], tuple[Any, ...]]]:
        """Two situations that differ in one question."""
        for said in self.scored:
            for at, id_ in enumerate(self.ids):
                if id_ in below:
                    for other in self.options[id_]:
                        if other != said[at]:
                            yield id_, said[at], other, said, (*said[:at], other, *said[at + 1 :])


def outcomes(framework: Framework, answers: Answers) -> dict[str, Outcome]:
    case = ik.score_case(framework, dict(answers))
    assert not case.issues
    found = {}
    for item in framework:
        here = case.situation
        carrier = here.plan.carrier(item.id)
        found[item.id] = Outcome(case.level(item.id), here.number(carrier), case.reason(item.id))
    return found


# ------------------------------------------------------------------------------------------- what each property means


def is_open(said: Any) -> bool:
    return said is None


def is_worse(framework: Framework, id_: str, before: Any, after: Any) -> bool:
    """A lower number where higher is better, and the other way round."""
    higher = framework[id_].answer.higher_is  # type: ignore[union-attr]  # a number
    numbers = isinstance(before, (int, float)) and isinstance(after, (int, float))
    return numbers and higher is not None and (after < before) == (higher == "better")


def rank(framework: Framework, node: str, outcome: Outcome) -> int | None:
    scale = framework.orders.get(framework[node].scale_id or "")
    if scale is None or outcome.level is None:
        return None
    return scale.levels.index(outcome.level)


def breaks(
    framework: Framework, claim: str, node: str, id_: str, before: Any, after: Any, one: Outcome, other: Outcome
) -> bool:
    match claim:
        case "monotone":
            low, high = rank(framework, node, one), rank(framework, node, other)
            return is_worse(framework, id_, before, after) and low is not None and high is not None and high > low
        case "never_regrey":
            return is_open(before) and not is_open(after) and not one.is_grey and other.is_grey
        case "never_revised":
            return is_open(before) and not is_open(after) and not one.is_grey and one.sort != other.sort
        case "grey_by_gaps_alone":
            known = not is_open(before) and not is_open(after) and "nvt" not in (before, after)
            return known and one.is_grey != other.is_grey
    return False


def wrong(grid: Grid, node: str, below: set[str], verdict: Verdict) -> str | None:
    """What on the grid says otherwise than a proof."""
    framework, claim = grid.framework, verdict.claim
    here = {said: found[node] for said, found in grid.scored.items()}
    asked = [grid.ids.index(each) for each in below]
    match claim:
        case "monotone" | "never_regrey" | "never_revised" | "grey_by_gaps_alone":
            for id_, before, after, one, other in grid.moves(below):
                if breaks(framework, claim, node, id_, before, after, here[one], here[other]):
                    return f"{one} → {other}: {here[one]} → {here[other]}"
        case "known_when_answered":
            return next(
                (f"{said}" for said, each in here.items() if None not in [said[at] for at in asked] and each.is_grey),
                None,
            )
        case "grey_if_any_missing":
            return next(
                (f"{said}" for said, each in here.items() if None in [said[at] for at in asked] and not each.is_grey),
                None,
            )
    return None


def refuted_falsely(grid: Grid, node: str, verdict: Verdict) -> str | None:
    """What on the grid says otherwise than a refutation without a case."""
    here = {found[node] for found in grid.scored.values()}
    if verdict.claim == "every_level_reachable":
        return next((each for each in verdict.about if any(found.level == each for found in here)), None)
    if verdict.claim == "inputs_matter" and verdict.scope == "answers":
        for id_, _, _, one, other in grid.moves(set(verdict.about)):
            if grid.scored[one][node].sort != grid.scored[other][node].sort:
                return f"{id_}: {one} → {other}"
    return None


def not_shown(framework: Framework, verdict: Verdict) -> Iterator[str]:
    """What of a case does not come out at the door, or does not show what it should."""
    witness = verdict.witness
    assert witness is not None
    found = []
    for stated in (witness.before, witness.after):
        if stated is not None and stated.is_real:
            outcome = outcomes(framework, stated.answers)[verdict.node]
            found.append(outcome)
            if not fits(stated, outcome):
                yield f"{dict(stated.answers)} gives {outcome}, not {stated.expect}"
    if len(found) == 2 and verdict.scope == "answers" and witness.after is not None:
        (moved,) = witness.changed
        before, after = (each.answers.get(moved) for each in (witness.before, witness.after))
        plain = [
            None
            if isinstance(x, str) and x.startswith("missing")
            else float(x)
            if not isinstance(x, str) and x is not None
            else x
            for x in (before, after)
        ]
        known = verdict.claim in ("monotone", "never_regrey", "never_revised", "grey_by_gaps_alone")
        if known and not breaks(framework, verdict.claim, verdict.node, moved, *plain, *found):
            yield f"{moved}: {before} → {after} with {found} shows nothing"


def fits(stated: Stated, outcome: Outcome) -> bool:
    match stated.expect:
        case {"grey": _}:
            return outcome.is_grey
        case "not_applicable":
            return outcome.reason == "not_applicable"
        case {"number": number, "level": level}:
            return (outcome.number, outcome.level) == (number, level)
        case str():
            return outcome.level == stated.expect
        case _:
            return outcome.number == stated.expect


# ---------------------------------------------------------------------------------------------------------- the law


@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_is_said_of_numbers_is_true(shard: int) -> None:
    for number in range(OF_EACH):
        doc, options = computing(Random(f"numbers {shard}.{number}"))
        framework = loaded(from_dict(doc))
        grid, prover = Grid(framework, options), Prover(framework)
        context = to_toml(doc)
        for item in framework:
            for claim in PROPERTIES if item.rule is not None else ():
                for scope in claim.scopes:
                    verdict = prover.verdict(claim, item.id, scope)
                    if verdict is None:
                        continue
                    MET[claim.name, verdict.status] += 1
                    about = f"{claim.name} of {item.id} by its {scope}"
                    if verdict.status == "proved" and scope == "answers":
                        below = questions_below(prover, item.id)
                        assert wrong(grid, item.id, below, verdict) is None, (
                            about,
                            wrong(grid, item.id, below, verdict),
                            context,
                        )
                    if verdict.status == "refuted":
                        assert refuted_falsely(grid, item.id, verdict) is None, (about, verdict.about, context)
                        if verdict.witness is not None:
                            assert not list(not_shown(framework, verdict)), (
                                about,
                                list(not_shown(framework, verdict)),
                                context,
                            )


def test_no_worse_number_is_better_where_that_is_proved() -> None:
    monotone = next(each for each in PROPERTIES if each.name == "monotone")
    for number in range(DIRECTED):
        doc, options = directed(Random(f"directed {number}"))
        framework = loaded(from_dict(doc))
        prover = Prover(framework)
        grid = None
        for node in ("n", "top"):
            verdict = prover.verdict(monotone, node, "answers")
            assert verdict is not None
            MET["monotone", verdict.status] += 1
            if verdict.status == "proved":
                grid = grid or Grid(framework, options)
                found = wrong(grid, node, {"q0", "q1"}, verdict)
                assert found is None, (node, found, to_toml(doc))
            if verdict.status == "refuted":
                assert not list(not_shown(framework, verdict)), to_toml(doc)


def questions_below(prover: Prover, node: str) -> set[str]:
    view = prover._view(0, node, "answers")
    assert view is not None
    return {view.at(place).id for place in view.varying}


def test_every_property_was_met(tell: Callable[[str], None]) -> None:
    """Counts what was compared above; run alone it has nothing to count."""
    if not MET:
        pytest.skip("run together with the comparison")
    for claim in dict.fromkeys(name for name, _ in sorted(MET)):
        numbers = [MET[claim, status] for status in ("proved", "refuted", "unknown")]
        tell("  {:<24}proved {:>5}   refuted {:>5}   unknown {:>5}".format(claim, *numbers))
    for claim in ("monotone", "never_regrey", "never_revised", "every_level_reachable", "edges_clear"):
        assert MET[claim, "proved"] and MET[claim, "refuted"]
