"""One version, ready to be compared: its plan, all its situations, how it reads answers, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from ...alphabets import Carrier
from ...answers import NOT_SUPPLIED, UNREADABLE
from ...asking import Answer
from ...engine.case import prepare
from ...engine.situation import Situation, situation
from ...folding.saying import asked, gaps_of
from ...folding.signals import Signal, said, signal
from ...folding.world import World
from ...frames.codebook import Codebook
from ...frames.coding import codebook
from ...framework import Framework
from ...plan import NODE_REASONS, Plan, plan
from ...values import NodeReason
from ..cells import Cell, value_of


class Side:
    """One of the two versions, in one wave."""

    framework: Framework
    wave: str

    def __init__(self, framework: Framework, wave: str) -> None:
        self.framework, self.wave = framework, wave
        self.plan: Plan = plan(framework, wave)
        self.world: World = World(self.plan)
        self._books: dict[str, Codebook] = {}
        self._of_answers: dict[tuple[int, Signal], Cell] = {}

    # ---------------------------------------------------------------------------------------------------- its answers

    def answer(self, leaf: Carrier) -> Answer:
        """How a question is answered."""
        return asked(self.framework, leaf)

    def book(self, leaf: Carrier) -> Codebook:
        """What cells mean for a question."""
        if leaf.id not in self._books:
            self._books[leaf.id] = codebook(self.framework, leaf.id, self.answer(leaf), leaf.values)
        return self._books[leaf.id]

    def reads(self, leaf: Carrier, raw: object) -> Signal | None:
        """What an answer says here; nothing where it cannot be read."""
        meaning = self.book(leaf).read(raw)
        return None if meaning.why else self.plain(leaf, signal(leaf, meaning.code, meaning.reason))

    def plain(self, leaf: Carrier, said_: Signal) -> Signal:
        """The same, with a gap in place of all that nobody tells apart from it."""
        return self.world.gap_like(leaf.position, said_) if said_ >= leaf.missing else said_

    def unreadable(self, leaf: Carrier) -> Signal:
        """What a question says when its answer cannot be read."""
        return self.plain(leaf, signal(leaf, leaf.missing, UNREADABLE))

    def unanswered(self, leaf: Carrier) -> Signal:
        """What a question says when nothing is supplied."""
        return self.plain(leaf, signal(leaf, leaf.missing, NOT_SUPPLIED))

    def gaps(self, leaf: Carrier) -> dict[str, Signal]:
        """For each reason for which a question can be missing what it says then."""
        return {leaf.reasons[said(leaf, each)[1] - 1][0]: self.plain(leaf, each) for each in gaps_of(leaf)}

    # ------------------------------------------------------------------------------------------------ what comes out

    @cached_property
    def leaves(self) -> dict[str, Carrier]:
        """The questions and attributes as they are answered, by id."""
        return {leaf.id: leaf for leaf in self.plan.leaves}

    def of_answer(self, leaf: Carrier, said_: Signal) -> Cell:
        """What comes out for a question as it is answered; a grey one without reason."""
        key = (leaf.position, said_)
        if key not in self._of_answers:
            self._of_answers[key] = cell(leaf, said(leaf, said_)[0], None)
        return self._of_answers[key]

    def of_end(self, place: int, end: int) -> Cell:
        """What comes out of a step where it ends there, as the world has it.

        A question behind its gate that is grey because of its answer has no reason of its own.
        """
        step = self.plan.steps[place - len(self.plan.leaves)]
        code, why = said(step.carrier, self.world.stage(place).signals[end])
        if step.own_answer is not None:
            unknown = why and step.carrier.reasons[why - 1][0] == NodeReason.APPLICABILITY_UNKNOWN
            return cell(step.carrier, code, NodeReason.APPLICABILITY_UNKNOWN.value if unknown else None)
        why = step.reasons[end]
        return cell(step.carrier, code, NODE_REASONS[why - 1].value if why else None)

    def situation(self, signals: Mapping[int, Signal], numbers: Mapping[int, Fraction] | None = None) -> Situation:
        """The situation with these signals of questions, and what was answered where that is measured.

        All others are not supplied.
        """
        codes, reasons = {}, {}
        for place, each in signals.items():
            codes[place], reasons[place] = said(self.plan.leaves[place], each)
        answered = {place: float(number) for place, number in (numbers or {}).items()}
        known = {place: reason for place, reason in reasons.items() if reason}
        return situation(prepare(self.plan), codes, known, answered)

    def outcome(self, here: Situation, item: str) -> Cell:
        """What comes out for a node in a situation."""
        carrier = self.plan.carrier(item)
        return cell(carrier, here.codes[carrier.position], here.reason(carrier))

    def with_number(self, here: Situation, item: str) -> Cell:
        """The same with its exact number, where that is measured."""
        carrier, found = self.plan.carrier(item), self.outcome(here, item)
        letter = here.letter(carrier)
        is_number = letter is not None and letter.interval is not None
        return replace(found, number=here.number(carrier)) if is_number else found


def cell(carrier: Carrier, code: int, reason: str | None) -> Cell:
    """What a code says; a measured number is a number, whatever its cell."""
    if code < len(carrier.values):
        letter = carrier.values[code]
        if letter.interval is not None and letter.level is None and letter.number is None:
            return Cell("known")
    found = value_of(carrier, code)
    return Cell("grey", reason=reason) if found.state == "grey" else found
