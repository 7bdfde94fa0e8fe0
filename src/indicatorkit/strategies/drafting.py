"""Frameworks drawn at random: small, valid as they are drawn, and over time every rule under every policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from hypothesis import strategies as st

from ..framework import Framework
from ..kinds import KINDS
from ..light import dataclass
from ..measures import Measure
from ..toml.read import from_dict

T = TypeVar("T")
Doc: TypeAlias = dict[str, Any]

MOST_QUESTIONS: Final = 10
LEVELS: Final = ("low", "middle", "high", "top")
WAVES: Final = ("first", "second")
BARE: Final = ("same_as", "first_known", "coverage")
MEASURES: Final = {word: kind for word, kind in KINDS.items() if issubclass(kind, Measure)}
# numbers that no list has; exactly two inputs, of which one may be of another wave
UNDRAWN: Final = tuple(word for word, kind in MEASURES.items() if kind.is_inexact or kind.needs_all)
NUMBERS: Final = tuple(word for word in MEASURES if word not in UNDRAWN)


def frameworks() -> st.SearchStrategy[Framework]:
    """Random small frameworks: rules under every missing policy, gates, waves, attributes, and shared inputs.

    All rules take part but those that compute no exact number, or need exactly two inputs. They are valid: reading one
    gives no errors. They shrink towards one question.
    """
    return documents().map(_read)


def documents() -> st.SearchStrategy[Doc]:
    """The same as the tables that a TOML parser gives; what a framework file would say."""
    return _documents()


@st.composite
def _documents(draw: st.DrawFn) -> Doc:
    """A draw for each choice: what one choice leads to can then be left out as a whole when it shrinks."""
    return Draft(Luck(iter(lambda: draw(_BYTE), None))).doc


_BYTE: Final = st.integers(0, 255)


def _read(doc: Doc) -> Framework:
    reading = from_dict(doc)
    assert reading.framework is not None, "\n".join(map(str, reading.issues))
    return reading.framework


class Luck:
    """Choices out of numbers from 0 to 255; after the last of these, and for zeros, always the first."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self.left: Iterator[int] = iter(numbers)

    def pick(self, among: Sequence[T]) -> T:
        """One of these."""
        return among[next(self.left, 0) % len(among)]

    def number(self, least: int, most: int) -> int:
        """A number between these, both included."""
        return least + next(self.left, 0) % (most - least + 1)

    def happens(self, share: float) -> bool:
        """Whether something happens that happens in this share of all cases; rather not."""
        return next(self.left, 0) >= 256 * (1 - share)

    def some(self, among: Sequence[T], most: int) -> list[T]:
        """Some of these, in their order, and at least one."""
        chosen = [each for each in among if self.happens(0.5)][:most]
        return chosen or [self.pick(among)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node that others can read: what it says is a level, perhaps with a number, or a fact."""

    id: str
    fact: bool = False
    number: bool = False
    may_not_apply: bool = False


class Draft:
    """A document in the making: questions, what reads them, and then what reads that."""

    def __init__(self, luck: Luck) -> None:
        self.luck = luck
        self.levels: tuple[str, ...] = LEVELS[: luck.number(2, len(LEVELS))]
        self.nodes: list[Drawn] = []
        self.made: int = 0
        self.doc: Doc = {
            "format": 1,
            "framework": {"id": "drawn", "version": "1", "status": "example", "en": "Drawn at random"},
            "scale": {"light": {"worst_to_best": [{"id": each} for each in self.levels]}},
            "answer": self._answers(),
        }
        if luck.happens(0.3):
            self.doc["framework"]["waves"] = list(WAVES)
        if luck.happens(0.3):
            self.doc["attribute"] = {"kind": {"answer": "fact"}}
            self.nodes.append(Drawn("kind", fact=True))
        self._tree()

    # ---------------------------------------------------------------------------------------------------- questions

    def _answers(self) -> Doc:
        """Every way of answering: a question chooses one by its name."""
        best_first = self.levels[::-1]
        bands = [{"level": each, "at_least": len(best_first) - place} for place, each in enumerate(best_first)]
        bands = [*bands[:-1], {"level": best_first[-1]}]
        several: list[Doc] = [{"id": each} for each in "pqrs"[: len(self.levels)]]
        return {
            "level": {"kind": "level", "scale": "light"},
            "unsure": {"kind": "level", "scale": "light", "options": [{"id": "dont_know", "missing": "unknown"}]},
            "perhaps": {
                "kind": "choice",
                "options": [
                    *({"id": f"is_{each}", "level": each} for each in self.levels),
                    {"id": "na", "not_applicable": True},
                    {"id": "secret", "missing": "confidential"},
                ],
            },
            "whole": {"kind": "number", "whole": True, "at_least": 0, "at_most": 5, "bands": self._bands(bands)},
            "measured": {"kind": "number", "at_least": 0, "bands": self._bands(bands)},
            "several": {
                "kind": "several",
                "options": [*several, {"id": "none_of_these", "alone": True}],
                "bands": self._bands(bands),
            },
            "fact": {"kind": "choice", "options": [{"id": "yes"}, {"id": "no"}]},
        }

    def _bands(self, rows: list[Doc]) -> Doc:
        return {"scale": "light", "rows": rows}

    def _id(self, what: str) -> str:
        self.made += 1
        return f"{what}_{self.made}"

    def _question(self, what: str) -> tuple[Doc, Drawn]:
        answer = self.luck.pick(("level", "level", "unsure", "perhaps", "whole", "several", "measured"))
        raw: Doc = {"id": self._id(what), "answer": answer}
        numeric = answer in ("whole", "several", "measured")
        return self._gated(raw, Drawn(raw["id"], number=numeric, may_not_apply=answer == "perhaps"))

    def _gated(self, raw: Doc, node: Drawn) -> tuple[Doc, Drawn]:
        """The node, perhaps behind a gate; from here on others may read it."""
        gate = self._gate() if self.luck.happens(0.15) else None
        if gate is not None:
            raw["applies_if"] = gate
            node = Drawn(node.id, node.fact, node.number, may_not_apply=True)
        self.nodes.append(node)
        return raw, node

    def _gate(self) -> Doc | None:
        if "waves" in self.doc["framework"] and self.luck.happens(0.5):
            return {"wave": {"from": WAVES[1]}}
        if not self.nodes:
            return None
        node = self.luck.pick(self.nodes)
        return {node.id: "yes" if node.fact else self.luck.pick(self.levels)}

    # ----------------------------------------------------------------------------------------------------- the tree

    def _tree(self) -> None:
        """Indicators, perhaps in themes; then perhaps a step and a result over some of all that."""
        if self.luck.happens(0.5):
            self.doc["theme"] = [self._theme() for _ in range(self.luck.number(1, 2))]
        else:
            self.doc["indicator"] = [self._indicator()[0] for _ in range(self.luck.number(1, 2))]
        for table in ("step", "result"):
            readable = [each for each in self.nodes if not each.fact]
            if self.luck.happens(0.4):
                used = self.luck.some(readable, 3)
                raw = {"id": self._id(table), "uses": [each.id for each in used]}
                self.doc[table] = [self._computed(raw, used)[0]]

    def _theme(self) -> Doc:
        raw: Doc = {"id": self._id("theme")}
        below = [self._indicator() for _ in range(self.luck.number(1, 3))]
        raw["indicator"] = [each for each, _ in below]
        return self._computed(raw, [node for _, node in below])[0]

    def _indicator(self) -> tuple[Doc, Drawn]:
        if not self.luck.happens(0.8):  # this way round for zeros: the simplest is one question
            return self._question("indicator")
        raw: Doc = {"id": self._id("indicator")}
        below = [self._question("question") for _ in range(self.luck.number(1, 3))]
        raw["subindicator"] = [each for each, _ in below]
        used = [node for _, node in below]
        others = [each for each in self.nodes if each not in used and not each.fact]
        if others and self.luck.happens(0.25):
            used.append(self.luck.pick(others))
            raw["uses"] = [used[-1].id]
        return self._computed(raw, used)

    # ------------------------------------------------------------------------------------------------------- roll-ups

    def _computed(self, raw: Doc, used: list[Drawn]) -> tuple[Doc, Drawn]:
        """The node with a rule that these inputs can feed, and what it does when something is missing."""
        rule = self.luck.pick(self._kinds(used))
        raw |= self._rule(rule, used)
        columns = rule == "table" and self.luck.happens(0.4)
        if columns:
            raw |= self._columns(used)
        raw |= self._policy(rule, used, columns=columns)
        numeric = rule in (*NUMBERS, "count", "share", "coverage") or (
            rule in ("same_as", "first_known") and used[0].number
        )
        outside = rule == "table" or all(each.may_not_apply for each in used)
        return self._gated(raw, Drawn(raw["id"], number=numeric, may_not_apply=outside))

    def _kinds(self, used: list[Drawn]) -> list[str]:
        """The rules that can read these inputs, in the order of the documentation."""
        plain = not any(each.number for each in used)
        same = len({each.number for each in used}) == 1
        kinds = [each for each in KINDS if each not in (*NUMBERS, *UNDRAWN, "same_as", "first_known")]
        return (
            kinds + list(NUMBERS) * plain + ["first_known"] * plain + ["same_as"] * (len(used) == 1 and same and plain)
        )

    def _rule(self, rule: str, used: list[Drawn]) -> Doc:
        level = self.luck.pick(self.levels)
        number = self.luck.number(1, len(used))
        worst, best = self.levels[0], self.levels[-1]
        fields: Doc = {"rule": rule}
        match rule:
            case "majority" | "unanimous":
                fields |= {"otherwise": level}
            case "at_least":
                amounts: tuple[Doc, ...] = ({"count": number}, {"share": "1/2"})
                fields |= {"tiers": [{"then": best, "where": best, **self.luck.pick(amounts)}], "otherwise": worst}
            case "table":
                rows = [{"when": {"all": best}, "then": best}, {"when": {"any": worst}, "then": level}]
                fields |= {"rows": rows, "otherwise": worst, "scale": "light"}
            case "count" | "share":
                fields |= {"where": {"at_worst": level}, "bands": self._two_bands(number if rule == "count" else "1/2")}
            case "coverage":
                measure = self.luck.pick(("share", "count", "weight"))
                fields |= {"as": measure, "bands": self._two_bands("1/2" if measure == "share" else number)}
            case _ if rule in NUMBERS:
                points = {each: place for place, each in enumerate(self.levels)}
                fields |= {"points": points, "bands": self._two_bands(number)}
                fields |= {"take": min(2, len(used))} if rule == "mean_of_lowest" else {}
            case _:
                pass
        return fields

    def _two_bands(self, edge: object) -> Doc:
        side = self.luck.pick(("at_least", "above"))
        return self._bands([{"level": self.levels[-1], side: edge}, {"level": self.levels[0]}])

    def _columns(self, used: list[Drawn]) -> Doc:
        """Rows that name one of the inputs; of what may not apply, a row says so."""
        column = self.luck.pick(used)
        best, worst = self.levels[-1], self.levels[0]
        rows: list[Doc] = [{"when": {column.id: {"at_worst": self.luck.pick(self.levels[1:])}}, "then": best}]
        if column.may_not_apply:
            rows.append({"when": {column.id: "not_applicable"}, "then": "not_applicable"})
        if self.luck.happens(0.4):
            rows.append({"when": {column.id: "missing"}, "then": self.luck.pick(("grey", worst)), "en": "not known"})
        return {"rows": rows}

    def _policy(self, rule: str, used: list[Drawn], *, columns: bool) -> Doc:
        if rule in BARE and rule != "same_as":
            return {}
        known = [each for each in KINDS[rule].policies if not (columns and each == "leave_out")]
        policy = self.luck.pick(known)
        fields: Doc = {"missing": policy}
        counts_as: Doc = {"counts_as": 0 if rule in NUMBERS else self.levels[0], "because": "drawn at random"}
        if policy == "counts_as":
            fields["missing"] = counts_as
        if policy in ("leave_out", "prorate") and self.luck.happens(0.5):
            number = self.luck.number(1, len(used))
            bounds: tuple[Doc, ...] = (
                {"known_at_least": number},
                {"known_share_at_least": "1/2"},
                {"missing_at_most": 1},
            )
            fields |= self.luck.pick(bounds)
        if any(each.may_not_apply for each in used) and not columns and policy != "prorate" and self.luck.happens(0.3):
            fields["not_applicable"] = self.luck.pick(("grey", counts_as))
        return fields
