"""Marks from answers, as users hold them: the framework with its new marks, and what each of them rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any, Final

from ..calibrate import Calibrated, Mark
from ..engine.table import Table
from ..explain.labels import name, written
from ..exports.receipt import Receipt, receipt
from ..framework import Framework
from ..issues import Issue
from ..light import dataclass
from ..recipe import Recipe, Statistic
from ..words import Lang, count, default_lang, say
from ..words.grid import Line, grid
from ..words.wrapping import fill

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80
COUNTS: Final = ("number", "grey", "not_applicable", "in_words", "total")
SPREAD: Final = ("lowest", "median", "mean", "highest")
COLUMNS: Final = ("node", "mark", "statistic", "before", "after", "stays", "used", *COUNTS, *SPREAD, "far")


@dataclass(frozen=True, slots=True)
class Calibration:
    """Marks that follow from answers. `framework` has them; `toml` is its file, to be written with `ik.write`.

    `nodes` says of each node with such marks what they were, what they become, and from which numbers; `issues` are
    worth knowing. Print it, or ask for `to_frame`, `text`, `as_dict`.
    """

    table: Table
    """Inner: the numbers that the marks were computed from."""
    framework: Framework
    """The framework with the new marks."""
    content: bytes = field(repr=False)
    """The file with the new marks, as bytes; all else in it is as it was."""
    recipe: Recipe
    """Which number of the answers each mark is, and of how many at least."""
    nodes: tuple[Calibrated, ...]
    """Each node with such marks, in the order of the framework."""
    of: tuple[str, str]
    """The wave and the perspective whose answers were taken."""
    entities: int
    """How many entities were looked at."""
    issues: tuple[Issue, ...] = ()
    """What is worth knowing, such as marks that stay as they were."""

    @property
    def before(self) -> Framework:
        """The framework with the marks that it had."""
        return self.table.framework

    @property
    def toml(self) -> str:
        """The file of the framework with its new marks; all else in it stays as it was."""
        return self.content.decode("utf-8")

    @property
    def wave(self) -> str:
        """The wave of the answers."""
        return self.of[0]

    @property
    def perspective(self) -> str:
        """The perspective of the answers; empty for nobody in particular."""
        return self.of[1]

    @property
    def receipt(self) -> Receipt:
        """Which answers were read, and for which framework: that of before."""
        return receipt(self.before, self.table.answers)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, node by node."""
        return tuple(mark for each in self.nodes for mark in each.marks)

    def records(self) -> list[dict[str, Any]]:
        """A plain record for each mark, numbers as floats."""
        return [_record(each, mark) for each in self.nodes for mark in each.marks]

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame with a row for each mark.

        `before` and `after` are the mark; `used` is how many numbers it follows from, `far` how many lie far off.
        `number` + `grey` + `not_applicable` + `in_words` = `total`. `stays` says why a mark stays as it was, if so.
        """
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame(self.records(), COLUMNS)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data; numbers are exact, as text."""
        return {
            **self.receipt.heading(),
            "wave": self.wave,
            "perspective": self.perspective,
            "entities": self.entities,
            "recipe": self.recipe.model_dump(mode="json", exclude={"marks"}),
            "nodes": [_plain(each) for each in self.nodes],
            "digest": self.framework.digest,
            "issues": [issue.as_dict() for issue in self.issues],
        }

    # ---------------------------------------------------------------------------------------------------------- words

    def text(self, lang: Lang | None = None, *, width: int = WIDTH) -> str:
        """What was answered, what the marks become, how they were computed, and what is worth knowing."""
        told = _Telling(self, lang or default_lang(), width)
        return told.text()

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        framework, changed = self.before, sum(mark.after != mark.before for mark in self.marks)
        return f"<Calibration {framework.id} {framework.version}: {changed} of {len(self.marks)} marks change>"

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"


def _record(each: Calibrated, mark: Mark) -> dict[str, Any]:
    return {
        "node": each.node,
        "mark": mark.name,
        "statistic": _said(mark.statistic),
        "before": float(mark.before),
        "after": float(mark.after),
        "stays": each.stays or None,
        "used": len(each.used),
        **_counts(each),
        **{key: float(each.spread[key]) if each.spread else None for key in SPREAD},
        "far": len(each.far),
    }


def _said(statistic: Statistic) -> str:
    return statistic.kind if statistic.amount is None else f"{statistic.kind} {_exactly(statistic.amount)}"


def _exactly(number: Fraction) -> str:
    return written(number, "en") if Fraction(written(number, "en")) == number else str(number)


def _counts(each: Calibrated) -> dict[str, int]:
    heard = each.heard
    numbers = (len(heard.numbers), heard.grey, heard.not_applicable, heard.in_words, heard.total)
    return dict(zip(COUNTS, numbers, strict=True))


