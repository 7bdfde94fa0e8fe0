"""Counting what came out, node by node, over the codes of whole columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeAlias

from ..alphabets import Carrier
from ..asking import ChoiceAnswer, LevelAnswer
from ..engine.assumed import assumed
from ..engine.case import prepare
from ..engine.pairs import pairs
from ..engine.situation import Situation, situation
from ..engine.table import Chunk, Table
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..plan import NODE_REASONS, Plan, plan
from .groups import Group
from .tally import Spread, Tally

Met: TypeAlias = Mapping[tuple[int, int], int]


@dataclass(frozen=True)
class Counted:
    """The rows of one wave and perspective in groups, counted node by node when that is first asked for.

    `absent` are the entities that are in the answers, but not in this wave and perspective. No slots, for what is
    counted is kept.
    """

    table: Table
    wave: str
    perspective: str
    groups: tuple[Group, ...]
    nodes: tuple[Item, ...]
    absent: tuple[str, ...] = ()
    grouped: bool = False

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.table.framework

    @cached_property
    def plan(self) -> Plan:
        """What holds in this wave."""
        return plan(self.framework, self.wave or None)

    def cells(self, group: Group, carrier: Carrier) -> list[tuple[int, int]]:
        """The code and the reason of each member of a group, in the order of the rows; last those without a row."""
        found: list[tuple[int, int]] = []
        place, inside = carrier.position, self._inside
        if self._chunk is not None:
            codes, reasons = self._chunk.codes[place], self._chunk.reasons[place]
            at = group.places if inside is None else [inside[each] for each in group.places]
            found = [(int(codes[each]), int(reasons[each])) for each in at]
        return found + [(self._silent.codes[place], self._silent.reasons[place])] * len(group.absent)

    @cached_property
    def tallies(self) -> Mapping[tuple[str, str], Tally]:
        """For each group and node, by their names."""
        return {(group.name, item.id): self._tally(group, item) for group in self.groups for item in self.nodes}

    def _tally(self, group: Group, item: Item) -> Tally:
        carrier = self.plan.carrier(item.id)
        met = self._met(group, carrier)
        states = Counter[str]()
        by_option = counts_options(item, grouped=self.grouped)
        values = dict.fromkeys(slots(self.plan, item, by_option=by_option), 0)
        greys = Counter[str]()
        for (code, reason), number in met.items():
            if code == carrier.missing:
                greys[reason_word(carrier, reason)] += number
            elif code == carrier.not_applicable:
                states["not_applicable"] += number
            else:
                states["known"] += number
                word = value_word(carrier, code, by_option=by_option)
                if word in values:
                    values[word] += number
        spread = self._spread(group, item, carrier, met)
        ordered = dict(sorted(greys.items(), key=lambda each: (-each[1], each[0])))
        assumed_ = self._assumed(group, carrier)
        return Tally(item.id, group.size, states["known"], states["not_applicable"], values, ordered, spread, assumed_)

    # ---------------------------------------------------------------------------------------------------------- codes

    def _assumed(self, group: Group, carrier: Carrier) -> int:
        """How many of a group have an outcome that rests on an assumption."""
        here, silent = (each.get(carrier.position, set[int]()) for each in self._assuming)
        if not here and not silent:
            return 0
        inside = self._inside
        rests = [(place if inside is None else inside[place]) in here for place in group.places]
        rests += [0 in silent] * len(group.absent)
        nothing = (carrier.missing, carrier.not_applicable)
        return sum(code not in nothing for (code, _), is_ in zip(self.cells(group, carrier), rests, strict=True) if is_)

    @cached_property
    def _assuming(self) -> tuple[Mapping[int, set[int]], Mapping[int, set[int]]]:
        """What rests on an assumption in this wave, and for one who supplied nothing."""
        here = {} if self._chunk is None else assumed(self.plan, self._chunk.codes)
        return here, assumed(self.plan, [[each] for each in self._silent.codes])

    @cached_property
    def _chunk(self) -> Chunk | None:
        """The scores of this wave; nothing where there are no rows."""
        return next((chunk for chunk in self.table.chunks if chunk.plan is self.plan), None)

    @cached_property
    def _inside(self) -> Mapping[int, int] | None:
        """Where each row stands in the chunk; nothing where it is the same place."""
        chunk = self._chunk
        if chunk is None or len(chunk.rows) == len(self.table.answers.rows):
            return None
        return {row: index for index, row in enumerate(chunk.rows)}

    @cached_property
    def _silent(self) -> Situation:
        """What comes out for one who supplied nothing."""
        return situation(prepare(self.plan), {}, {})

    def _met(self, group: Group, carrier: Carrier) -> Met:
        """How often each code occurs with each reason."""
        found: Counter[tuple[int, int]] = Counter()
        chunk, place = self._chunk, carrier.position
        if chunk is not None and group.places:
            found.update(pairs(chunk.codes[place], chunk.reasons[place], self._where(group, chunk)))
        if group.absent:
            found[self._silent.codes[place], self._silent.reasons[place]] += len(group.absent)
        return found

    def _where(self, group: Group, chunk: Chunk) -> Sequence[int] | None:
        """The places of a group in the chunk; nothing when it is all of it."""
        if len(group.places) == len(chunk.rows):
            return None
        return group.places if self._inside is None else [self._inside[place] for place in group.places]

    # -------------------------------------------------------------------------------------------------------- numbers

    def _spread(self, group: Group, item: Item, carrier: Carrier, met: Met) -> Spread | None:
        if isinstance(item.answer, (ChoiceAnswer, LevelAnswer)):
            return None
        numbers: Counter[Any] = Counter(self._measured(group, carrier))
        for (code, _), number in met.items():
            letter = carrier.values[code] if code < len(carrier.values) else None
            if letter is not None and letter.number is not None and letter.interval is None:
                numbers[letter.number] += number
        return _spread_of(numbers)

    def _measured(self, group: Group, carrier: Carrier) -> list[float]:
        """The measured numbers, where the node applies; an answer in words has none."""
        chunk, inside = self._chunk, self._inside
        column = chunk.numbers[carrier.position] if chunk is not None else None
        if column is None:
            return []
        cells = [letter.interval is not None for letter in carrier.values]
        here = zip(group.places, self.cells(group, carrier), strict=False)  # who is absent says no number
        at = ((place if inside is None else inside[place], code) for place, (code, _) in here)
        return [float(column[place]) for place, code in at if code < len(cells) and cells[code]]


def _spread_of(numbers: Counter[Any]) -> Spread | None:
    if not numbers:
        return None
    ordered = sorted(numbers)
    half = (sum(numbers.values()) + 1) // 2
    below = accumulate(numbers[each] for each in ordered)
    middle = next(each for each, count in zip(ordered, below, strict=True) if count >= half)
    return Spread(ordered[0], middle, ordered[-1])


# ------------------------------------------------------------------------------------------------------ words for codes


def counts_options(item: Item, *, grouped: bool) -> bool:
    """Whether the options of a question are counted: those of members always, others where they are no levels."""
    return isinstance(item.answer, (ChoiceAnswer, LevelAnswer)) and (grouped or item.scale_id is None)


def slots(ready: Plan, item: Item, *, by_option: bool) -> tuple[str, ...]:
    """The values that are counted apart: options, or the levels of the scale; none for bare numbers."""
    leaf = ready.leaf(item.id)
    if by_option and leaf is not None:
        return tuple(letter.word for letter in leaf.values)
    if item.scale_id is not None:
        return ready.framework.scales[item.scale_id].order.levels
    return tuple(each.word for each in ready.carrier(item.id).values if each.number is None and each.interval is None)


def value_word(carrier: Carrier, code: int, *, by_option: bool) -> str:
    """The word under which a value is counted."""
    letter = carrier.values[code]
    if by_option or letter.level is None or carrier.scale is None:
        return letter.word
    return carrier.scale.levels[letter.level]


def reason_word(carrier: Carrier, reason: int) -> str:
    """Why it is missing, as a word: a kind of nothing, or the option that says so."""
    return carrier.reasons[reason - 1][0] if carrier.reasons else NODE_REASONS[reason - 1].value
