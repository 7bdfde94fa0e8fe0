"""How marks follow from answers: which number of the population each mark is, and what is on record of doing so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, TypeAlias, TypedDict

from pydantic import Field

from .fields import Reads
from .light import dataclass
from .population import Over, mean, percentile, root, variance
from .written import Count, Part, Whole, Words, misfit, to_number

HigherIs: TypeAlias = Literal["better", "worse"]
WORDS: Final = ("lowest", "highest", "worst", "best", "median", "mean")
AMOUNTS: Final = ("percentile", "worst_percent", "best_percent", "sd_below", "sd_above", "sd_worse", "sd_better")
_BY_SIDE: Final = {
    "worst": ("lowest", "highest"),
    "best": ("highest", "lowest"),
    "sd_worse": ("sd_below", "sd_above"),
    "sd_better": ("sd_above", "sd_below"),
}


@dataclass(frozen=True, slots=True)
class Statistic:
    """One number of a population: a word such as `highest`, or one with an amount, such as the percentile 97.5."""

    kind: str
    amount: Fraction | None = None

    @property
    def needs_side(self) -> bool:
        """Whether it speaks of better and worse, so that the question must say which of the two higher is."""
        return "worst" in self.kind or "best" in self.kind or self.kind in _BY_SIDE

    @property
    def said(self) -> str | dict[str, Fraction]:
        """As it stands in the file."""
        return self.kind if self.amount is None else {self.kind: self.amount}

    def sided(self, higher_is: HigherIs) -> Statistic:
        """The same without better and worse."""
        worse = higher_is == "worse"
        if self.kind in _BY_SIDE:
            return Statistic(_BY_SIDE[self.kind][worse], self.amount)
        if self.kind not in ("worst_percent", "best_percent"):
            return self
        assert self.amount is not None
        from_below = (self.kind == "worst_percent") != worse
        return Statistic("percentile", self.amount if from_below else 100 - self.amount)

    def of(self, ordered: Sequence[Fraction], over: Over) -> Fraction:
        """That number, of a population from low to high; a root of which no fraction is exact has 40 digits."""
        match self.kind:
            case "lowest":
                return ordered[0]
            case "highest":
                return ordered[-1]
            case "median":
                return percentile(ordered, Fraction(50))
            case "mean":
                return mean(ordered)
        assert self.amount is not None
        if self.kind == "percentile":
            return percentile(ordered, self.amount)
        away = self.amount * root(variance(ordered, over))
        return mean(ordered) + (away if self.kind == "sd_above" else -away)


def to_statistic(raw: object) -> Statistic:
    """The statistic that is written: a word, or a table with one key and its amount."""
    if isinstance(raw, Statistic):
        return raw
    if isinstance(raw, str):
        if raw in AMOUNTS:
            raise misfit("statistic-without-amount", found=raw)
        if raw not in WORDS:
            raise misfit("unknown-word", found=raw, known=", ".join((*WORDS, *AMOUNTS)))
        return Statistic(raw)
    if not isinstance(raw, Mapping) or len(raw) != 1:
        raise misfit("not-a-statistic", found=raw)
    ((kind, amount),) = raw.items()
    if kind in WORDS:
        raise misfit("statistic-with-amount", kind, found=kind)
    if kind not in AMOUNTS:
        raise misfit("unknown-key", kind, found=kind, known=", ".join(AMOUNTS))
    return Statistic(kind, _amount(kind, amount))


def _amount(kind: str, raw: object) -> Fraction:
    number = to_number(raw, kind)
    if number < 0 or ("percent" in kind and number > 100):
        raise misfit("not-a-percentage" if "percent" in kind else "below-zero", kind, found=raw)
    return number


_ONE_OF: Final = {
    "anyOf": [
        {"type": "string", "enum": [*WORDS]},
        *(
            {
                "type": "object",
                "properties": {each: {"type": ["number", "string"]}},
                "required": [each],
                "additionalProperties": False,
            }
            for each in AMOUNTS
        ),
    ]
}
StatisticField = Annotated[Statistic, Reads(to_statistic, _ONE_OF)]


class Said(TypedDict, total=False):
    """What may be said instead of what the file says: the keys of a `Recipe`."""

    marks: Mapping[str, Any]
    numbers_at_least: int | None
    outliers: Literal["keep", "leave_out"] | None
    sd_over: Over | None
    decimals: int | None


class Recipe(Part):
    """What is computed: for each mark which statistic, of at least so many numbers, with or without those far off.

    `decimals` is how many the marks get; without it they are exact, or have 15 significant digits.
    """

    marks: dict[str, StatisticField] = Field(default_factory=dict)
    numbers_at_least: Count = 10
    outliers: Literal["keep", "leave_out"] = "keep"
    sd_over: Over = "n"
    decimals: Annotated[Whole, Field(ge=0, le=9)] | None = None

    @property
    def uses_spread(self) -> bool:
        """Whether any mark is so many standard deviations away."""
        return any(each.kind.startswith("sd_") for each in self.marks.values())


class CalibrationTable(Recipe):
    """The recipe of the marks, and what `calibrate` wrote of the last time that it was followed.

    `entities` is how many were looked at, `numbers` how many of them had a number, for each question of which the marks
    were set. `answers` is the digest of their answers; `version` that of the framework before.
    """

    date: Words | None = None
    wave: Words | None = None
    perspective: Words | None = None
    entities: Count | None = None
    numbers: dict[str, Count] = Field(default_factory=dict)
    answers: Words | None = None
    version: Words | None = None
