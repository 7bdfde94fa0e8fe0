"""In which waves a node may not apply, as far as its gate and what it reads tell before anything is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from pydantic_core import PydanticCustomError

from ..clauses import to_condition
from ..conditions import YES, in_wave
from .tree import Entry, RuleHere

Waves: TypeAlias = frozenset[str]
NEVER: Final[Waves] = frozenset()
ANY_WAVE: Final = ""


class Applying:
    """In which waves each node may not apply, filled in one by one; without a list of waves all are one."""

    def __init__(self, waves: Sequence[str]) -> None:
        self.waves: tuple[str, ...] = tuple(waves)
        self.always: Waves = frozenset(self.waves or (ANY_WAVE,))
        self.absent: dict[str, Waves] = {}

    def asked(self, id_: str, *, may_not_apply: bool, entry: Entry | None = None) -> bool:
        """Whether a question may not apply, or an attribute: by its own answer or behind its gate."""
        gated = self._gated(entry) if entry is not None else NEVER
        return self._keep(id_, gated | self.always if may_not_apply else gated)

    def computed(self, entry: Entry, rules: Iterable[RuleHere]) -> bool:
        """Whether a computed node may not apply: behind its gate, or because nothing of what it reads does."""
        return self._keep(entry.id, self._gated(entry).union(*(self._nothing_left(entry, here) for here in rules)))

    def as_now(self, id_: str, now: str) -> None:
        """What a node was in an earlier wave may not apply where it may not now: conditions are those of now."""
        self._keep(id_, self.absent.get(now, NEVER))

    def _keep(self, id_: str, waves: Waves) -> bool:
        self.absent[id_] = waves
        return bool(waves)

    def _gated(self, entry: Entry) -> Waves:
        """The waves in which its gate may be closed: all, but for those in which the wave itself opens it."""
        above = entry.parent if entry.kind == "also" else entry
        gate = above.raw.get("applies_if") if above is not None else None
        if gate is None:
            return NEVER
        if not self.waves:
            return self.always
        try:
            condition = to_condition(gate)
        except PydanticCustomError:
            return self.always
        return frozenset(each for each in self.always if in_wave(condition, each, self.waves) != YES)

    def _nothing_left(self, entry: Entry, here: RuleHere) -> Waves:
        """The waves in which everything that it reads may not apply, so that the node itself may not."""
        rule = here.rule
        if "not_applicable" in rule.thens():
            return self.always
        thens = NEVER.union(*(self.absent.get(item, NEVER) for item in rule.then_inputs()))
        if rule.not_applicable != "leave_out":
            return thens
        if any(True for _ in rule.columns()):
            return thens  # what a row names is never left out
        read = [self.absent[feed.id] for feed in entry.fed(here) if feed.id in self.absent]
        return thens | self.always.intersection(*read) if read else thens
