"""Every property of every computed node, over all situations of all waves; and what the framework promises."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property

from ..diagram import TooLarge
from ..expected import Promise
from ..folding.world import World
from ..framework import Framework
from ..issues import Path
from ..items import Item
from ..plan import Plan, RuleTooLarge, plan, rule_in
from ..progress import watched
from .likeness import kinds
from .proofs import Proof, Property
from .properties import OF_BANDS, PROPERTIES, Veto
from .replaying import replays
from .verdicts import Verdict, witness
from .views import Scope, View, of_answers, of_rule

Found = tuple[str, View, Proof]
"""A wave, a node in it, and what was found."""


def verify(
    framework: Framework, *, claims: Collection[str] | None = None, nodes: Collection[str] | None = None
) -> tuple[Verdict, ...]:
    """A verdict for each property of each computed node, where there is anything to ask; promises are among them.

    They stand in the order of the framework, then of the properties. With `claims` or `nodes` only those.
    """
    try:
        prover = Prover(framework)
    except RuleTooLarge as large:
        return (_too_large(large.item.id, large.issues[0].where.path),)
    except TooLarge:
        return (_too_large(framework.id, ()),)
    return tuple(prover.verdicts(claims, nodes))


def _too_large(item: str, path: Path) -> Verdict:
    return Verdict("total", item, "rule", "unknown", "required", why="too_large", path=path)


class Prover:
    """All that can be asked about one framework; what is found is found once."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.waves: tuple[str, ...] = framework.waves or (framework.default_wave(),)
        plans: dict[int, tuple[str, Plan]] = {}
        for wave in self.waves:
            here = plan(framework, wave)
            plans.setdefault(id(here), (wave, here))
        self.worlds: list[tuple[str, World]] = [(wave, World(each)) for wave, each in plans.values()]
        self._views: dict[tuple[int, str, Scope], View] = {}
        self._proofs: dict[tuple[Property, int, int], Proof | None] = {}
        self._verdicts: dict[tuple[Property, str, Scope], Verdict | None] = {}

    def verdicts(self, claims: Collection[str] | None, nodes: Collection[str] | None) -> Iterator[Verdict]:
        """Every verdict, with what is promised as promised."""
        for item in watched("proofs", self.framework.items.values()):
            if item.earlier is not None if nodes is None else item.id not in nodes:
                continue
            yield from (each for each in of_answer(item) if claims is None or each.claim in claims)
            for each in PROPERTIES if item.rule is not None else ():
                if claims is None or each.name in claims:
                    for scope in each.scopes:
                        verdict = self.verdict(each, item.id, scope)
                        if verdict is not None:
                            yield self._as_promised(each, verdict)
        yield from self._only_promised(claims, nodes)

    def promised(self) -> Iterator[Verdict]:
        """The verdicts on what is promised, in the same order; what else there is to ask of a node is not asked."""
        for item in watched("proofs", self.framework.items.values()):
            for claim in PROPERTIES if item.rule is not None and item.earlier is None else ():
                if self._promise(claim.name, item.id) is not None:
                    verdict = self.verdict(claim, item.id, claim.scopes[-1])
                    if verdict is not None:
                        yield self._as_promised(claim, verdict)
        yield from self._only_promised(None, None)

    def verdict(self, claim: Property, node: str, scope: Scope) -> Verdict | None:
        """What holds of a node in all waves; nothing where there is nothing to ask."""
        key = (claim, node, scope)
        if key not in self._verdicts:
            self._verdicts[key] = self._verdict(claim, node, scope)
        return self._verdicts[key]

    def _verdict(self, claim: Property, node: str, scope: Scope) -> Verdict | None:
        found = [
            (wave, view, proof)
            for index, wave in self._waves_of(node)
            if (view := self._view(index, node, scope)) is not None and (proof := self._proof(claim, view)) is not None
        ]
        if not found:
            return None
        wave, view, proof = self._worst(claim, node, found)
        case = None if proof.case is None else witness(view, proof.case)
        grade = "required" if scope in claim.required else "fact"
        refuted_in = wave if proof.status == "refuted" else ""
        return Verdict(
            claim.name,
            node,
            scope,
            proof.status,
            grade,  # type: ignore[arg-type]  # one of these two
            wave=refuted_in,
            about=proof.about,
            why=proof.why,
            witness=case,
            path=self.framework[node].places.get("rule") or self.framework[node].places.get("", ()),
        )

    def _waves_of(self, node: str) -> Iterator[tuple[int, str]]:
        """The worlds in which a node is another one, or under another roll-up, than in those before."""
        told: set[tuple[int | None, int]] = set()
        for index, (wave, world) in enumerate(self.worlds):
            place = world.plan.results.get(node)
            kind = None if place is None else self._kinds[index][place]
            key = (kind, id(rule_in(self.framework[node], wave, self.framework.waves)))
            if key not in told:
                told.add(key)
                yield index, wave

    @cached_property
    def _kinds(self) -> tuple[tuple[int, ...], ...]:
        return kinds([world for _, world in self.worlds])

    def _proof(self, claim: Property, view: View) -> Proof | None:
        """What holds of a node; where its inputs are the answers below it, what holds of its rule does, seen again."""
        if not view.is_both_scopes:
            return claim.prove(view)
        key = (claim, id(view.world), view.root.position)
        if key in self._proofs:
            proof = self._proofs[key]
            if proof is None or proof.case is None or replays(view, proof.case):
                return proof
        self._proofs[key] = claim.prove(view)
        return self._proofs[key]

    def _view(self, index: int, node: str, scope: Scope) -> View | None:
        _, world = self.worlds[index]
        key = (index, node, scope)
        if key not in self._views:
            step = world.plan.step(node)
            if step is None:
                return None
            self._views[key] = of_rule(world, step) if scope == "rule" else of_answers(world, step)
        return self._views[key]

    def _worst(self, claim: Property, node: str, found: list[Found]) -> Found:
        """What is said over all waves: the first refutation, unless it only needs to hold once under a roll-up."""
        if claim.always:
            return next((e for status in ("refuted", "unknown") for e in found if e[2].status == status), found[0])
        in_force: dict[int, list[Found]] = {}
        for each in found:
            in_force.setdefault(id(rule_in(self.framework[node], each[0], self.framework.waves)), []).append(each)
        best = [_once(group) for group in in_force.values()]
        return next((e for status in ("refuted", "unknown") for e in best if e[2].status == status), best[0])

    # ------------------------------------------------------------------------------------------------------- promises

    def _promise(self, claim: str, node: str) -> tuple[int, Promise] | None:
        """The first promise of this kind about a node, and which it is."""
        return next(
            (
                (number, each)
                for number, each in enumerate(self.framework.promises)
                if each.holds == claim and not each.by and _is_about(each, node)
            ),
            None,
        )

    def _as_promised(self, claim: Property, verdict: Verdict) -> Verdict:
        """The verdict as a promise, where one is made of it; a rule by itself is only excepted with its node."""
        found = self._promise(claim.name, verdict.node)
        if found is None:
            return verdict
        number, promise = found
        accepted = promise.exceptions.get(verdict.node)
        if verdict.scope == claim.scopes[-1]:
            return verdict.promised(number, promise.because, promise.path, accepted)
        return replace(verdict, accepted=accepted) if verdict.status == "refuted" else verdict

    def _only_promised(self, claims: Collection[str] | None, nodes: Collection[str] | None) -> Iterator[Verdict]:
        """What nobody asks unless it is promised."""
        yield from self._empty(claims, nodes)
        for number, promise in enumerate(self.framework.promises):
            if promise.by and (claims is None or promise.holds in claims):
                yield from (each for each in self.vetoes(number, promise) if nodes is None or each.node in nodes)

    def _empty(self, claims: Collection[str] | None, nodes: Collection[str] | None) -> Iterator[Verdict]:
        """Promises of nodes that are named, where there is nothing to ask."""
        for number, promise in enumerate(self.framework.promises):
            claim = next((each for each in PROPERTIES if each.name == promise.holds), Veto(promise.by))
            for node in promise.nodes:
                wanted = (claims is None or promise.holds in claims) and (nodes is None or node in nodes)
                if wanted and not any(self.verdict(claim, node, scope) is not None for scope in reversed(claim.scopes)):
                    nothing = Verdict(
                        promise.holds, node, claim.scopes[-1], "unknown", "promised", why="nothing_to_ask"
                    )
                    yield nothing.promised(number, promise.because, promise.path, promise.exceptions.get(node))

    def vetoes(self, number: int, promise: Promise) -> Iterator[Verdict]:
        """What is promised of the worst answer to some nodes, for each node above them."""
        claim = Veto(promise.by)
        for item in self.framework:
            if item.rule is None or not _is_about(promise, item.id):
                continue
            verdict = self.verdict(claim, item.id, "answers")
            if verdict is not None:
                yield verdict.promised(number, promise.because, promise.path, promise.exceptions.get(item.id))


