"""What came out for one node in all rows: level, number and reason as data, and as people read it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from ..alphabets import Carrier
from ..engine.table import Chunk, Table
from ..explain.labels import grey_label, label, reason_label, style, written
from ..files.sheet import Shown
from ..framework import Framework
from ..light import dataclass
from ..plan import NODE_REASONS
from ..values import Letter
from ..words import Lang, say

NOT_APPLICABLE: Final = "not_applicable"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of a node: a level (or option), a number, both; or the reason why there is neither.

    `reason` is a word for data; `kind` says of the reason of a question which kind of nothing it is. `position` counts
    from 0, the worst; nothing where there is only a number.
    """

    letter: Letter | None = None
    level: str | None = None
    number: Fraction | None = None
    reason: str | None = None
    kind: str | None = None
    position: int | None = None

    @property
    def applies(self) -> bool:
        """Whether it is anything but "does not apply"."""
        return self.reason != NOT_APPLICABLE

    @property
    def is_grey(self) -> bool:
        """Whether there is nothing, for a reason."""
        return self.letter is None and self.applies


def outcomes(table: Table, item: str) -> list[Outcome | None]:
    """What came out for one node, for every row; nothing in a row in whose wave the node does not exist."""
    found: list[Outcome | None] = [None] * len(table.answers.rows)
    for chunk, carrier in table.carriers(item):
        for row, outcome in zip(chunk.rows, _of_chunk(chunk, carrier), strict=True):
            found[row] = outcome
    return found


def _of_chunk(chunk: Chunk, carrier: Carrier) -> list[Outcome]:
    codes, reasons = chunk.codes[carrier.position], chunk.reasons[carrier.position]
    numbers = chunk.numbers[carrier.position]
    known: dict[tuple[int, int], Outcome] = {}
    found = []
    for index, (code, why) in enumerate(zip(map(int, codes), map(int, reasons), strict=True)):
        here = known.get((code, why))
        if here is None:
            here = known[code, why] = _outcome(carrier, code, why)
        if numbers is not None and here.letter is not None and here.letter.interval is not None:
            number = Fraction(Decimal(repr(float(numbers[index]))))  # what its shortest text says
            here = Outcome(here.letter, here.level, number, position=here.position)
        found.append(here)
    return found


def _outcome(carrier: Carrier, code: int, why: int) -> Outcome:
    if code == carrier.not_applicable:
        return Outcome(reason=NOT_APPLICABLE)
    if code == carrier.missing:
        return Outcome(reason=_reason(carrier, why)[0], kind=_reason(carrier, why)[1])
    letter = carrier.values[code]
    levels = carrier.scale.levels if carrier.scale is not None else ()
    if letter.level is not None and levels:
        return Outcome(letter, levels[letter.level], letter.number, position=letter.level)
    if letter.number is None and letter.interval is None:
        return Outcome(letter, letter.word, position=code)
    return Outcome(letter, number=letter.number)


def _reason(carrier: Carrier, why: int) -> tuple[str, str | None]:
    if carrier.reasons:
        return carrier.reasons[why - 1]
    return NODE_REASONS[why - 1].value, None


def in_words(framework: Framework, item: str, outcome: Outcome, lang: Lang) -> str:
    """A level by its label, a number, or what the framework calls grey."""
    if outcome.level is None and outcome.number is not None:
        return written(outcome.number, lang)
    if outcome.letter is not None:
        return label(framework, item, outcome.letter, lang)
    return grey_label(framework, item, lang) if outcome.is_grey else say("explain.not_applicable_label", lang)


def reason_in_words(framework: Framework, item: str, outcome: Outcome, lang: Lang) -> str:
    """Why it is grey, in a few words: the option that was chosen, or the kind of reason; empty where it is not."""
    if not outcome.is_grey or outcome.reason is None:
        return ""
    return reason_label(framework, item, outcome.reason, lang)


def shown(framework: Framework, item: str, outcome: Outcome, lang: Lang) -> Shown:
    """A cell of an overview: sign and label on its colour, of a grey one the reason: colour never tells alone."""
    if outcome.is_grey:
        reason = reason_in_words(framework, item, outcome, lang)
        return Shown(say("sheets.grey", lang, reason=reason), "grey")
    if outcome.letter is None:
        return Shown(say("sheets.not_applicable", lang))
    found = style(framework, item, outcome.letter)
    text = in_words(framework, item, outcome, lang)
    return Shown(text if found is None else f"{found.glyph or '•'} {text}", colour(framework, item, outcome))


def colour(framework: Framework, item: str, outcome: Outcome) -> str:
    """The colour of a level; empty where it has none."""
    found = style(framework, item, outcome.letter)
    return (found.colour or "") if found is not None else ""
