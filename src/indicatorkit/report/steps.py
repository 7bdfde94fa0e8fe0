"""What became of a node of one entity, wave by wave: what came out each time, and what that is beside the time before.

From grey to known is no progress: nobody knows what it was. Where the rules are others, nobody can tell either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..compare.waves.kinds import Kind
from ..light import dataclass
from ..words import Lang, say
from .dates import in_words
from .past import Became
from .reading import Reading
from .status import Status

QUIET: Final = (Kind.SAME, Kind.STILL_GREY)
MOVED: Final = (Kind.UP, Kind.DOWN, Kind.OTHER)
COMPARABLE: Final = (Kind.UP, Kind.DOWN, Kind.OTHER, Kind.SAME)
"""What can be said of two outcomes that are both known, under rules that make the same of the same answers."""


@dataclass(frozen=True, slots=True)
class Step:
    """One wave: `row` is where the entity stands in it and `status` what came out, or nothing where it is not there.

    `since` is the last wave before it in which the entity was, and `kind` what became of the node since then; nothing
    for the first. `rules` are the nodes at or below it that are written differently since then.
    """

    wave: str
    row: int | None = None
    status: Status | None = None
    since: str | None = None
    before: Status | None = None
    kind: Kind | None = None
    rules: tuple[str, ...] = ()

    @property
    def joins(self) -> bool:
        """Whether a line may be drawn to it from the time before: both are known, and the rules are the same."""
        both = (self.before, self.status)
        return self.kind in COMPARABLE and not self.rules and all(each is not None and each.is_known for each in both)


def steps(reading: Reading, row: int, node: str) -> tuple[Step, ...]:
    """All waves up to this one, the last one last; in some of them the entity or the node may not be."""
    return tuple(_steps(reading, row, node))


def last_step(reading: Reading, row: int, node: str) -> Step | None:
    """The last of them alone; nothing where the entity, or the node, was in no wave before."""
    rows, past = reading.past.rows_of(row), reading.past
    for wave in reversed(past.waves[:-1]):
        earlier, there = rows.get(wave), reading.at(wave)
        if earlier is not None and node in there.plan.results:
            became = past.became(earlier, row, node)
            return _step(
                past.wave, row, reading.status(row, node), Step(wave, earlier, there.status(earlier, node)), became
            )
    return None


def told(step: Step, lang: Lang) -> str:
    """What became of it since the wave before, in a sentence or two."""
    if step.status is None:
        return say("report.step.gone", lang)
    if step.kind is None or step.before is None:
        return say("report.step.first", lang, after=_outcome(step.status, lang))
    since = in_words(step.since or "", lang)
    numbers = step.before.text == step.status.text and step.before.number != step.status.number
    before, after = (_outcome(each, lang, number=numbers) for each in (step.before, step.status))
    said = say(f"report.step.says.{step.kind}", lang, since=since, before=before, after=after)
    rules = f"{said} {say('report.step.rules', lang)}" if step.rules and step.kind in COMPARABLE else said
    return " ".join((rules, *_provisional(step, lang)))


def _outcome(status: Status, lang: Lang, *, number: bool = False) -> str:
    """What came out, and that it is assumed; with its number where the level alone does not tell two waves apart."""
    said = say("explain.with_number", lang, label=status.text, number=status.number) if number else status.text
    return say("sheets.assumed", lang, outcome=said) if status.assumed else said


def _provisional(step: Step, lang: Lang) -> Iterator[str]:
    """That an outcome which moved is not certain: an answer that is gone may be all that moved it."""
    if step.kind not in MOVED or step.before is None or step.status is None:
        return
    when = {"now": step.status.provisional, "then": step.before.provisional}
    for key in ("both",) if all(when.values()) else [each for each, is_so in when.items() if is_so]:
        yield say(f"report.step.provisional.{key}", lang, since=in_words(step.since or "", lang))


def mark(step: Step, lang: Lang) -> str:
    """The same in a word or two; nothing for the first wave, and where the entity or the node is not there."""
    return "" if step.kind is None else say(f"report.step.mark.{step.kind}", lang)


def remark(step: Step, lang: Lang) -> str:
    """What is to be said beside an outcome: nothing where it is what it was; first of all that the rules are others."""
    if step.rules and step.kind is not Kind.BREAK:
        return say("report.step.mark.break", lang)
    return "" if step.kind in QUIET else mark(step, lang)


def _steps(reading: Reading, row: int, node: str) -> Iterator[Step]:
    past, last = reading.past, Step("")
    rows = past.rows_of(row)
    for wave in past.waves:
        here, there = rows.get(wave), reading.at(wave)
        if here is None or node not in there.plan.results:
            yield Step(wave, here)
            continue
        status = there.status(here, node)
        became = past.became(last.row, here, node) if last.row is not None else None
        last = _step(wave, here, status, last, became)
        yield last


def _step(wave: str, row: int, status: Status, last: Step, became: Became | None) -> Step:
    if became is None:
        return Step(wave, row, status)
    return Step(wave, row, status, last.wave, last.status, became.kind, became.rules)