def _once(found: list[Found]) -> Found:
    """What is said of waves with one roll-up, where each thing need only happen in one of them."""
    wave, view, proof = next((e for status in ("proved", "unknown") for e in found if e[2].status == status), found[0])
    if proof.status == "unknown":
        return wave, view, proof
    happening = frozenset[str]().union(*(each.happening for _, _, each in found))
    never = {word.split(" ")[0]: word for _, _, each in reversed(found) for word in each.about}
    lasting = tuple(word for name, word in never.items() if name not in happening)
    if not lasting:
        return wave, view, replace(proof, status="proved", case=None, about=())
    wave, view, proof = next(each for each in found if lasting[0] in each[2].about)
    return wave, view, replace(proof, about=lasting)


def _is_about(promise: Promise, node: str) -> bool:
    return not promise.nodes or node in promise.nodes or node in promise.exceptions


def of_answer(item: Item) -> Iterator[Verdict]:
    """What there is to say of the bands of an answer."""
    bands = item.answer.bands if item.answer is not None else None
    for claim in OF_BANDS if bands is not None else ():
        assert bands is not None
        proof = claim.of(bands)
        path = item.places.get("answer") or item.places.get("", ())
        yield Verdict(claim.name, item.id, "rule", proof.status, "required", about=proof.about, path=path)


def broken(framework: Framework) -> Iterator[Verdict]:
    """The promises of a framework that do not hold, are unknown, or have an exception that is not needed."""
    if framework.promises:
        yield from (each for each in Prover(framework).promised() if each.fails or each.status == "unknown")
