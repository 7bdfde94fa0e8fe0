"""Cells and conditions: whether every word, number and wave in them is one that the node in question can have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..conditions import KNOWN, MISSING, NOT_APPLICABLE
from ..issues import Path
from ..values import LeafReason
from .findings import Findings
from .mentions import Mention, of_gate, of_limits, of_rows, of_thens, rules_of
from .outcomes import Outcomes, Says
from .tree import Entry

_REASONS = tuple(f"{MISSING}:{reason.value}" for reason in LeafReason)
_STATES = (KNOWN, MISSING, NOT_APPLICABLE)


class Cells:
    """Looks at every condition of a file."""

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
            for mention in (*of_rows(doc, here), *of_limits(doc, here)):
                self._mention(entry, mention, inputs)
            for item, path in of_thens(here):
                self._node(entry, item, path, (*self.nodes,))
        for wave in entry.own.rollup_from if entry.own is not None else ():
            self.wave(wave, (*entry.path, "rollup_from", wave), key=True)

    def _mention(self, entry: Entry, mention: Mention, inputs: Sequence[Says] | None) -> None:
        if mention.is_wave:
            self._waves(mention.cell, mention.path)
        elif not mention.item:
            if inputs:
                self.cell(mention.cell, mention.path, inputs)
            elif inputs is not None and entry.is_sound:
                self.findings.error("no-inputs-to-look-at", mention.path, at="key", node=entry.id, found=mention.path[-1])
        elif self._node(entry, mention.item, mention.path, (*self.nodes, *self.attributes)):
            said = self.outcomes.says.get(mention.item)
            if said is not None:
                self.cell(mention.cell, mention.path, [said])

    def _node(self, entry: Entry, item: str, path: Path, known: Iterable[str]) -> bool:
        if item not in self.nodes and item not in self.attributes:
            self.findings.error("unknown-node", path, at="key" if path[-1] == item else "value", found=item, known=known)
        elif item in self.nodes and self.nodes[item].is_heading:
            self.findings.error("heading-has-no-outcome", path, at="key" if path[-1] == item else "value", found=item)
        else:
            return True
        entry.spoil()
        return False

    # ------------------------------------------------------------------------------------------------------ cells

    def cell(self, cell: object, path: Path, about: Sequence[Says]) -> None:
        """Whether some of these nodes can be what the cell says."""
        match cell:
            case str():
                self._word(cell, path, about)
            case Mapping() if "at_worst" in cell or "at_best" in cell:
                key = "at_worst" if "at_worst" in cell else "at_best"
                self._bound(str(cell[key]), (*path, key), about)
            case Sequence():
                for index, each in enumerate(cell):
                    self.cell(each, (*path, index), about)
            case _:
                if not any(said.has_number or said.gives == "option" for said in about):
                    self.findings.error("no-number-there", path, node=_names(about), known=self._words(about))

    def _word(self, word: str, path: Path, about: Sequence[Says]) -> None:
        if word in _STATES or word in _REASONS or any(word in (*said.known, *said.missing) for said in about):
            return
        if word.startswith(f"{MISSING}:"):
            reason = word.partition(":")[2]
            if not any(reason in said.missing for said in about):
                self.findings.error("unknown-reason", path, found=word, known=_REASONS)
            return
        known = self._words(about)
        code = "unknown-answer" if known else "only-numbers"
        if code == "unknown-answer":
            self.findings.error("unknown-answer", path, found=word, node=_names(about), known=known)
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
        if self.waves and wave not in self.waves:
            self.findings.error("unknown-wave", path, at="key" if key else "value", found=wave, known=self.waves)


def _names(about: Sequence[Says]) -> str:
    return ", ".join(said.id for said in about[:3]) + (", …" if len(about) > 3 else "")