def _plain(each: Calibrated) -> dict[str, Any]:
    return {
        "node": each.node,
        "higher_is": each.higher_is,
        "stays": each.stays or None,
        "used": len(each.used),
        **_counts(each),
        "spread": {key: str(number) for key, number in each.spread.items()},
        "far": [{"entity": entity, "number": str(number)} for entity, number in each.far],
        "marks": [
            {
                "mark": mark.name,
                "statistic": _said(mark.statistic),
                "before": str(mark.before),
                "exact": None if mark.exact is None else str(mark.exact),
                "after": str(mark.after),
            }
            for mark in each.marks
        ],
    }


@dataclass(frozen=True, slots=True)
class _Telling:
    """Says it in one language, in lines of at most so many characters where that is possible."""

    found: Calibration
    lang: Lang
    width: int

    def text(self) -> str:
        parts = (self._head(), self._numbers(), self._marks(), self._how(), self._remarks())
        return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"calibration.{key}", self.lang, **params)

    def _filled(self, text: str, *, first: str = "", rest: str = "") -> str:
        return fill(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    def _item(self, text: str) -> str:
        return self._filled(text, first="- ", rest="  ")

    def _head(self) -> Iterator[str]:
        found, framework = self.found, self.found.before
        one = framework.entity(self.lang) or say("summary.entity", self.lang)
        several = framework.entities(self.lang) or say("summary.entities", self.lang)
        where = [f"{framework.id} {framework.version}".strip(), say(f"status.{framework.status}", self.lang)]
        where += [say("summary.wave", self.lang, wave=found.wave)] if found.wave else []
        where += [say("summary.perspective", self.lang, perspective=found.perspective)] if found.perspective else []
        where += [count("summary.size", self.lang, found.entities, entity=one, entities=several)]
        yield self._filled(self._say("title", framework=framework.name(self.lang)))
        yield self._filled(" · ".join(where))

    def _numbers(self) -> Iterator[str]:
        shown = [key for key in COUNTS if key in ("number", "grey", "total") or any(map(_has(key), self.found.nodes))]
        heads = [self._say(f"head.{key}") for key in (*shown, *SPREAD)]
        lines = [
            Line(self._name(each), [*(str(_counts(each)[key]) for key in shown), *self._spread(each)])
            for each in self.found.nodes
            if each.stays != "computed"
        ]
        if lines:
            yield from grid([self._say("head.node"), *heads], lines, self.width)

    def _spread(self, each: Calibrated) -> Sequence[str]:
        if not each.spread:
            return [self._say("no_number")] * len(SPREAD)
        return [written(each.spread[key], self.lang) for key in SPREAD]

    def _marks(self) -> Iterator[str]:
        lines = [line for each in self.found.nodes for line in self._of_node(each)]
        yield from grid([self._say("marks"), self._say("head.before"), self._say("head.after")], lines, self.width)

    def _of_node(self, each: Calibrated) -> Iterator[Line]:
        yield Line(self._name(each), ["", ""])
        for mark in each.marks:
            after = self._say("stays") if each.stays else written(mark.after, self.lang)
            said = self._say("mark", mark=mark.name, statistic=self._statistic(mark.statistic))
            yield Line(said, [written(mark.before, self.lang), after], 1)

    def _statistic(self, statistic: Statistic) -> str:
        amount = "" if statistic.amount is None else written(statistic.amount, self.lang)
        return self._say(f"statistic.{statistic.kind}", amount=amount)

    def _name(self, each: Calibrated) -> str:
        return name(self.found.before, each.node, self.lang)

    def _how(self) -> Iterator[str]:
        recipe = self.found.recipe
        yield self._say("how")
        if any(each.kind == "median" or "percent" in each.kind for each in recipe.marks.values()):
            yield self._item(self._say("percentiles"))
        if recipe.uses_spread:
            yield self._item(self._say("sd_n" if recipe.sd_over == "n" else "sd_one_less"))
        yield self._item(self._say(recipe.outliers))
        if recipe.decimals is None:
            yield self._item(self._say("exact"))
        else:
            yield self._item(count("calibration.decimals", self.lang, recipe.decimals))
        one = self.found.before.entity(self.lang) or say("summary.entity", self.lang)
        yield self._item(self._say("fixed", entity=one))

    def _remarks(self) -> Iterator[str]:
        if self.found.issues:
            yield self._say("remarks")
        for issue in self.found.issues:
            hint = issue.hint(self.lang)
            yield self._item(f"{issue.text(self.lang)}{f' ({hint})' if hint else ''}")


def _has(key: str) -> Any:
    return lambda each: _counts(each)[key] > 0
