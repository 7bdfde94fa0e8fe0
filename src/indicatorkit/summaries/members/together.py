"""The answers of groups from those of their members: rolled up by the ordinary engine, and exactly one answer or none.

Nothing is dressed up: what comes out must be one of the answers that the question has. A grey outcome stays missing,
for the most telling of the members' own reasons; in every case the note keeps the spread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ...answers import Reason
from ...asking import NumberAnswer, SeveralAnswer
from ...engine.assumed import assumed_in
from ...engine.case import Prepared, prepare
from ...engine.situation import Situation, situation
from ...errors import DataError
from ...frames.coding import books_of
from ...issues import Issue, Where
from ...items import Item
from ...light import dataclass
from ...plan import RuleTooLarge, plan
from ...toml.read import from_dict
from ...values import LeafReason
from ...words import Lang, say
from ..counting import Counted
from ..groups import Group
from .document import TOGETHER, Doc, How, of_numbers, of_options
from .outcome import one_answer
from .spread import Said, in_words, leading, said_by

NEEDS_ALL: Final = ("grey_unless_decided", "prorate")
"""Policies that look at every number that could be answered, which is more than those that were."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer of a group to one question, as a cell of the data says it, with the spread as its note."""

    group: str
    item: str
    value: Any
    note: str


def together(
    counted: Counted, how: How | None, each: Mapping[str, How], lang: Lang
) -> tuple[list[Answered], tuple[Issue, ...]]:
    """The answers of every group to the questions that are counted, and those that cannot be given as issues.

    `each` has the roll-up of some questions, `how` that of the others; nothing: these are left out. All roll-ups that
    do not fit their question are one `DataError`.
    """
    work = _Work(counted, lang)
    chosen = [(item, each.get(item.id, how)) for item in counted.framework.questions]
    asked = {item.id for item in counted.nodes} | set(each)
    found = [
        answered
        for item, rule in chosen
        if rule is not None and item.id in asked
        for answered in work.question(item, rule)
    ]
    if work.refused:
        raise DataError(work.refused)
    return found, tuple(work.issues)


class _Work:
    """What is being combined: roll-ups that were read before, and what went wrong."""

    def __init__(self, counted: Counted, lang: Lang) -> None:
        self.counted, self.framework, self.lang = counted, counted.framework, lang
        self.books = books_of(self.framework)
        self.read: dict[tuple[object, ...], Prepared] = {}
        self.refused: list[Issue] = []
        self.issues: list[Issue] = []

    def question(self, item: Item, how: How) -> Iterator[Answered]:
        """The answers of all groups to one question; none where the roll-up does not fit it."""
        if isinstance(item.answer, SeveralAnswer):
            self.issues.append(Issue("warning", "members-several", Where(), {"item": item.id}))
            return
        for group in self.counted.groups:
            said = said_by(self.counted, item, group)
            try:
                here = self._scored(item, how, said)
            except _Refused as cause:
                params = {"item": item.id, "rollup": _called(how), "why": cause.why}
                self.refused.append(Issue("error", "members-rollup", Where(), params))
                return
            spread = in_words(self.framework, item, said, self.lang)
            note = "summary.note_assumed" if TOGETHER in assumed_in(here) else "summary.note"
            value = self._value(item, group, said, here)
            yield Answered(group.name, item.id, value, say(note, self.lang, spread=spread, rule=_called(how)))

    def _value(self, item: Item, group: Group, said: Sequence[Said], here: Situation) -> str:
        """The cell of the group: an answer, or why there is none."""
        carrier = here.plan.carrier(TOGETHER)
        if not here.applies(carrier):
            return self._not_applicable(item)
        letter = here.letter(carrier)
        if letter is None:
            return f"missing:{leading(said)}"
        scale = carrier.scale.id if carrier.scale is not None else None
        found = one_answer(self.books[item.id], item, letter, scale, said)
        if isinstance(found, str):
            return found
        self.issues.append(Issue("warning", found.code, Where(), {"group": group.name, "item": item.id, **found.words}))
        return f"missing:{LeafReason.UNKNOWN.value}"

    def _not_applicable(self, item: Item) -> str:
        """The option that says so; where only a gate can, the gate of the group will say it."""
        options = item.answer.options if item.answer is not None else ()
        own = next((option.id for option in options if option.not_applicable), None)
        return own or f"missing:{LeafReason.NOT_ASKED.value}"

    # ----------------------------------------------------------------------------------------------------- the engine

    def _scored(self, item: Item, how: How, said: Sequence[Said]) -> Situation:
        """The members scored as the questions of a framework of their own."""
        answer = item.answer
        if isinstance(answer, NumberAnswer):
            said = _as_numbers(said)
            ready = self._prepared(of_numbers(self.framework, [each.number for each in said], how))
            rule = ready.plan.framework[TOGETHER].rule
            if rule is not None and rule.missing in NEEDS_ALL:
                raise _Refused(say("issue.members-rollup.needs_all", self.lang))
        else:
            assert answer is not None
            assert not isinstance(answer, SeveralAnswer)
            away = not all(each.applies for each in said)
            key = (repr(answer), repr(how), len(said), away)
            if key not in self.read:
                self.read[key] = self._prepared(of_options(self.framework, answer, how, len(said), away=away))
            ready = self.read[key]
        codes = {place: _code(ready, place, each) for place, each in enumerate(said)}
        reasons = {place: _reason(ready, each) for place, each in enumerate(said)}
        return situation(ready, codes, reasons)

    def _prepared(self, doc: Doc) -> Prepared:
        reading = from_dict(doc)
        if reading.framework is None:
            raise _Refused("; ".join(_why(reading.issues, self.lang)))
        try:
            return prepare(plan(reading.framework))
        except RuleTooLarge:
            raise _Refused(say("policies.why.too_large", self.lang)) from None


class _Refused(Exception):
    """The roll-up does not fit the question."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def _why(issues: Sequence[Issue], lang: Lang) -> list[str]:
    """What the reader has against the roll-up, each once: it says the same for every member."""
    return list(dict.fromkeys(each.text(lang) for each in issues if each.severity == "error"))


def _code(ready: Prepared, place: int, said: Said) -> int:
    leaf = ready.plan.leaves[place]
    if said.reason is not None:
        return leaf.missing
    if not said.applies:
        return leaf.not_applicable
    if said.number is not None:
        return 0
    return next(code for code, letter in enumerate(leaf.values) if letter.word == said.word)


def _as_numbers(said: Sequence[Said]) -> list[Said]:
    """What was said where numbers are combined: an option that stands for no number is no number, so it is unknown."""
    unknown = LeafReason.UNKNOWN.value
    return [
        Said(reason=Reason(unknown, unknown)) if each.word is not None and each.number is None else each
        for each in said
    ]


def _reason(ready: Prepared, said: Said) -> int:
    """The code of a reason, also where it is an option of the question."""
    if said.reason is None:
        return 0
    known = ready.plan.reasons
    pair = tuple(said.reason)
    return known.index(pair) if pair in known else known.index((said.reason.kind, said.reason.kind))


def _called(how: How) -> str:
    if isinstance(how, str):
        return how
    return str(how.get("rule") or how.get("rollup") or ", ".join(how))
