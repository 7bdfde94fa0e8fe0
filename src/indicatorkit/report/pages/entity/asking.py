"""What is open below a node: what would end its grey or may change it, which questions these are, and how to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ....explain.claims import (
    AskFirst,
    AskingDoesNotHelp,
    CanBeEnough,
    Claim,
    Decides,
    Enough,
    GateFirst,
    Necessary,
    NotNeeded,
    Provisional,
)
from ....explain.families import Choice
from ....explain.greys import GreyCell, grey_cells
from ....explain.text import page
from ....explain.why import Why
from ....exports.entering import entry
from ....files.questionnaire.form import question
from ....files.questionnaire.pages import FillIn
from ....light import dataclass
from ....words import count, listed
from ...looks import Look
from ...reading import Reading

ASKING: Final = (GateFirst, Necessary, NotNeeded, Decides, AskFirst, AskingDoesNotHelp, CanBeEnough, Enough)


@dataclass(frozen=True, slots=True)
class Claims:
    """What is claimed of a node: what its sentence says, and what there is to say further."""

    first: tuple[Claim, ...]
    further: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A question without an answer: why it has none, and how to answer it: with one of these, or as `how` says."""

    question: str
    name: str
    look: Look
    reason: str
    options: tuple[str, ...]
    how: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Some open questions, and what answers to them would do."""

    sentence: str
    questions: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is open: what is to be asked, what is open besides, and what more there is to say about asking."""

    needs: tuple[Need, ...]
    besides: Need | None
    sentences: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many questions are open."""
        return sum(len(each.questions) for each in self.needs) + (len(self.besides.questions) if self.besides else 0)


def asking(reading: Reading, row: int, node: str, claims: Claims) -> Asking | None:
    """What is open below a node and matters, by all that is claimed of it; nothing where it is what it is anyhow."""
    if not reading.why(row, node).rule:
        return None  # it is a question, and says so itself
    cells = tuple(grey_cells(reading.telling.row(row).inquiry, [node]))
    needs = tuple(need for cell in cells for need in _of_grey(reading, row, cell)) or tuple(
        _doubts(reading, row, claims.first)
    )
    needs = needs or tuple(_facts(reading, row, node))
    if not needs:
        return None
    about = [each for each in claims.further if isinstance(each, ASKING) and not _is_listed(each)]
    sentences = tuple(page(about, reading.telling.phrases(row)))
    return Asking(needs, _besides(reading, row, cells, needs), sentences)


def _is_listed(claim: Claim) -> bool:
    """Whether it only names the questions that stand in the list."""
    return isinstance(claim, Enough) and len(claim.family.choices) == 1


def _of_grey(reading: Reading, row: int, cell: GreyCell) -> Iterator[Need]:
    if cell.ask is not None:
        yield from _of_choice(reading, row, cell.ask)
    elif cell.blocking:
        yield _need(reading, row, "holding", cell.blocking)


def _doubts(reading: Reading, row: int, claims: Iterable[Claim]) -> Iterator[Need]:
    """What may still change a node that is known."""
    for claim in claims:
        if isinstance(claim, Provisional):
            yield _need(reading, row, "provisional", claim.through)


def _facts(reading: Reading, row: int, node: str) -> Iterator[Need]:
    """What is not known of the entity itself, where no question helps a grey: without it nobody sees why."""
    facts = {each.id for each in reading.framework.facts}
    missing = sorted(facts & _lacking(reading.why(row, node))) if reading.status(row, node).is_grey else ()
    if missing:
        names = listed([f"‘{reading.name(each)}’" for each in missing], reading.lang)
        yield Need(count("report.asking.facts", reading.lang, len(missing), names=names), ())


def _lacking(root: Why) -> set[str]:
    """The questions and attributes at or below a node that have no answer."""
    found: dict[str, Why] = {}
    waiting = [root]
    while waiting:
        here = waiting.pop()
        if here.item not in found:
            found[here.item] = here
            waiting += [each for each, _ in here.inputs]
    return {item for item, each in found.items() if each.lacks_answer}


def _of_choice(reading: Reading, row: int, choice: Choice) -> Iterator[Need]:
    """A cheapest way out of the grey: what is asked in full together, then of some others so many, whichever."""
    whole = [item for number, members in choice.parts if number == len(members) for item in members]
    if whole:
        yield _need(reading, row, "ends" if len(whole) == choice.size else "ends_with", whole)
    for number, members in choice.parts:
        if number < len(members):
            lang = reading.lang
            sentence = count("report.asking.some", lang, number, total=len(members))
            yield Need(sentence, tuple(opened(reading, row, each) for each in members))


def _need(reading: Reading, row: int, key: str, questions: Iterable[str]) -> Need:
    found = tuple(opened(reading, row, each) for each in questions)
    return Need(count(f"report.asking.{key}", reading.lang, len(found)), found)


def _besides(reading: Reading, row: int, cells: Iterable[GreyCell], needs: Iterable[Need]) -> Need | None:
    """What is open besides and matters too, but is not needed first."""
    named = {each.question for need in needs for each in need.questions}
    blocking = [item for cell in cells for item in cell.blocking if item not in named]
    return _need(reading, row, "besides", blocking) if blocking else None


def opened(reading: Reading, row: int, item: str) -> Open:
    """One open question."""
    status, framework, lang = reading.status(row, item), reading.framework, reading.lang
    asked = question(framework, framework[item], lang)
    how = entry(framework, framework[item], lang)
    options = tuple(each.text for each in asked.offered)
    return Open(item, asked.label, status.look, status.reason, options, how.how if isinstance(how, FillIn) else "")
