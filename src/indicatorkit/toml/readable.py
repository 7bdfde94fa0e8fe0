"""Whether a rule can read its inputs: levels on its own scale, numbers where it computes, a cell for every answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from ..rules import CountsAs
from ..values import Scale
from .cells import Cells
from .findings import Findings, header_of
from .mentions import of_rows, rules_of
from .outcomes import Outcomes
from .pinned import pinned
from .says import Says
from .tree import Entry, RuleHere


class Readable:
    """Looks at every computed node with what its inputs say."""

    outcomes: Outcomes
    cells: Cells
    findings: Findings

    def __init__(self, outcomes: Outcomes, cells: Cells) -> None:
        self.outcomes, self.cells, self.findings = outcomes, cells, outcomes.findings

    def check(self, entry: Entry) -> None:
        """One computed node, with each of its roll-ups."""
        if not entry.is_sound:
            return
        scale = self.outcomes.named.orders.get(entry.scale or "")
        for here in rules_of(entry):
            inputs = self.outcomes.inputs_of(entry, here)
            if inputs is None:
                return
            self._limits(entry, here, scale)
            self._asks(entry, here, len(inputs))
            self._counts_as(here, scale, inputs)
            for key in ("map", "points"):
                if getattr(here.rule, key) is not None:
                    self._keys_are_known(entry, here, key, inputs)
            if here.rule.reads == "level" or self._gives_a_level(here, scale):
                self._levels(entry, here, scale, inputs)
            elif here.rule.reads == "number":
                self._numbers(entry, here, inputs)
            self._columns(here)

    def _asks(self, entry: Entry, here: RuleHere, number: int) -> None:
        """More than there are cannot be known, so that all are asked; a named roll-up may be for nodes with more."""
        least = here.rule.known_at_least
        if least is not None and least > number and (here.name is None or "known_at_least" in entry.raw):
            self.findings.warning("asks-more-than-inputs", here.place("known_at_least"), number=number, found=least)

    def _gives_a_level(self, here: RuleHere, scale: Scale | None) -> bool:
        """Whether a rule that reads letters hands their levels on; of rows it is said at each row."""
        rule = here.rule
        hands_on = rule.gives == "either" and scale is not None and rule.bands is None and not rule.thens()
        return rule.reads == "letter" and (rule.map is not None or hands_on)

    # ----------------------------------------------------------------------------------------------------- levels

    def _levels(self, entry: Entry, here: RuleHere, scale: Scale | None, inputs: Iterable[Says]) -> None:
        if scale is None:
            return
        if here.rule.needs_order and not scale.ordered:
            self.findings.error("needs-an-order", here.place("rule"), rule=here.rule.rule, scale=scale.id)
            return
        for said in inputs:
            if said.is_mute:
                continue
            table = _for_input(here.rule.map, said.id)
            lost = next((value for value in said.values if not _is_mapped(value.names, table, scale, said)), None)
            if table is not None and lost is not None:
                self.findings.error("map-incomplete", here.place("map"), at="key", found=lost.word, node=said.id)
            elif table is None and not said.has_level:
                self._without_level(entry, here, said)
            elif table is None and said.scale is not None and said.scale != scale:
                self.findings.error(
                    "other-scale",
                    here.place("rule"),
                    node=entry.id,
                    found=said.id,
                    scale=scale.id,
                    theirs=said.scale.id,
                    also=header_of(said.path),
                )
            elif (table is None and lost is not None) or self._is_bare(here, said, table):
                self._without_level(entry, here, said)

    def _is_bare(self, here: RuleHere, said: Says, table: Mapping[str, Any] | None) -> bool:
        """Whether an option of a banded number leaves a rule over levels without one."""
        named = {*(table or {})}
        return here.rule.reads == "level" and "otherwise" not in named and bool({*said.bare} - named)

    def _without_level(self, entry: Entry, here: RuleHere, said: Says) -> None:
        also = header_of(said.path)
        self.findings.error(
            "input-without-level", here.place("rule"), node=entry.id, found=said.id, rule=here.rule.rule, also=also
        )

    def _keys_are_known(self, entry: Entry, here: RuleHere, key: str, inputs: list[Says]) -> None:
        """Whether the words of `map` or `points` are words of some input; of a named roll-up, of anything here.

        A level that something missing counts as may be one that no input ever has.
        """
        table: Mapping[str, Any] = getattr(here.rule, key)
        policies = (here.rule.missing, here.rule.not_applicable)
        counted = [each.counts_as for each in policies if isinstance(each, CountsAs)]
        named = {said.id: {*_named(said), *(word for word in said.known if word in counted)} for said in inputs}
        by_id = {said.id: said for said in inputs}
        words = {word: said for said in inputs for word in named[said.id]}
        for name, value in table.items():
            if not isinstance(value, Mapping):
                self._key_is_known(here, (key, name), name, words, ", ".join(by_id))
            elif name in by_id:
                own = dict.fromkeys(named[name], by_id[name])
                for inner in value:
                    self._key_is_known(here, (key, name, inner), inner, own, name)
            elif name not in entry.idle:
                self.findings.error("unknown-input", here.place(key, name), at="key", found=name, known=by_id)

    def _key_is_known(
        self, here: RuleHere, keys: tuple[str, ...], word: str, own: Mapping[str, Says], nodes: str
    ) -> None:
        if word in own or word == "otherwise":
            return
        if any(word in said.known for said in self.outcomes.says.values()):
            if here.name is None:
                self.findings.warning("word-without-effect", here.place(*keys), at="key", found=word, node=nodes)
            return
        self.findings.error("unknown-option", here.place(*keys), at="key", found=word, node=nodes, known=sorted(own))

    # ---------------------------------------------------------------------------------------------------- numbers

    def _numbers(self, entry: Entry, here: RuleHere, inputs: Iterable[Says]) -> None:
        rule = here.rule
        for said in inputs:
            by_level = rule.of == "level" or not said.has_number
            if said.gives == "both" and rule.of is None and rule.points is None:
                self.findings.error(
                    "of-missing", here.place("rule"), node=entry.id, found=said.id, also=header_of(said.path)
                )
            elif (
                by_level
                and rule.needs_order
                and said.scale is not None
                and not said.scale.ordered
                and rule.points is None
            ):
                self.findings.error("needs-an-order", here.place("rule"), rule=rule.rule, scale=said.scale.id)
            else:
                self._points(entry, here, said, by_level=by_level)

    def _points(self, entry: Entry, here: RuleHere, said: Says, *, by_level: bool) -> None:
        """Every answer has a number: of the roll-up, of the option, or of the scale."""
        table = _for_input(here.rule.points, said.id)
        for value in said.values:
            if table is not None and any(word in table for word in (*value.names, "otherwise")):
                continue
            levels = said.scale.points is not None if said.scale is not None else False
            if value.has_number or (by_level and value.level is not None and levels):
                continue
            if value.level is not None and said.has_number and here.rule.of != "level":
                continue
            if table is not None:
                self.findings.error("points-incomplete", here.place("points"), at="key", found=value.word, node=said.id)
            else:
                self.findings.error(
                    "input-without-points",
                    here.place("rule"),
                    node=entry.id,
                    found=said.id,
                    rule=here.rule.rule,
                    also=header_of(said.path),
                )
            return

    # ------------------------------------------------------------------------------------------- limits, stand-ins

    def _limits(self, entry: Entry, here: RuleHere, scale: Scale | None) -> None:
        if self.outcomes.says[entry.id].is_mute:
            return
        before = self.findings.errors
        for index, limit in enumerate(here.rule.limits):
            key, _ = limit.bound
            place = here.place("limits", index, key)
            if not limit.on_level and entry.gives == "level":
                self.findings.error("needs-a-number", place, at="key", found=key, rule=here.rule.rule)
            elif limit.on_level and scale is None:
                self.findings.error("no-level-there", place, at="key", node=entry.id, found=key)
            elif limit.on_level and scale is not None and getattr(limit, key) not in scale.levels:
                self.findings.error("unknown-level", place, found=getattr(limit, key), known=scale.levels)
            elif limit.on_level and scale is not None and not scale.ordered:
                self.findings.error("no-order-there", place, at="key", scale=scale.id, found=key)
        if self.findings.errors == before and (one := pinned(here.rule.limits, scale)) is not None:
            place = here.place("limits", one.index, one.key)
            self.findings.warning("limits-leave-one", place, node=entry.id, found=one.bound)

    def _counts_as(self, here: RuleHere, scale: Scale | None, inputs: list[Says]) -> None:
        for key in ("missing", "not_applicable"):
            given = getattr(here.rule, key)
            if not isinstance(given, CountsAs):
                continue
            what, place = given.counts_as, here.place(key, "counts_as")
            if isinstance(what, Fraction):
                if here.rule.reads == "level":
                    self.findings.error("counts-as-number", place, found=what, rule=here.rule.rule)
                continue
            spoken = [said for said in inputs if not said.is_mute]
            known = [*(scale.levels if scale is not None and here.rule.reads != "number" else ())]
            known += [word for said in spoken for word in said.known if all(word in each.known for each in spoken)]
            bare = next((said for said in spoken if _has_no_number(here, said, what)), None)
            if bare is not None and (what in known or bare.measured):
                self.findings.error(
                    "counts-as-level",
                    place,
                    rule=here.rule.rule,
                    found=what,
                    node=bare.id,
                    also=header_of(bare.path),
                )
            elif what not in known:
                self.findings.error("unknown-level", place, found=what, known=dict.fromkeys(known))

    # ---------------------------------------------------------------------------------------------------- columns

    def _columns(self, here: RuleHere) -> None:
        """A column that may not apply needs a cell that says so, unless what does not apply is dealt with before."""
        if here.rule.not_applicable != "leave_out":
            return
        first: dict[str, Any] = {}
        covered: set[str] = set()
        for mention in of_rows(self.outcomes.named.doc, here):
            if mention.item:
                first.setdefault(mention.item, mention)
                if {"not_applicable", "any"} & set(_words(mention.cell)):
                    covered.add(mention.item)
        for item, mention in first.items():
            said = self.outcomes.says.get(item)
            if said is not None and said.may_not_apply and item not in covered:
                self.findings.error(
                    "no-cell-for-not-applicable", mention.path, at="key", column=item, also=header_of(said.path)
                )


def _has_no_number(here: RuleHere, said: Says, word: str) -> bool:
    """Whether the rule computes, and has no number for this word of an input: of its points, the option, the scale.

    A level of an input that has a number as well is none: many numbers may have that level.
    """
    if here.rule.reads != "number":
        return False
    table = _for_input(here.rule.points, said.id)
    is_level = said.scale is not None and word in said.scale.levels
    values = [] if is_level else [each for each in said.values if each.word == word]
    names = {word, "otherwise", *(name for each in values for name in each.names)}
    if (table is not None and names & set(table)) or any(each.has_number for each in values):
        return False
    by_level = here.rule.of == "level" or not said.has_number
    return not (by_level and is_level and said.scale is not None and said.scale.points is not None)


def _named(said: Says) -> tuple[str, ...]:
    """The words by which `map` or `points` may speak of what an input says; the bands of a number give any level."""
    names = (word for value in said.values for word in value.names)
    return (*names, *(said.scale.levels if said.gives == "both" and said.scale is not None else ()))


def _for_input(table: Mapping[str, Any] | None, id_: str) -> Mapping[str, Any] | None:
    """The part of `map` or `points` that speaks of this input: its own table, else the one for all; else none."""
    if table is None:
        return None
    own = table.get(id_)
    if isinstance(own, Mapping):
        return own
    return table if any(not isinstance(each, Mapping) for each in table.values()) else None


def _is_mapped(names: tuple[str, ...], table: Mapping[str, Any] | None, scale: Scale, said: Says) -> bool:
    if table is not None and any(name in table for name in names):
        return True
    return said.scale == scale and (said.gives == "both" or names[-1] in scale.levels)


def _words(cell: object) -> Iterator[str]:
    if isinstance(cell, str):
        yield cell
    elif isinstance(cell, list | tuple):
        for each in cell:
            yield from _words(each)
