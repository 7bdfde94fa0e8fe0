"""A form that was made for another version of the framework: what changed since, question by question.

An answer is only used where it still means what the form said that it means. An answered question that is gone, or an
answer that is no longer offered, cannot be guessed at: the form is refused with all of them. What was left open, what
moved by an alias and what is new is said, and the form is read.

A form of a framework that this one takes the place of is read the same way, but what has no place here is left behind
and said: that not everything comes along is what its author decided, and nobody can be asked the old questions again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ...errors import DataError
from ...frames.names import Items
from ...frames.said import shown
from ...framework import Framework
from ...issues import Issue, Severity, Where
from ...items import Attribute, Item
from ...light import dataclass
from ...spelling import normal
from .form import DONT_KNOW, SEPARATOR, Question, Stamp, question

MOST_NAMED: Final = 20
MOST_CHANGES: Final = 100
CHOSEN: Final = ("level", "choice", "several")
LEFT_BEHIND: Final = {
    "form-question-gone": "form-question-left-behind",
    "form-question-changed": "form-way-left-behind",
    "form-answer-gone": "form-answer-left-behind",
}
"""What is said of an answer that has lost its meaning, where the form is of a framework that came before."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in the form: to what it was given, what was filled in (perhaps nothing), and where."""

    asked: Question
    text: str
    where: Where


def migrated(
    items: Items, made: Stamp, asked: Mapping[str, Question], answered: Sequence[Answered], file: str
) -> tuple[dict[str, str], list[Issue]]:
    """What each question of the form is called now (empty: it is gone), and what there is to say of it.

    Where answers have lost their meaning, all of these are in a `DataError`; of a framework that came before, they are
    left behind.
    """
    framework = items.framework
    if made.digest == framework.digest:
        return {}, []
    moved = _moved(framework, asked)
    found = {each.asked.id: list(_changes(framework, made, moved, each)) for each in answered if each.text}
    lost = {id_: issues for id_, issues in found.items() if any(each.severity == "error" for each in issues)}
    if lost and made.framework == framework.id:
        refused = [each for issues in lost.values() for each in issues if each.severity == "error"]
        raise DataError(
            [Issue("error", "form-outdated", Where(file=file), _versions(framework, made)), *_some(refused)]
        )
    moved |= dict.fromkeys(lost, "")
    said = [
        _softened(each)
        for id_, issues in found.items()
        for each in issues
        if id_ not in lost or each.code in LEFT_BEHIND
    ]
    return moved, [_told(framework, made, moved, file), *_some(said)]


def _softened(issue: Issue) -> Issue:
    """What is wrong with an answer that may be left behind, as a warning."""
    code = LEFT_BEHIND.get(issue.code)
    return issue if code is None else replace(issue, severity="warning", code=code)


def _moved(framework: Framework, asked: Iterable[str]) -> dict[str, str]:
    """For each id that of the question that is called so now, or once was; empty where none is."""
    every = _every(framework)
    once = {alias: each.id for each in reversed(every.values()) for alias in getattr(each, "aliases", ())}
    return {id_: id_ if id_ in every else once.get(id_, "") for id_ in asked}


def _every(framework: Framework) -> dict[str, Item | Attribute]:
    asked: list[Item | Attribute] = [*framework.questions, *framework.facts]
    return {each.id: each for each in asked}


# ---------------------------------------------------------------------------------------------------------- one answer


def _changes(framework: Framework, made: Stamp, moved: Mapping[str, str], answered: Answered) -> Iterator[Issue]:
    """What is different about an answer that was given: errors where it has lost its meaning, else warnings."""
    before = answered.asked
    if not moved[before.id]:
        yield _issue("error", "form-question-gone", answered, label=before.label)
        return
    now = question(framework, _every(framework)[moved[before.id]], "nl" if made.lang == "nl" else "en")
    said = before.said(answered.text) or (answered.text if answered.text in _ids(before) else None)
    if said != DONT_KNOW and not _same_kind(before, now, said):
        yield _issue("error", "form-question-changed", answered, label=before.label)
        return
    if normal(before.label) != normal(now.label):
        yield _issue("warning", "form-question-reworded", answered, before=before.label, now=now.label)
    for option in said.split(SEPARATOR) if said is not None else ():
        yield from _option(framework, before, now, option, answered)


def _ids(asked: Question) -> set[str]:
    """The answers that were offered, as they are in data; people may type those too."""
    return {each.said for each in asked.offered}


def _same_kind(before: Question, now: Question, said: str | None) -> bool:
    """Whether an answer to what was asked can be an answer to what is asked now."""
    if before.kind == now.kind:
        return before.unit == now.unit
    one = said is not None and SEPARATOR not in said
    return one and before.kind in CHOSEN and now.kind in CHOSEN


def _option(framework: Framework, before: Question, now: Question, said: str, answered: Answered) -> Iterator[Issue]:
    """What is different about one option that was chosen."""
    was = next((each.text for each in before.offered if each.said == said), said)
    found = next((each.text for each in now.offered if each.said == said), None)
    if found is None and said != DONT_KNOW:
        if said not in _aliases(framework, now):
            yield _issue("error", "form-answer-gone", answered, said=was, label=now.label)
    elif found is not None and normal(found) != normal(was):
        yield _issue("warning", "form-answer-reworded", answered, before=was, now=found, label=now.label)


def _aliases(framework: Framework, now: Question) -> set[str]:
    """What else the options of a question were called."""
    answer = _every(framework)[now.id].answer
    assert answer is not None
    return {alias for each in answer.options for alias in each.aliases}


def _issue(severity: Severity, code: str, answered: Answered, **params: str) -> Issue:
    return Issue(severity, code, answered.where, {key: shown(value) for key, value in params.items()})


# -------------------------------------------------------------------------------------------------------- the versions


def _told(framework: Framework, made: Stamp, moved: Mapping[str, str], file: str) -> Issue:
    """In one finding what is different about the questions, none of which stands in the way."""
    renamed = [f"{before} → {now}" for before, now in moved.items() if now and now != before]
    gone = [before for before, now in moved.items() if not now]
    kept = set(moved.values())
    new = [each for each in _every(framework) if each not in kept]
    where, versions = Where(file=file), _versions(framework, made)
    lists = {"moved": _named(renamed), "gone": _named(gone), "new": _named(new)}
    if made.framework != framework.id:
        return Issue("info", "form-of-predecessor", where, {"found": shown(made.framework), **versions, **lists})
    if not (renamed or gone or new):
        return Issue("info", "form-of-other-rules", where, versions)
    return Issue("info", "form-of-other-version", where, {**versions, **lists})


def _versions(framework: Framework, made: Stamp) -> dict[str, str]:
    return {"before": shown(made.version), "now": framework.version}


def _named(ids: Sequence[str]) -> str:
    return ", ".join([*map(shown, ids[:MOST_NAMED]), *(["…"] if len(ids) > MOST_NAMED else [])]) or "–"


def _some(issues: Iterable[Issue]) -> list[Issue]:
    """The first of many findings, and how many more there are."""
    every = list(issues)
    more = len(every) - MOST_CHANGES
    rest = [Issue(every[-1].severity, "and-more", params={"number": more, "cause": every[-1].code})] if more > 0 else []
    return every[:MOST_CHANGES] + rest
