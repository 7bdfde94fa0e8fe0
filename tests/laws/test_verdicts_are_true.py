"""Every verdict is true, and every witness shows it: random frameworks, every property, against trying everything.

The brute force (`tests/proving.py`) reads each property straight from its definition and only asks the engine, and the
machine of a rule. Witnesses are replayed through the public door, as an author would.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from random import Random
from time import perf_counter
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.folding import forest
from indicatorkit.folding.signals import said
from indicatorkit.framework import Framework
from indicatorkit.toml.read import from_dict
from indicatorkit.verify.proofs import Case, Proof, Property
from indicatorkit.verify.properties import PROPERTIES, Veto
from indicatorkit.verify.proving import Prover
from indicatorkit.verify.verdicts import Stated, Verdict
from indicatorkit.verify.views import Scope, View
from tests import proving
from tests.draw import framework as of_every_construct, to_toml
from tests.explaining import Doc, plain
from tests.loading import loaded
from tests.provable import provable
from tests.proving import Index, Space, Spaces, TooMany, Tried

SHARDS = 16
OF_EACH = 50
MEANINGS: Mapping[Scope, Mapping[str, proving.Property]] = {"rule": proving.RULE, "answers": proving.ANSWERS}

MET: Counter[tuple[str, ...]] = Counter()  # claim, scope, status
BOUNDS: Counter[tuple[str, str]] = Counter()  # claim and status, where shared questions are taken for independent
OTHER: Counter[str] = Counter()
SECONDS: Counter[str] = Counter()


class Trial:
    """One framework: what the prover says of it beside what trying everything finds."""

    def __init__(self, framework: Framework, *, every_reason: bool = False, most: int = proving.MOST) -> None:
        self.framework, self.every_reason, self.tried = framework, every_reason, 0
        self.prover = Prover(framework)
        self.spaces = [Spaces(world.plan, most, every_reason=every_reason) for _, world in self.prover.worlds]
        self._known: dict[tuple[int, str, Scope], Space | None] = {}

    def space(self, world: int, node: str, scope: Scope) -> Space | None:
        """The node with everything that varies; nothing where that is too much to try."""
        key = (world, node, scope)
        if key not in self._known:
            spaces = self.spaces[world]
            step = spaces.plan.step(node)
            assert step is not None
            try:
                self._known[key] = made = spaces.of_rule(step) if scope == "rule" else spaces.of_answers(step)
                self.tried += made.codes.size
            except TooMany:
                self._known[key] = None
        return self._known[key]

    def asked(self) -> Iterator[tuple[Property, str, Scope, proving.Property]]:
        """Every property of every computed node, in every scope, and what it means."""
        for item in self.framework:
            for claim in PROPERTIES if item.rule is not None else ():
                if self.every_reason and claim.name == "symmetric":
                    continue  # asked where two can say the same, and gaps that nobody tells apart are the same
                for scope in claim.scopes:
                    yield claim, item.id, scope, MEANINGS[scope][claim.name]
            for promise in self.framework.promises if item.rule is not None else ():
                if promise.by:
                    by = promise.by
                    yield Veto(by), item.id, "answers", lambda space, by=by: proving.veto(space, by)

    def differences(self) -> Iterator[str]:
        """Where the prover is wrong."""
        for claim, node, scope, meaning in self.asked():
            spaces = [self.space(world, node, scope) for world in range(len(self.spaces))]
            if None in spaces:
                OTHER["too many situations"] += 1
                continue
            tried = {}
            for world, space in enumerate(spaces):
                assert space is not None
                begun = perf_counter()
                tried[self.prover.worlds[world][0]] = meant = meaning(space)
                SECONDS["trying"] += perf_counter() - begun
                begun = perf_counter()
                view = self.prover._view(world, node, scope)
                assert view is not None
                proof = claim.prove(view)
                SECONDS["proving"] += perf_counter() - begun
                for wrong in compared(view, space, proof, meant):
                    yield f"{claim.name} of {node} by its {scope} in {space.plan.wave!r}: {wrong}"
            verdict = self.prover.verdict(claim, node, scope)
            wanted = proving.in_all_waves(self.framework, claim.name, node, tried)
            if (None if verdict is None else verdict.status == "proved") != wanted:
                yield f"{claim.name} of {node} by its {scope} in all waves: {verdict}, not {wanted}"
            if verdict is not None:
                MET[claim.name, scope, verdict.status] += 1
                OTHER["combined over waves"] += len(tried) > 1
                yield from (f"{claim.name} of {node}: {each}" for each in at_the_door(self.framework, verdict))


def compared(view: View, space: Space, proof: Proof | None, tried: Tried | None) -> Iterator[str]:
    """Where what was found in one wave is not what it means: the status, what it is about, the case that shows it."""
    if proof is None or tried is None:
        if (proof is None) != (tried is None):
            yield f"{proof} where there is {tried} to ask"
        return
    if proof.status != ("proved" if tried.holds else "refuted"):
        yield f"{proof}, but {tried}"
    elif not tried.holds:
        if tried.about is not None and {each.split(" ")[0] for each in proof.about} != set(tried.about):
            yield f"about {proof.about}, not {tried.about}"
        yield from shown(view, space, proof.case, tried)


def shown(view: View, space: Space, case: Case | None, tried: Tried, *, smallest: bool = True) -> Iterator[str]:
    """What is wrong with a case: it shows nothing, or more is answered in it than need be."""
    if case is None:
        if tried.fewest is not None:
            yield "there is no case"
        return
    before, after = (index(view, space, each) for each in (case.before, case.after))
    assert before is not None
    if not tried.shows(before, after):
        yield f"the case {before}, {after} does not show it"
    number = int(space.answered[before])
    moved = [axis for axis in range(len(before)) if after is not None and before[axis] != after[axis]]
    if len(moved) == 1 and after is not None:
        number += after[moved[0]] in space.places[moved[0]].answers
    if smallest and number != tried.fewest and not tried.any_case:
        yield f"the case {before}, {after} has {number} answers, and {tried.fewest} would do"
    OTHER["cases"] += 1


def index(view: View, space: Space, given: Mapping[int, int] | None) -> Index | None:
    return None if given is None else space.index({place: said(view.at(place), each) for place, each in given.items()})


def at_the_door(framework: Framework, verdict: Verdict) -> Iterator[str]:
    """What does not come out when the case of a verdict is scored as an author would."""
    found = (verdict.witness.before, verdict.witness.after) if verdict.witness is not None else ()
    for stated in found:
        if stated is not None:
            OTHER["replayed" if stated.is_real else "of a rule, with no answers that lead there"] += 1
            if stated.is_real:
                yield from not_so(framework, verdict, stated)


def not_so(framework: Framework, verdict: Verdict, stated: Stated) -> Iterator[str]:
    given = {**stated.answers, **stated.entity}
    case = ik.score_case(framework, given, wave=verdict.wave or None)
    yield from (f"{issue}" for issue in case.issues)
    level, number, reason = (ask(verdict.node) for ask in (case.level, case.number, case.reason))
    means: Any = {"grey": reason} if level is None and number is None else {"number": number, "level": level}
    means = {key: word for key, word in means.items() if word is not None}
    if reason == "not_applicable" or set(means) in ({"level"}, {"number"}):
        means = reason or next(iter(means.values()))
    if means != stated.expect:
        yield f"{given} gives {means}, not {stated.expect}"


# ------------------------------------------------------------------------------------------------------------- the laws


def drawn(shard: int) -> Iterator[tuple[Doc, Trial]]:
    """Frameworks as people write them, with their odd corners, and those in which properties are often broken."""
    for number in range(45):
        rng = Random(f"verdicts {shard}.{number}")
        kind = plain if number < 6 else of_every_construct if number < 11 else provable
        doc = kind(rng)
        yield doc, Trial(loaded(from_dict(doc)), every_reason=number % 10 == 0)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_verdict_is_what_trying_everything_finds(shard: int) -> None:
    wrong: dict[str, str] = {}  # by claim, in the shortest framework
    for doc, trial in drawn(shard):
        for difference in trial.differences():
            shown = f"{difference}\n{to_toml(doc)}"
            claim = difference.split(" ")[0]
            wrong[claim] = min(shown, wrong.get(claim, shown), key=len)
    assert not wrong, "\n\n".join([f"wrong: {', '.join(wrong)}", *wrong.values()])


@pytest.mark.parametrize("shard", range(6))
def test_what_is_said_on_a_bound_is_true(shard: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With shared questions taken for independent ones: what is proved or refuted is; of the rest nobody knows."""
    monkeypatch.setattr(forest, "MOST_NODES", 0)
    for number in range(12):
        doc = plain(Random(f"bounds {shard}.{number}"))
        trial = Trial(loaded(from_dict(doc)))
        for claim, node, scope, meaning in trial.asked():
            for world in range(len(trial.spaces)):
                view, space = trial.prover._view(world, node, scope), trial.space(world, node, scope)
                if view is None or space is None or view.tree.is_exact:
                    continue
                proof, tried = claim.prove(view), meaning(space)
                if proof is None or tried is None:
                    assert (proof, tried) == (None, None)
                    continue
                BOUNDS[claim.name, proof.status] += 1
                if proof.status != "unknown":
                    context = f"{claim.name} of {node}\n{to_toml(doc)}"
                    assert (proof.status == "proved") == tried.holds, context
                    assert tried.holds or not list(shown(view, space, proof.case, tried, smallest=False)), context


