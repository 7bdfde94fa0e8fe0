"""What each node says of itself: its own keys, and whether it is asked, computed, or a heading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from pydantic import ValidationError

from ..issues import Path
from ..items import ONE
from .answering import ANSWER_KEYS, marked, read_answer, with_marks
from .findings import Findings, header_of
from .foreign import unknown_key
from .misfits import fitted, keys_of
from .named import Named
from .rolling import ABOUT, RULE_KEYS, read_rule
from .tables import KINDS, DefaultTable, NodeTable
from .tree import UNDER, AnyAnswer, Entry, RuleHere

OWN: Final = keys_of(NodeTable)
STRUCTURE: Final = frozenset(("group", "indicator", "subindicator", "also"))
OF_ALSO: Final = ("id", "nl", "en", "source", "certainty", "rollup", "marks")


class Spoken:
    """The answers, roll-ups and defaults of a file, and what each node makes of them."""

    named: Named
    findings: Findings

    def __init__(self, named: Named) -> None:
        self.named, self.findings = named, named.findings
        self.answer_tables: dict[str, tuple[Mapping[str, Any], Path]] = {
            name: (raw, path) for name, raw, path in named.tables("answer")
        }
        self.rollup_tables: dict[str, tuple[Mapping[str, Any], Path]] = {
            name: (raw, path) for name, raw, path in named.tables("rollup")
        }
        self.answers: dict[str, AnyAnswer | None] = {
            name: read_answer(raw, _places(raw, path), path, named) for name, (raw, path) in self.answer_tables.items()
        }
        self.rollups: dict[str, RuleHere | None] = {
            name: self._named_rule(name, raw, path) for name, (raw, path) in self.rollup_tables.items()
        }
        self.defaults: dict[str, tuple[DefaultTable, Path]] = {}
        for kind, raw, path in named.tables("default"):
            self._read_default(kind, raw, path)

    def _named_rule(self, name: str, raw: Mapping[str, Any], path: Path) -> RuleHere | None:
        found = read_rule(raw, _places(raw, path), path, self.named)
        if found is not None:
            found.name = name
        return found

    def _read_default(self, kind: str, raw: Mapping[str, Any], path: Path) -> None:
        if kind not in KINDS:
            self.findings.error("unknown-word", path, at="key", found=kind, known=KINDS)
            return
        table = fitted(DefaultTable, raw, self.findings, lambda loc: (*path, *loc))
        if table is None:
            return
        for what, known in (("answer", self.answers), ("rollup", self.rollups)):
            word = getattr(table, what)
            if word is not None and word not in known:
                self.findings.error("unknown-name", (*path, what), kind=what, found=word, known=known)
        self.defaults[kind] = (table, path)

    # ---------------------------------------------------------------------------------------------------- one node

    def speak(self, entry: Entry) -> None:
        """Fills in what the node says: its own keys, its answer or its roll-up."""
        raw, path = entry.raw, entry.path
        allowed = OF_ALSO if entry.kind == "also" else OWN
        entry.places = {"": path, **{key: (*path, key) for key in raw}}
        own = {key: raw[key] for key in raw if key in allowed}
        entry.own = fitted(NodeTable, own, self.findings, lambda loc: (*path, *loc))
        rest = {key: raw[key] for key in raw if key not in allowed and key not in STRUCTURE and key != "rule"}
        if entry.own is None or not self._structure_is_sound(entry):
            entry.spoil()
        if entry.own is None:
            entry.own = _what_fits(own)
        self._inherit(entry)
        if entry.own.asked_per is not None:
            self.findings.warning("no-effect-yet", (*path, "asked_per"), at="key", found="asked_per")
        self._settle(entry, rest)

    def _inherit(self, entry: Entry) -> None:
        table, path = self.defaults.get(entry.kind, (None, ()))
        for key in ("source", "certainty", "effort"):
            if table is not None and key not in entry.raw and getattr(table, key) is not None:
                entry.places[key] = (*path, key)

    def _structure_is_sound(self, entry: Entry) -> bool:
        """Whether what stands under the node may stand there."""
        before = self.findings.errors
        for key in sorted(STRUCTURE & entry.raw.keys()):
            path = (*entry.path, key)
            if key == "also":
                if entry.kind == "also":
                    unknown_key(key, path, OF_ALSO, self.findings)
            elif key == "group" and entry.kind == "indicator":
                if not isinstance(entry.raw[key], str):
                    self.findings.error("not-a-text", path, found="…")
                elif entry.parent is None:
                    self.findings.error("group-without-theme", path, found=entry.raw[key])
            elif key == "subindicator" and entry.kind == "theme":
                self.findings.error(
                    "subindicator-without-indicator", _first(entry.raw[key], path), at="header", theme=entry.id
                )
            elif key in ("indicator", "subindicator") and entry.kind == "group":
                self.findings.error(
                    "indicator-in-group", _first(entry.raw[key], path), at="header", group=entry.id, found=key
                )
            elif key not in UNDER.get(entry.kind, ()):
                unknown_key(key, path, UNDER.get(entry.kind, ()), self.findings)
        return self.findings.errors == before

    def _settle(self, entry: Entry, rest: dict[str, Any]) -> None:
        """Asked, computed or a heading: what the node says, else what the default for its kind says."""
        assert entry.own is not None
        said = [key for key in ("answer", "rollup", "rule") if key in entry.raw]
        if len(said) > 1:
            self.findings.error(
                "asked-and-computed",
                (*entry.path, said[1]),
                at="key",
                node=entry.id,
                one=said[0],
                other=said[1],
                also=(((*entry.path, said[0]), "key"),),
            )
            return entry.spoil()
        if "answer" in said:
            return self._asked(entry, entry.own.answer, (*entry.path, "answer"), rest)
        if "rule" in said:
            return self._in_place(entry, rest)
        if "rollup" in said:
            return self._computed(entry, entry.own.rollup, (*entry.path, "rollup"), rest)
        return self._by_default(entry, rest)

    def _by_default(self, entry: Entry, rest: dict[str, Any]) -> None:
        assert entry.own is not None
        table, path = self.defaults.get(entry.kind, (DefaultTable(), ()))
        has_inputs = bool(entry.children or entry.own.uses)
        if table.rollup is not None and (has_inputs or table.answer is None):
            return self._computed(entry, table.rollup, (*path, "rollup"), rest)
        if table.answer is not None and not has_inputs:
            return self._asked(entry, table.answer, (*path, "answer"), rest)
        if entry.kind == "group" and not entry.own.rollup_from:
            return self._heading(entry, rest)
        if not entry.is_sound:
            return None
        if self._has_strange_keys(entry, rest):
            return entry.spoil()
        if not has_inputs and entry.kind == "theme":
            self.findings.error("empty-theme", entry.path, at="header", node=entry.id)
        elif table.answer is not None or has_inputs:
            self.findings.error("no-rollup", entry.path, at="header", node=entry.id)
        else:
            self.findings.error("neither-asked-nor-computed", entry.path, at="header", node=entry.id)
        return entry.spoil()

    def _has_strange_keys(self, entry: Entry, rest: Iterable[str]) -> bool:
        """Whether some key is none of a node: it is reported, for it may well be its answer or rule, misspelled."""
        known = {*RULE_KEYS, *ANSWER_KEYS}
        strange = [key for key in rest if key not in known]
        for key in strange:
            unknown_key(key, (*entry.path, key), self._known(entry, sorted(known)), self.findings)
        return bool(strange)

    # -------------------------------------------------------------------------------------------------- three ways

    def _asked(self, entry: Entry, name: str | None, where: Path, rest: dict[str, Any]) -> None:
        assert entry.own is not None
        for key in ("uses", "rollup_from"):
            if key in entry.raw:
                self.findings.error("key-at-question", (*entry.path, key), at="key", found=key, node=entry.id)
                entry.spoil()
        if entry.children or entry.also:
            child = (entry.children or entry.also)[0]
            self.findings.error(
                "asked-with-children", where, at="key", node=entry.id, child=child.id, also=header_of(child.path)
            )
            return entry.spoil()
        if name is None:  # what stands there is no text, which is said already
            return entry.spoil()
        if name not in self.answers:
            self.findings.error("unknown-name", where, kind="answer", found=name, known=self.answers)
            return entry.spoil()
        table, path = self.answer_tables[name]
        restated = {key: value for key, value in rest.items() if self._restates(key, entry, ANSWER_KEYS, RULE_KEYS)}
        entry.places = {**_places(table, path), **entry.places}
        entry.answer_name = name
        if restated:
            merged = {**{key: value for key, value in table.items() if key not in ABOUT}, **restated}
            answer = read_answer(merged, entry.places, entry.path, self.named)
        else:
            answer = self.answers[name]
        if answer is not None and answer.rescale is not None:
            marks = entry.marks
            answer = with_marks(answer, marks, entry.id, entry.path, self.findings) if marks is not None else None
        if answer is None or len(restated) < len(rest):
            return entry.spoil()
        entry.answer = answer
        return None

    def _restates(self, key: str, entry: Entry, mine: Iterable[str], others: frozenset[str]) -> bool:
        """Whether a key of the node restates one of its answer or roll-up; what is no such key is reported."""
        path = (*entry.path, key)
        if key in mine:
            return True
        if key in others:
            parent = entry.parent
            also = header_of(parent.path) if parent is not None and mine is ANSWER_KEYS else ()
            code = "key-of-rule-at-question" if mine is ANSWER_KEYS else "key-of-answer"
            self.findings.error(code, path, at="key", found=key, node=entry.id, also=also)
        else:
            unknown_key(key, path, self._known(entry, sorted(mine)), self.findings)
        return False

    def _known(self, entry: Entry, more: Iterable[str]) -> tuple[str, ...]:
        """The keys that the node may have."""
        return (*(OF_ALSO if entry.kind == "also" else OWN), "rule", *UNDER.get(entry.kind, ()), *more)

    def _in_place(self, entry: Entry, rest: dict[str, Any]) -> None:
        assert entry.own is not None
        if entry.raw["rule"] == "none":
            return self._heading(entry, rest)
        restated = {key: value for key, value in rest.items() if self._restates(key, entry, RULE_KEYS, ANSWER_KEYS)}
        found = read_rule({"rule": entry.raw["rule"], **restated}, entry.places, entry.path, self.named)
        entry.rule = self._with_marks(entry, found)
        if entry.rule is None or len(restated) < len(rest):
            return entry.spoil()
        return self._later(entry, {})  # what stands beside a rule belongs to that rule

    def _computed(self, entry: Entry, name: str | None, where: Path, rest: dict[str, Any]) -> None:
        restated = {key: value for key, value in rest.items() if self._restates(key, entry, RULE_KEYS, ANSWER_KEYS)}
        entry.rule = self._rule(entry, name, where, restated)
        if entry.rule is None or len(restated) < len(rest):
            return entry.spoil()
        entry.places = {**entry.rule.places, **entry.places}
        return self._later(entry, restated)

    def _rule(self, entry: Entry, name: str | None, where: Path, restated: Mapping[str, Any]) -> RuleHere | None:
        if name is None:  # no text either
            return None
        if name not in self.rollups:
            self.findings.error("unknown-name", where, kind="rollup", found=name, known=self.rollups)
            return None
        if not restated:
            return self._with_marks(entry, self.rollups[name])
        table, path = self.rollup_tables[name]
        places = {**_places(table, path), **{key: (*entry.path, key) for key in restated}}
        found = read_rule({**table, **restated}, places, path, self.named)
        if found is not None:
            found.name = name
        return self._with_marks(entry, found)

    def _with_marks(self, entry: Entry, here: RuleHere | None) -> RuleHere | None:
        """The roll-up with the marks of its rescale filled in by the node."""
        if here is None or here.rule.rescale is None:
            return here
        if entry.marks is None:
            return None
        rescale = marked(here.rule.rescale, entry.marks, entry.id, entry.path, self.findings)
        if rescale is here.rule.rescale:
            return here
        return replace(here, rule=here.rule.model_copy(update={"rescale": rescale})) if rescale is not None else None

    def _later(self, entry: Entry, restated: Mapping[str, Any]) -> None:
        """The roll-ups that hold from a later wave on, in the order of the waves."""
        assert entry.own is not None
        for wave, name in entry.own.rollup_from.items():
            found = self._rule(entry, name, (*entry.path, "rollup_from", wave), restated)
            if found is None:
                entry.spoil()
            else:
                entry.later.append((wave, found))

    def _heading(self, entry: Entry, rest: dict[str, Any]) -> None:
        assert entry.own is not None
        for key in (*rest, *(key for key in ("uses", "rollup_from", "applies_if", "weight") if key in entry.raw)):
            path = (*entry.path, key)
            if key in RULE_KEYS or key in OWN:
                self.findings.error("key-at-heading", path, at="key", found=key, node=entry.id)
            else:
                self._restates(key, entry, (), ANSWER_KEYS)
            entry.spoil()
        if entry.also:
            self.findings.error("key-at-heading", (*entry.path, "also"), at="key", found="also", node=entry.id)


def _what_fits(own: Mapping[str, Any]) -> NodeTable:
    """The node without the keys that do not fit, so that the rest of it can be looked at too."""
    fitting: dict[str, Any] = {"id": "x"}
    for key in own:
        with suppress(ValidationError):
            NodeTable.model_validate({"id": "x", key: own[key]})
            fitting[key] = own[key]
    return NodeTable.model_validate(fitting)


def _places(raw: Mapping[str, Any], path: Path) -> dict[str, Path]:
    return {key: (*path, key) for key in raw}


def _first(raw: object, path: Path) -> Path:
    return (*path, 0) if isinstance(raw, list) and raw else path


def weight_of(entry: Entry) -> Fraction:
    """How much it weighs where it stands."""
    return entry.own.weight if entry.own is not None and entry.own.weight is not None else ONE
