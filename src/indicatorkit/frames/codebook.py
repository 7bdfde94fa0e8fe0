"""What every possible cell means for one question: a code, a reason to be missing, or that it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import Final, NamedTuple

from ..answers import ANSWERED, NOT_SUPPLIED, UNREADABLE
from ..issues import guess
from ..light import dataclass
from ..spelling import normal, trimmed
from ..values import Lang, LeafReason, Letter, Text
from .figures import NOT_A_NUMBER, Bounds, Decimals, Figures, Misread, number_in
from .said import EXCEL_ERRORS, Torn, Uncomputed, is_date, is_nothing, plain, several, shown, text_of

EMPTY: Final = 0
USED: Final = 1
REJECTED: Final = 2
MOST_KEPT: Final = 10_000
MOST_NAMED: Final = 400
MOST_SEPARATORS: Final = 12
"""No label is looked for that has more separators in it."""
_SEPARATOR: Final = re.compile(r"([;|\n,])")


class Meaning(NamedTuple):
    """What a cell means. `state` says whether it is empty, used or rejected; if so, `why` is the code of an issue.

    `tells`: whether code and reason say all that the cell said; where not, its text is kept.
    """

    code: int
    reason: int = ANSWERED
    number: float = 0.0
    state: int = USED
    why: str = ""
    tells: bool = True


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a question with several answers, by spelling; `code_of` gives the code of a total of points."""

    points: Mapping[str, Fraction]
    alone: frozenset[str]
    code_of: Mapping[Fraction, int]


@dataclass(frozen=True, slots=True)
class Named:
    """What may be answered, for a message in either language."""

    labels: tuple[Text, ...]

    def __call__(self, lang: Lang) -> str:
        """The labels in that language, as many as can be taken in."""
        known = "; ".join(each(lang) for each in self.labels)
        return known if len(known) <= MOST_NAMED else known[: MOST_NAMED - 1] + "…"


