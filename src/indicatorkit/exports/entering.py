"""How a question is answered in a form, and what the form says about that."""

from __future__ import annotations

from typing import Final

from ..asking import NumberAnswer, Option, SeveralAnswer
from ..explain.labels import written
from ..files.questionnaire.form import SEPARATOR, Question
from ..files.questionnaire.pages import Choose, ChooseSeveral, Entry, FillIn
from ..framework import Framework
from ..items import Attribute, Item
from ..values import Interval
from ..words import Lang, say

BETWEEN: Final = f"{SEPARATOR} "


def entry(framework: Framework, asked: Item | Attribute, lang: Lang) -> Entry:
    """How the question is answered."""
    match asked.answer:
        case SeveralAnswer():
            return ChooseSeveral()
        case NumberAnswer() as answer:
            unit = framework.unit(answer.unit, lang) if answer.unit else ""
            how = " ".join(_numbers(answer, unit, lang))
            return FillIn(answer.accepted, how, unit, answer.whole)
        case _:
            return Choose()


def hint(question: Question, asked: Item | Attribute, how: Entry, lang: Lang) -> str:
    """What people should know before they answer; nothing where there is a list to choose from."""
    match how:
        case Choose():
            return ""
        case ChooseSeveral():
            return _several(question, asked, lang)
        case FillIn():
            options = BETWEEN.join(each.text for each in question.offered)
            return f"{how.how} {say('form.explain.options', lang, options=options)}"


def _several(question: Question, asked: Item | Attribute, lang: Lang) -> str:
    """The answers that go together, and those that stand alone."""
    assert asked.answer is not None
    together = {each.id for each in asked.answer.options if _goes_together(each)}
    names = {key: [each.text for each in question.offered if (each.said in together) == key] for key in (True, False)}
    return " ".join(
        say(f"form.explain.{key}", lang, options=BETWEEN.join(texts))
        for key, texts in (("several", names[True]), ("alone", names[False]))
        if texts
    )


def _goes_together(option: Option) -> bool:
    return option.is_value and not option.alone


def _numbers(answer: NumberAnswer, unit: str, lang: Lang) -> list[str]:
    """Which numbers are accepted, in short sentences."""
    bounds = _range(answer.accepted, lang)
    return [
        say("form.explain.whole" if answer.whole else "form.explain.number", lang),
        *([say("form.explain.range", lang, range=bounds)] if bounds else []),
        *([say("form.explain.unit", lang, unit=unit)] if unit else []),
    ]


def _range(accepted: Interval, lang: Lang) -> str:
    """The bounds in words where both belong to it, else in signs."""
    low, high = accepted.low, accepted.high
    if low is not None and high is not None and low < high and accepted.low_closed and accepted.high_closed:
        return say("form.explain.between", lang, low=written(low, lang), high=written(high, lang))
    return accepted.in_signs(lambda number: written(number, lang))
