"""All open questions of an entity, each once, as a list to print and fill in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from ....light import dataclass
from ....words import say
from ...cells import theme_of
from ...reading import Reading
from .asking import Open, opened


@dataclass(frozen=True, slots=True)
class OpenIn:
    """The open questions of one theme, or of none; `first` is the number of the first of them."""

    name: str
    first: int
    questions: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class StillOpen:
    """All open questions, by theme."""

    themes: tuple[OpenIn, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return sum(len(each.questions) for each in self.themes)


def still_open(reading: Reading, row: int) -> StillOpen | None:
    """The questions of a row that are open and may be asked, in the order of the framework; nothing where none is."""
    by_theme: dict[str, list[Open]] = {}
    for question in _open(reading, row):
        by_theme.setdefault(_theme(reading, question), []).append(opened(reading, row, question))
    ends = accumulate(map(len, by_theme.values()))
    themes = tuple(
        OpenIn(name, end - len(each) + 1, tuple(each)) for (name, each), end in zip(by_theme.items(), ends, strict=True)
    )
    return StillOpen(themes) if themes else None


def _open(reading: Reading, row: int) -> Iterator[str]:
    inquiry = reading.telling.row(row).inquiry
    for question in reading.framework.questions:
        if reading.has(question) and reading.why(row, question.id).lacks_answer:
            leaf = reading.plan.leaf(question.id)
            if leaf is not None and inquiry.may_change(leaf.position):
                yield question.id


def _theme(reading: Reading, question: str) -> str:
    """The name of the theme of a question, or that it has none."""
    theme = theme_of(reading.framework, reading.framework[question])
    return reading.name(theme.id) if theme is not None else say("report.entity.other", reading.lang)
