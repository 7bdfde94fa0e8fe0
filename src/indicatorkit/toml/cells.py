"""Cells and conditions: whether every word, number and wave in them is one that the node in question can have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from ..cells import ANY, KNOWN, MISSING, NOT_APPLICABLE
from ..issues import Path
from ..rules.at_least import AtLeast
from ..values import LeafReason
from ..written import is_fraction
from .earlier import is_earlier
from .findings import Findings
from .mentions import Mention, of_gate, of_limits, of_rows, of_thens, rules_of
from .outcomes import Outcomes
from .says import Says
from .tree import Entry, RuleHere

_REASONS = tuple(f"{MISSING}:{reason.value}" for reason in LeafReason)
_STATES = (ANY, KNOWN, MISSING, NOT_APPLICABLE)


class Cells:
    """Looks at every condition of a file."""

    outcomes: Outcomes
    waves: Sequence[str]
    findings: Findings
    nodes: dict[str, Entry]
    attributes: frozenset[str]

    def __init__(self, outcomes: Outcomes, waves: Sequence[str], findings: Findings) -> None:
        self.outcomes, self.waves, self.findings = outcomes, waves, findings
        self.nodes, self.attributes = outcomes.inputs.nodes, outcomes.inputs.attributes

    def check(self, entry: Entry) -> None:
        """All conditions of one node: its gate, its rows, its limits; and the nodes that its rows hand on."""
        doc = self.outcomes.named.doc
        inputs = self.outcomes.inputs_of(entry)
        for mention in of_gate(entry):
            self._mention(entry, mention, inputs)
        for here in rules_of(entry):
            read = self.outcomes.inputs_of(entry, here)
            for mention in of_rows(doc, here):
                self._mention(entry, mention, self._as_mapped(entry, here, read))
            for mention in of_limits(doc, here):
                self._mention(entry, mention, read)
            for item, path in of_thens(here):
                self._node(entry, item, path, self.nodes)
        for wave in entry.own.rollup_from if entry.own is not None else ():
            self.wave(wave, (*entry.path, "rollup_from", wave), key=True)

    def _as_mapped(self, entry: Entry, here: RuleHere, inputs: Sequence[Says] | None) -> Sequence[Says] | None:
        """The inputs as tiers see them: on the node's own scale, where `map` says how they get there."""
        scale = self.outcomes.named.orders.get(entry.scale or "")
        if inputs is None or here.rule.map is None or scale is None or not isinstance(here.rule, AtLeast):
            return inputs
        return [*inputs, *(replace(said, scale=scale) for said in inputs)]

    def _mention(self, entry: Entry, mention: Mention, inputs: Sequence[Says] | None) -> None:
        if mention.is_wave:
            self._waves(mention.cell, mention.path)
        elif not mention.item:
            if inputs:
                self.cell(mention.cell, mention.path, inputs, in_named=mention.path[0] == "rollup", together=True)
            elif inputs is not None and entry.is_sound:
                self.findings.error(
                    "no-inputs-to-look-at", mention.path, at="key", node=entry.id, found=mention.path[-1]
                )
        elif self._node(entry, mention.item, mention.path, chain(self.nodes, self.attributes)):
            said = self.outcomes.says.get(mention.item)
            if said is not None:
                self.cell(mention.cell, mention.path, [said])

    def _node(self, entry: Entry, item: str, path: Path, known: Iterable[str]) -> bool:
        if is_earlier(item) and item not in self.nodes:
            pass  # what is wrong with it was said where it was looked for
        elif item not in self.nodes and item not in self.attributes:
            self.findings.error(
                "unknown-node", path, at="key" if path[-1] == item else "value", found=item, known=known
            )
        elif item in self.nodes and self.nodes[item].is_heading:
            self.findings.error("heading-has-no-outcome", path, at="key" if path[-1] == item else "value", found=item)
        else:
            return True
        entry.spoil()
        return False

    # ------------------------------------------------------------------------------------------------------ cells

    def cell(
        self, cell: object, path: Path, about: Sequence[Says], *, together: bool = False, in_named: bool = False
    ) -> None:
        """Whether some of these nodes can be what the cell says.

        A cell about inputs `together` may name a reason that only other nodes have, one in a named roll-up any word.
        """
        if all(said.is_mute for said in about):
            return
        match cell:
            case str() if not is_fraction(cell):
                self._word(cell, path, about, self._elsewhere(together=together, in_named=in_named))
            case Mapping() if "at_worst" in cell or "at_best" in cell:
                key = "at_worst" if "at_worst" in cell else "at_best"
                self._bound(str(cell[key]), (*path, key), about)
            case Sequence() if not isinstance(cell, str):
                for index, each in enumerate(cell):
                    self.cell(each, (*path, index), about, together=together, in_named=in_named)
            case _:
                if not any(said.has_number or said.gives == "option" for said in about):
                    self.findings.error("no-number-there", path, node=_names(about), known=self._words(about))

    def _elsewhere(self, *, together: bool, in_named: bool) -> Callable[[str], bool]:
        says = self.outcomes.says.values()
        if in_named:
            return lambda word: any(word in (*said.known, *said.missing) for said in says)
        return lambda word: together and word in self.outcomes.all_missing

    def _word(self, word: str, path: Path, about: Sequence[Says], elsewhere: Callable[[str], bool]) -> None:
        if word in _STATES or word in _REASONS or any(word in (*said.known, *said.missing) for said in about):
            return
        if elsewhere(word):
            return
        if word.startswith(f"{MISSING}:"):
            reason = word.partition(":")[2]
            if not any(reason in said.missing for said in about):
                self.findings.error("unknown-reason", path, found=word, known=_REASONS)
            return
        known = self._words(about)
        if known:
            self.findings.error("unknown-option", path, found=word, node=_names(about), known=known)
        else:
            self.findings.error("only-numbers", path, found=word, node=_names(about))

    def _words(self, about: Sequence[Says]) -> list[str]:
        return list(dict.fromkeys(word for said in about for word in (*said.known, *said.missing)))

    def _bound(self, level: str, path: Path, about: Sequence[Says]) -> None:
        scales = {said.scale.id: said.scale for said in about if said.scale is not None}
        if not scales:
            self.findings.error("no-level-there", path, at="key", node=_names(about), found=path[-1])
        elif not any(level in scale.levels for scale in scales.values()):
            known = [each for scale in scales.values() for each in scale.levels]
            self.findings.error("unknown-level", path, found=level, known=known)
        elif not any(scale.ordered for scale in scales.values()):
            self.findings.error("no-order-there", path, at="key", scale=next(iter(scales)), found=path[-1])

    # ------------------------------------------------------------------------------------------------------ waves

    def _waves(self, raw: object, path: Path) -> None:
        match raw:
            case str():
                self.wave(raw, path)
            case Mapping():
                for key in raw:
                    self.wave(raw[key], (*path, key))
            case Sequence():
                for index, each in enumerate(raw):
                    self.wave(each, (*path, index))

    def wave(self, wave: object, path: Path, *, key: bool = False) -> None:
        """Whether it is one of the waves of the framework, where these are listed."""
        if self.waves and isinstance(wave, str) and wave not in self.waves:
            self.findings.error("wave-not-listed", path, at="key" if key else "value", found=wave, known=self.waves)


def _names(about: Sequence[Says]) -> str:
    return ", ".join(said.id for said in about[:3]) + (", …" if len(about) > 3 else "")