@dataclass(slots=True)
class Codebook:
    """What cells mean for one question: `read` turns any cell into its `Meaning`, and never fails.

    `words` hold every accepted spelling as it is written, `loose` in normal form; `clashing` are normal forms that
    could mean two things. `numerals` are options that look like numbers, `truth` is what true and false mean.
    `figures` read numbers, for a question that is answered with one; `choices` and `names` (options by spelling) tell
    several answers apart. `labels` are what may be answered, for messages.
    """

    item: str
    letters: tuple[Letter, ...]
    words: Mapping[str, Meaning]
    loose: Mapping[str, Meaning]
    clashing: frozenset[str] = frozenset()
    numerals: Mapping[Fraction, Meaning] = field(default_factory=dict)
    truth: Mapping[bool, Meaning] = field(default_factory=dict)
    figures: Figures | None = None
    choices: Choices | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[Text, ...] = ()
    kept: dict[object, Meaning] = field(default_factory=dict, repr=False)

    @property
    def missing(self) -> int:
        """The code for *missing*."""
        return len(self.letters) + 1

    @property
    def empty(self) -> Meaning:
        """What a cell means in which nothing stands."""
        return Meaning(self.missing, NOT_SUPPLIED, state=EMPTY)

    def read(self, raw: object, decimals: Decimals = None) -> Meaning:
        """What the cell means; `decimals` is the sign before decimals, where its source is known to use one."""
        if decimals is not None or raw.__class__ is not str:  # a reason is a text too, and equal to its word
            return self._read(raw, decimals)
        found = self.kept.get(raw)
        if found is None:
            found = self._read(raw, None)
            if len(self.kept) < MOST_KEPT:
                self.kept[raw] = found
        return found

    def help_for(self, said: str, why: str) -> dict[str, object]:
        """The words of an issue about a cell that said this: what is accepted, and what was perhaps meant."""
        near = self._guess(said) if why == "unknown-answer" else Text()
        return {
            "said": shown(said),
            "item": self.item,
            "known": Named(self.labels),
            "range": Bounds(self.figures.accepted) if self.figures else "",
            "guess": near,
        }

    def _guess(self, said: str) -> Text:
        """What was perhaps meant; of several answers, by the one that is not known: the others need no guess.

        It may look like a label in one language, and is told in that of the reader.
        """
        texts = [said]
        names = {name: each for each in reversed(self.labels) for name in (each("nl"), each("en"))}
        if self.choices is not None:
            parts = [each for each in _split(said, self.names) if each]
            unknown = [each for each in parts if not _is_known(each, self.names)]
            texts = unknown if len(unknown) < len(parts) else [*unknown, said]
        return next((names[near] for each in texts if (near := guess(each, [*names]))), Text())

    # ------------------------------------------------------------------------------------------------- one kind of cell

    def _read(self, raw: object, decimals: Decimals) -> Meaning:
        if is_nothing(raw):
            return self.empty
        if isinstance(raw, (Torn, Uncomputed)):
            return self._rejected(raw.why)
        value = plain(raw)
        if isinstance(value, LeafReason):
            value = f"missing:{value.value}"
        if isinstance(value, str):
            value = trimmed(value)
            found = self._word(value)
            if found is not None:
                return found
        elif isinstance(value, bool):
            return self.truth.get(value) or self._rejected(self._unknown)
        if is_date(value):
            return self._rejected("answer-is-a-date")
        if self.choices is not None:
            return self._several(raw if isinstance(raw, str) else value, self.choices)
        if self.figures is not None:
            return self._figure(value, self.figures, decimals)
        return self._numeral(value)

    def _word(self, text: str) -> Meaning | None:
        """What a text means as a word; nothing when it is none that is known."""
        found = self.words.get(text)
        if found is not None:
            return found
        if text.casefold() in EXCEL_ERRORS or set(text) == {"#"}:
            return self._rejected("answer-is-an-error")
        if text.casefold().startswith("missing:"):
            return self.words.get("missing:" + normal_reason(text))
        if self.figures is not None and not isinstance(number_in(text), Misread):
            return None
        key = normal(text)
        return self._rejected("ambiguous-answer") if key in self.clashing else self.loose.get(key)

    def _figure(self, value: object, figures: Figures, decimals: Decimals) -> Meaning:
        number = number_in(value, decimals, whole=figures.whole)
        if not isinstance(number, Misread) and number in self.numerals:
            return self.numerals[number]
        code = number if isinstance(number, Misread) else figures.code(number)
        if isinstance(code, Misread):
            return self._rejected(code.why)
        assert isinstance(number, Fraction)
        return Meaning(code, number=float(number))

    def _numeral(self, value: object) -> Meaning:
        number = number_in(value)
        found = None if isinstance(number, Misread) else self.numerals.get(number)
        if found is None and number in (0, 1):
            found = self.truth.get(number == 1)
        return found or self._rejected(self._unknown)

    def chosen(self, value: object) -> list[str | None]:
        """The options that a cell with several answers names; nothing in place of one that is unknown."""
        parts = several(value)
        texts = _split(str(value), self.names) if parts is None else [text_of(each) for each in parts]
        return [self.names.get(each) or self.names.get(normal(each)) or self._reason(each) for each in texts if each]

    def _reason(self, text: str) -> str | None:
        """`missing:unknown` and the like: what a form offers beside the options, and what is no answer beside one."""
        return text if text.startswith("missing:") and text in self.words else None

    def _several(self, value: object, choices: Choices) -> Meaning:
        chosen = self.chosen(value)
        if not chosen or None in chosen:
            return self._rejected(self._unknown)
        options = list(dict.fromkeys(each for each in chosen if each is not None))
        if len(options) == 1 and options[0] not in choices.points:
            return self.words[options[0]]
        if any(each not in choices.points for each in options):
            return self._rejected("answer-not-alone")
        if len(options) > 1 and choices.alone.intersection(options):
            return self._rejected("answer-not-alone")
        total = sum((choices.points[each] for each in options), Fraction(0))
        return Meaning(choices.code_of[total], number=float(total), tells=False)

    @property
    def _unknown(self) -> str:
        return NOT_A_NUMBER.why if self.figures is not None else "unknown-answer"

    def _rejected(self, why: str) -> Meaning:
        return Meaning(self.missing, UNREADABLE, state=REJECTED, why=why, tells=False)


def normal_reason(text: str) -> str:
    """The reason in `missing:REASON`, as it is written in the framework."""
    return text.partition(":")[2].strip().casefold().replace(" ", "_").replace("-", "_")


def _split(text: str, known: Mapping[str, str]) -> list[str]:
    """The parts of a text with several answers; a separator within a known label does not separate."""
    found: list[str] = []
    pieces = _SEPARATOR.split(text)  # what stands between separators, and every other one a separator
    begin = 0
    while begin < len(pieces):
        last = min(len(pieces), begin + 2 * MOST_SEPARATORS + 1)
        ends = (end for end in range(last, begin, -1) if (end - begin) % 2)
        end = next((end for end in ends if _is_known("".join(pieces[begin:end]), known)), begin + 1)
        found.append(trimmed("".join(pieces[begin:end])))
        begin = end + 1
    return found


def _is_known(text: str, known: Mapping[str, str]) -> bool:
    return trimmed(text) in known or normal(text) in known
