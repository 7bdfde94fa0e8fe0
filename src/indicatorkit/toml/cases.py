"""Examples and promises: whether they speak of nodes, levels and waves that there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..expected import Example, Expected, Promise
from ..issues import Path
from ..values import LeafReason, NodeReason, Text
from ..written import is_fraction, to_number
from .cells import Cells
from .earlier import is_answer_of_then
from .findings import Findings, key_of
from .misfits import fitted, keys_of
from .outcomes import Outcomes
from .says import Says
from .tables import ExampleTable, PromiseTable
from .tree import Entry, tables

REASONS = (*LeafReason, *NodeReason)


class Cases:
    """Reads the examples and promises of a file: of the framework itself, or of the file of examples beside it."""

    outcomes: Outcomes
    cells: Cells
    generated: bool
    doc: Mapping[str, Any]
    findings: Findings
    nodes: dict[str, Entry]
    attributes: frozenset[str]

    def __init__(
        self, outcomes: Outcomes, cells: Cells, beside: tuple[Mapping[str, Any], Findings] | None = None
    ) -> None:
        self.outcomes, self.cells, self.generated = outcomes, cells, beside is not None
        self.doc, self.findings = beside if beside is not None else (outcomes.named.doc, outcomes.findings)
        self.nodes, self.attributes = outcomes.inputs.nodes, outcomes.inputs.attributes
        self.asked: tuple[str, ...] = tuple(entry.id for entry in self.nodes.values() if entry.answer is not None)

    def examples(self) -> tuple[Example, ...]:
        """All examples that can be read."""
        found = (self._example(raw, path) for raw, path in tables(self.doc.get("example"), ("example",), self.findings))
        return tuple(each for each in found if each is not None)

    def promises(self) -> tuple[Promise, ...]:
        """All promises that can be read."""
        found = (self._promise(raw, path) for raw, path in tables(self.doc.get("promise"), ("promise",), self.findings))
        return tuple(each for each in found if each is not None)

    # --------------------------------------------------------------------------------------------------- examples

    def _example(self, raw: Mapping[str, Any], path: Path) -> Example | None:
        table = fitted(ExampleTable, raw, self.findings, lambda loc: (*path, *loc))
        if table is None:
            return None
        if table.wave is not None:
            self.cells.wave(table.wave, (*path, "wave"))
        for item in table.entity:
            if item not in self.attributes and not is_answer_of_then(self.nodes.get(item)):
                self._unknown(item, (*path, "entity", item), self.attributes)
        for item in table.answers:
            where = (*path, "answers", item)
            if item in self.nodes and self.nodes[item].answer is None:
                if self.nodes[item].is_sound:
                    self.findings.error("not-a-question", where, at="key", found=item)
            elif item not in self.nodes:
                self._unknown(item, where, self.asked)
        expect = {item: self._expected(item, value, (*path, "expect", item)) for item, value in table.expect.items()}
        return Example(
            name=Text(table.nl, table.en, fallback=", ".join(table.expect)),
            wave=table.wave,
            entity=table.entity,
            answers=table.answers,
            expect={item: value for item, value in expect.items() if value is not None},
            because={
                item: self._because(item, value, (*path, "because", item), table)
                for item, value in table.because.items()
            },
            source=table.source,
            path=path,
            generated=self.generated,
        )

    def _unknown(self, item: str, path: Path, known: Iterable[str]) -> None:
        if item in keys_of(ExampleTable):
            table = str(path[-2])
            self.findings.error("key-in-wrong-table", path, at="key", found=item, table=table, owner="example")
        else:
            self.findings.error("unknown-node", path, at="key", found=item, known=known)

    def _expected(self, item: str, raw: object, path: Path) -> Expected | None:
        if item not in self.nodes:
            self._unknown(item, path, self.nodes)
            return None
        said = self.outcomes.says.get(item)
        if self.nodes[item].is_heading:
            self.findings.error("heading-has-no-outcome", path, at="key", found=item)
        if said is None:
            return None
        match raw:
            case "grey":
                return Expected(grey=True)
            case "not_applicable":
                return Expected(not_applicable=True)
            case {"grey": reason, **more} if not more:
                return Expected(grey=True, reason=self._reason(reason, (*path, "grey")))
            case Mapping() if raw and set(raw) <= {"number", "level"}:
                level = self._level(raw["level"], (*path, "level"), said) if "level" in raw else None
                return Expected(level=level, number=self._number(raw.get("number"), (*path, "number"), said))
            case str() if not is_fraction(raw):
                return Expected(level=self._level(raw, path, said, ("grey", "not_applicable")))
            case Mapping() | list() | tuple():
                self.findings.error("not-an-expectation", path, found="…")
                return None
            case _:
                return Expected(number=self._number(raw, path, said))

    def _reason(self, raw: object, path: Path) -> str:
        missing = {word for each in self.outcomes.says.values() for word in each.missing}
        if not isinstance(raw, str) or raw not in (*REASONS, *missing):
            known = (*(each.value for each in REASONS), *sorted(missing))
            self.findings.error("unknown-reason", path, found=raw, known=known)
        return str(raw)

    def _level(self, raw: object, path: Path, said: Says, also: tuple[str, ...] = ()) -> str | None:
        """A level or option; `also` is what may stand there besides, for whoever writes neither."""
        known = said.scale.levels if said.scale is not None else said.known if said.gives == "option" else ()
        if not known:
            self.findings.error("no-level-there", path, node=said.id, found=raw)
        elif raw not in known:
            self.findings.error("unknown-level", path, found=raw, known=(*known, *also))
        return str(raw)

    def _number(self, raw: object, path: Path, said: Says) -> Any:
        if raw is None:
            return None
        try:
            number = to_number(raw)
        except ValueError:
            self.findings.error("not-a-number", path, found=raw)
            return None
        if not said.has_number:
            self.findings.error("no-number-there", path, node=said.id, known=said.known)
        return number

    def _because(self, item: str, raw: object, path: Path, table: ExampleTable) -> tuple[str, ...]:
        if item not in self.nodes:
            self._unknown(item, path, self.nodes)
        elif item not in table.expect:
            also = key_of((*path[:-2], "expect"))
            self.findings.error("because-without-grey", path, at="key", node=item, also=also)
        if not isinstance(raw, list | tuple):
            self.findings.error("not-a-list", path, found=raw)
            return ()
        for index, each in enumerate(raw):
            where = (*path, index)
            if isinstance(each, str) and each in self.attributes:
                continue
            if not isinstance(each, str) or each not in self.nodes:
                self.findings.error("unknown-node", where, found=each, known=self.nodes)
            elif self.nodes[each].answer is None and self.nodes[each].is_sound:
                self.findings.error("not-a-question", where, found=each)
        return tuple(str(each) for each in raw)

    # --------------------------------------------------------------------------------------------------- promises

    def _promise(self, raw: Mapping[str, Any], path: Path) -> Promise | None:
        table = fitted(PromiseTable, raw, self.findings, lambda loc: (*path, *loc))
        if table is None:
            return None
        for key in ("nodes", "by"):
            for index, each in enumerate(getattr(table, key)):
                self._promised(each, (*path, key, index))
        for each in table.exceptions:
            if each not in self.nodes:
                self.findings.error("unknown-node", (*path, "except", each), at="key", found=each, known=self.nodes)
        if (table.holds == "veto") != bool(table.by):
            self.findings.error("veto-and-by", (*path, "holds"), found=table.holds)
        return Promise(
            holds=table.holds,
            nodes=table.nodes,
            exceptions=table.exceptions,
            by=table.by,
            because=table.because,
            path=path,
        )

    def _promised(self, item: str, path: Path) -> None:
        if item not in self.nodes:
            self.findings.error("unknown-node", path, found=item, known=self.nodes)
        elif self.nodes[item].is_heading:
            self.findings.error("heading-has-no-outcome", path, found=item)
