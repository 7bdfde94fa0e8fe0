"""The unit of every number: stated, or that of all inputs; and where units that must agree do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ..asking import NumberAnswer, unit_of
from ..issues import guess
from ..light import dataclass
from ..measures import Measure
from ..rules import Rule
from .findings import Findings, Place
from .outcomes import Outcomes, handing_on
from .says import Says
from .tree import AnyAnswer, Entry, Feed, RuleHere

Unit: TypeAlias = str | None


@dataclass(frozen=True, slots=True)
class Read:
    """One input as a rule reads it: its unit, where that is written, and whether its weight may convert it.

    `is_bare`: it was asked or computed as a number, and nobody says in what; points, counts, numbers in rows are not.
    """

    id: str
    unit: Unit
    place: Place
    converts: bool = False
    is_bare: bool = False


class Units:
    """Finds the unit of one node after another, in the order of computing."""

    outcomes: Outcomes
    findings: Findings

    def __init__(self, outcomes: Outcomes) -> None:
        self.outcomes, self.findings = outcomes, outcomes.findings
        self.known: dict[str, tuple[Unit, Place]] = {}

    def find(self, entry: Entry) -> None:
        """Finds the unit of what comes out of this node; the units of what it reads have been found before."""
        if entry.earlier is not None:
            self._of_now(entry, entry.earlier.of)
            return
        where: Place = ((*entry.path, "id"), "value")
        if entry.answer is not None:
            unit = unit_of(entry.answer)
            if unit is not None:
                where = (entry.places["unit"], "value")
            if _renumbers(entry.answer):
                unit = None
        elif entry.rule is None or entry.gives not in ("number", "both") or not entry.is_sound:
            return
        else:
            unit = self._computed(entry, entry.rule)
            if entry.rule.rule.unit is not None:
                where = (entry.rule.place("unit"), "value")
            for wave, here in entry.later:
                if self._computed(entry, here) != unit:
                    self.findings.error("rollup-from-differs", (*entry.path, "rollup_from", wave), node=entry.id)
        entry.unit = unit
        self.known[entry.id] = (unit, where)

    def _of_now(self, entry: Entry, now: str) -> None:
        """In an earlier wave a number has the unit that it has now."""
        if now in self.known:
            self.known[entry.id] = self.known[now]
            entry.unit = self.known[now][0]

    def _computed(self, entry: Entry, here: RuleHere) -> Unit:
        """What a rule states, else what its inputs share."""
        rule = here.rule
        read = list(self._read(entry, here))
        if rule.unit_from() in ("own", "divided"):
            self._states_its_own(entry, here, [each for each in read if each.unit is not None])
            return rule.own_unit()
        shared = self._shared(entry, here, read) if rule.unit_from() == "shared" else None
        if _renumbers(rule) or rule.unit is not None:
            return rule.unit
        return shared

    def _read(self, entry: Entry, here: RuleHere) -> Iterator[Read]:
        """The inputs whose number counts, each with the unit in which the rule reads it."""
        rule = here.rule
        handed = handing_on(entry, here)
        fed = {feed.id: feed for feed in entry.fed(here) if not feed.column}
        for id_ in fed if rule.reads == "number" else handed:
            said, feed = self.outcomes.says.get(id_), fed.get(id_)
            if said is None:
                continue
            unit, where = self.known.get(id_, (None, (said.path, "header")))
            weight = feed.weight if feed is not None else 1
            converts = rule.weighs_against and rule.unit is not None and abs(weight) != 1
            unit = unit if _is_read_as_it_is(here, said, feed) else None
            yield Read(id_, unit, where, converts, is_bare=unit is None and self._could_have_one(id_))

    def _could_have_one(self, id_: str) -> bool:
        node = self.outcomes.inputs.nodes[id_]
        return isinstance(node.answer, NumberAnswer) or (node.rule is not None and isinstance(node.rule.rule, Measure))

    def _shared(self, entry: Entry, here: RuleHere, read: Iterable[Read]) -> Unit:
        """The unit that all inputs share; a finding where two have different ones, or one of them has none.

        Beside a number without a unit, such as points or what was rescaled, it makes something that has none either.
        """
        fixed = [each for each in read if not each.converts]
        with_unit = [each for each in fixed if each.unit is not None]
        if not with_unit:
            return None
        first = with_unit[0]
        for other in with_unit[1:]:
            if not _same(first.unit, other.unit):
                self._differ(entry, here, first, other)
                return first.unit
        bare = next((each for each in fixed if each.is_bare), None)
        if bare is not None:
            self.findings.warning(
                "unit-of-one-only",
                here.place("rule"),
                node=entry.id,
                one=first.id,
                unit=first.unit,
                other=bare.id,
                also=(bare.place,),
            )
        stated = here.rule.unit
        if stated is not None and not _renumbers(here.rule) and not _same(stated, first.unit):
            self.findings.error(
                "unit-not-of-inputs",
                here.place("unit"),
                found=stated,
                node=entry.id,
                one=first.id,
                unit=first.unit,
                also=(first.place,),
                guess=_perhaps(stated, first.unit),
            )
        return first.unit if len(with_unit) == len(fixed) else None

    def _differ(self, entry: Entry, here: RuleHere, one: Read, other: Read) -> None:
        self.findings.error(
            "units-differ",
            here.place("rule"),
            node=entry.id,
            one=one.id,
            first=one.unit,
            other=other.id,
            second=other.unit,
            also=(one.place, other.place),
            guess=_perhaps(other.unit, one.unit),
        )

    def _states_its_own(self, entry: Entry, here: RuleHere, read: list[Read]) -> None:
        """What is multiplied or divided has another unit, which only the author can name."""
        alike = len(read) > 1 and all(_same(read[0].unit, each.unit) for each in read)
        cancels = here.rule.unit_from() == "divided" and alike
        if here.rule.unit is None and read and not cancels and not _renumbers(here.rule):
            units = ", ".join(f"`{each.unit}`" for each in read)
            self.findings.warning("unit-not-said", here.place("rule"), node=entry.id, rule=here.rule.rule, units=units)


def _renumbers(said: AnyAnswer | Rule) -> bool:
    """Whether the number that comes out is another than the one that went in: rescaled, or the points of a band."""
    return said.rescale is not None or (said.bands is not None and said.bands.scale is None)


def _is_read_as_it_is(here: RuleHere, said: Says, feed: Feed | None) -> bool:
    """Whether the rule reads the number itself: not points, and not through a rescale."""
    by_level = here.rule.of == "level" or not said.has_number
    return not by_level and (feed is None or feed.rescale is None)


def _same(one: Unit, other: Unit) -> bool:
    """Whether two units are written alike: case and blanks do not count."""
    return (one or "").casefold().split() == (other or "").casefold().split()


def _perhaps(found: Unit, other: Unit) -> str:
    """The other unit, where the one looks like a slip for it."""
    return guess(found or "", [other or ""])