def test_every_property_was_often_proved_and_often_refuted(tell: Callable[[str], None]) -> None:
    """Counts what was compared above; run alone it has nothing to count."""
    if not MET:
        pytest.skip("run together with the comparison")
    tell(f"{MET.total()} verdicts compared with trying everything: none wrong")
    for claim in [*(each.name for each in PROPERTIES), "veto"]:
        for scope in ("rule", "answers"):
            numbers = [MET[claim, scope, status] for status in ("proved", "refuted")]
            if any(numbers):
                tell(f"  {claim:<24}{scope:<9}proved {numbers[0]:>6}   refuted {numbers[1]:>6}")
    tell("  " + ", ".join(f"{what}: {number}" for what, number in sorted(OTHER.items())))
    tell("  " + ", ".join(f"{what} {seconds:.1f} s" for what, seconds in SECONDS.items()))
    total = BOUNDS.total()
    unknown = {claim: number for (claim, status), number in sorted(BOUNDS.items()) if status == "unknown"}
    tell(f"  on bounds {total}, of which unknown {sum(unknown.values())}: {unknown}")
    every = {(each.name, status) for each in PROPERTIES for status in ("proved", "refuted")}
    found = Counter[tuple[str, str]]()
    for (claim, _, status), number in MET.items():
        found[claim, status] += number
    assert not {each for each in every | {("veto", "proved"), ("veto", "refuted")} if found[each] < OF_EACH}
