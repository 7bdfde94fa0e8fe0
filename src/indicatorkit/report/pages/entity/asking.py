"""What is open below a node: what would end its grey or may change it, which questions these are, and how to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ....explain import claiming
from ....explain.claims import (
    AskFirst,
    AskingDoesNotHelp,
    CanBeEnough,
    Claim,
    Decides,
    GateFirst,
    Necessary,
    NotNeeded,
    Provisional,
)
from ....explain.families import Choice
from ....explain.greys import grey_cells
from ....explain.inquiry import Inquiry
from ....explain.text import page
from ....exports.entering import entry
from ....files.questionnaire.form import question
from ....files.questionnaire.pages import FillIn
from ....words import count, say
from ...looks import Look
from ...reading import Reading

ASKING: Final = (GateFirst, Necessary, NotNeeded, Decides, AskFirst, AskingDoesNotHelp, CanBeEnough)


@dataclass(frozen=True, slots=True)
class Open:
    """A question without an answer: why it has none, and how it can be answered: with one of these, or as `how` says."""

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


def asking(reading: Reading, row: int, node: str) -> Asking | None:
    """What is open below a node and matters; nothing where nothing is, or where it is not grey and stays what it is."""
    looked, why = reading.telling.row(row), reading.why(row, node)
    if not why.rule:
        return _of_question(reading, row, node) if why.state == "grey" else None
    if why.state == "not_applicable":
        return None
    said = (*claiming.short(looked.inquiry, why), *claiming.long(looked.inquiry, why))
    about = [each for each in claiming.long(looked.inquiry, why) if isinstance(each, ASKING)]
    sentences = tuple(page(about, reading.telling.phrases(row)))
    needs = tuple(_needs(reading, row, node, looked.inquiry, said))
    if not needs:
        return None
    return Asking(needs, _besides(reading, row, node, looked.inquiry, needs), sentences)


def _of_question(reading: Reading, row: int, node: str) -> Asking:
    """Of an indicator that is a question itself: that question."""
    return Asking((Need(say("report.asking.itself", reading.lang), (opened(reading, row, node),)),), None, ())


def _needs(reading: Reading, row: int, node: str, inquiry: Inquiry, said: Iterable[Claim]) -> Iterator[Need]:
    if reading.why(row, node).state == "grey":
        for cell in grey_cells(inquiry, [node]):
            if cell.ask is not None:
                yield from _of_choice(reading, row, cell.ask)
            elif cell.blocking:
                yield _need(reading, row, "holding", cell.blocking)
        return
    for claim in said:
        if isinstance(claim, Provisional):
            yield _need(reading, row, "provisional", claim.through)


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


def _besides(reading: Reading, row: int, node: str, inquiry: Inquiry, needs: Iterable[Need]) -> Need | None:
    """What is open besides and matters too, but is not needed first."""
    named = {each.question for need in needs for each in need.questions}
    blocking = [item for cell in grey_cells(inquiry, [node]) for item in cell.blocking if item not in named]
    return _need(reading, row, "besides", blocking) if blocking else None


def opened(reading: Reading, row: int, item: str) -> Open:
    """One open question."""
    status, framework, lang = reading.status(row, item), reading.framework, reading.lang
    asked = question(framework, framework[item], lang)
    how = entry(framework, framework[item], lang)
    options = tuple(each.text for each in asked.offered)
    return Open(item, asked.label, status.look, status.reason, options, how.how if isinstance(how, FillIn) else "")
