"""Hearing the perspectives of entities in one wave: what each says of every node, and what lies under a difference.

Answers differ where some rule could tell them apart; of several options together the rules see their total.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from ...alphabets import Carrier
from ...engine.situation import Situation
from ...engine.table import Table
from ...explain.labels import word
from ...framework import Framework
from ...items import Item
from ...light import dataclass
from ...plan import Plan, plan
from .agreement import Agreement, Heard, Voice, agreement, span


@dataclass(frozen=True)
class Hearing:
    """The rows of one wave, by entity and perspective; each is scored on its own. No slots: what is heard is kept.

    `chosen` are the nodes that are asked for; nothing: all, of which the board is told.
    """

    table: Table
    wave: str
    rows: Mapping[str, Mapping[str, int]]
    chosen: frozenset[str] | None = None

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.table.framework

    @cached_property
    def plan(self) -> Plan:
        """What holds in this wave."""
        return plan(self.framework, self.wave or None)

    @cached_property
    def nodes(self) -> tuple[Item, ...]:
        """The nodes that are heard, questions too, in the order of the framework."""
        chosen = self.plan.results if self.chosen is None else self.chosen
        return tuple(item for item in self.framework if item.id in chosen)

    @cached_property
    def told(self) -> tuple[Item, ...]:
        """Those that are told: what is asked for, else the board; where that is empty, all."""
        board = {item.id for item in self.framework.board}
        found = tuple(item for item in self.nodes if self.chosen is not None or item.id in board)
        return found or self.nodes

    @cached_property
    def perspectives(self) -> tuple[str, ...]:
        """All perspectives, in order of first appearance."""
        return tuple(dict.fromkeys(each for rows in self.rows.values() for each in rows))

    @cached_property
    def heard(self) -> Mapping[tuple[str, str], Heard]:
        """For each entity and node."""
        return {
            (entity, heard.node): heard
            for entity, rows in self.rows.items()
            for heard in self._entity({seen: self.table.situation(row) for seen, row in rows.items()})
        }

    def _entity(self, seen: Mapping[str, Situation]) -> Iterable[Heard]:
        found = {item.id: self._node(item, seen) for item in self.nodes}
        answers = {leaf.id: {each: self._voice(leaf, here) for each, here in seen.items()} for leaf in self.plan.leaves}
        for heard in found.values():
            yield self._with_questions(heard, answers) if heard.is_split else heard

    def _node(self, item: Item, seen: Mapping[str, Situation]) -> Heard:
        carrier = self.plan.carrier(item.id)
        voices = {each: self._voice(carrier, here) for each, here in seen.items()}
        return Heard(item.id, voices, agreement(voices), span(voices, carrier.scale))

    @staticmethod
    def _voice(carrier: Carrier, here: Situation) -> Voice:
        """What one row says; of a measured number the number itself."""
        if here.is_missing(carrier):
            return Voice("grey", reason=here.reason(carrier))
        letter = here.letter(carrier)
        if letter is None:
            return Voice("not_applicable", reason="not_applicable")
        scale = carrier.scale
        named = letter.level is not None and scale is not None
        is_word = letter.number is None and letter.interval is None
        number: Fraction | float | None = here.said(carrier)
        return Voice("known", word(letter, scale) if named or is_word else None, number, letter.level)

    # -------------------------------------------------------------------------------------------- under a difference

    def _with_questions(self, heard: Heard, answers: Mapping[str, Mapping[str, Voice]]) -> Heard:
        """With the questions below on which those that say something do not say the same."""
        speaking = [each for each, voice in heard.voices.items() if voice.state != "grey"]
        otherwise, open_ = [], []
        for question in self._below[heard.node]:
            voices = {each: answers[question][each] for each in speaking}
            if agreement(voices) in (Agreement.DIFFER, Agreement.NOT_FOR_ALL):
                otherwise.append(question)
            elif 0 < sum(voice.state == "grey" for voice in voices.values()) < len(voices):
                open_.append(question)
        return Heard(heard.node, heard.voices, heard.agreement, heard.span, tuple(otherwise), tuple(open_))

    @cached_property
    def _below(self) -> Mapping[str, Sequence[str]]:
        """The questions and attributes that each node rests on; a question answered as it is rests on itself."""
        under: dict[int, frozenset[int]] = {leaf.position: frozenset([leaf.position]) for leaf in self.plan.leaves}
        for step in self.plan.steps:
            under[step.carrier.position] = frozenset[int]().union(
                *(under[source.carrier.position] for source in step.sources)
            )
        names = [leaf.id for leaf in self.plan.leaves]
        return {id_: [names[place] for place in sorted(under[place_])] for id_, place_ in self.plan.results.items()}
