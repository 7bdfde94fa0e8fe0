"""What a questionnaire has lost on its way: its columns of answers, and questions that are nowhere in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ...frames.said import shown
from ...issues import Issue, Where
from ...spelling import normal
from .form import Question
from .rows import FormSheet

MOST_NAMED: Final = 5


def sheets_without_answers(
    sheets: Sequence[FormSheet], others: Sequence[FormSheet], asked: Mapping[str, Question]
) -> dict[str, Issue]:
    """Of the `others`, by name, those with questions that stand nowhere else: nobody can say what was answered there.

    A copy of a sheet, or a list of questions that someone made, is none of these.
    """
    read = {id_ for each in sheets for id_ in each.known(asked)}
    found: dict[str, Issue] = {}
    for each in others:
        only = each.known(asked) - read
        if only:
            code = "sheet-without-first-row" if each.header is None else "sheet-without-answers"
            found[each.here.name] = Issue("error", code, each.here.where(), {"number": len(only)})
    return found


def questions_not_in_form(
    sheets: Sequence[FormSheet], asked: Mapping[str, Question], moved: Mapping[str, str], where: Where
) -> Iterator[Issue]:
    """One finding about all questions of the form whose row is gone, save those that are not asked any more."""
    here = {id_ for each in sheets for id_ in each.known(asked)}
    nameless = {text for each in sheets for text in _without_id(each)}
    gone = [
        each
        for id_, each in asked.items()
        if id_ not in here and moved.get(id_, id_) and normal(each.label) not in nameless
    ]
    if gone:
        labels = [f"`{shown(each.label or each.id)}`" for each in gone[:MOST_NAMED]]
        listed = ", ".join([*labels, *(["…"] if len(gone) > MOST_NAMED else [])])
        yield Issue("warning", "questions-not-in-form", where, {"number": len(gone), "labels": listed})


def _without_id(sheet: FormSheet) -> Iterator[str]:
    """What stands in rows of no known question: perhaps one that has lost its id, with a text that others have."""
    for number in (*sheet.extra, *(each.number for each in sheet.rows if not each.item)):
        yield from (normal(each) for each in sheet.here.rows[number].values() if isinstance(each, str))
