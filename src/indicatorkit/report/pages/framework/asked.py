"""How a question is answered, and what each answer counts as."""

from __future__ import annotations

from collections.abc import Iterator

from ....asking import Answer, LevelAnswer, NumberAnswer, Option, SeveralAnswer
from ....exports.entering import entry
from ....files.questionnaire.pages import FillIn
from ....items import Attribute, Item
from ....light import dataclass
from ....words import say as word
from .grids import Grid, of_bands, of_rescale
from .saying import Saying, Shown


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer, and what it counts as, if anything."""

    label: str
    counts_as: Shown | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question is answered: in a sentence, with its options, and with what becomes of a number."""

    how: str
    choices: tuple[Choice, ...]
    grids: tuple[Grid, ...]
    notes: tuple[str, ...]


def asked(say: Saying, item: Item | Attribute) -> Asked:
    """How a question, or an attribute, is answered."""
    answer = item.answer
    assert answer is not None
    notes = (*_notes(say, answer), *(_of_item(say, item) if isinstance(item, Item) else ()))
    return Asked(_how(say, item), tuple(_choices(say, answer)), tuple(_grids(say, item.id, answer)), notes)


def _how(say: Saying, item: Item | Attribute) -> str:
    """The way of answering: of a number which numbers are accepted. To choose one from a list needs no words."""
    own = entry(say.framework, item, say.lang)
    if isinstance(own, FillIn):
        return own.how
    answer = item.answer
    assert answer is not None
    return say.say("several") if isinstance(answer, SeveralAnswer) else ""


def _choices(say: Saying, answer: Answer) -> Iterator[Choice]:
    """Levels, best first, then options, each with what it counts as."""
    if isinstance(answer, LevelAnswer):
        for look in say.looks.of_scale(answer.scale):
            yield Choice("", Shown(look.word, look))
    for option in answer.options:
        yield Choice(option.name(say.lang), _counts_as(say, answer, option))


def _counts_as(say: Saying, answer: Answer, option: Option) -> Shown | None:
    if option.missing is not None:
        look = say.looks.grey(option.missing)
        return Shown(say.say("counts_missing", reason=word(f"reason.{option.missing}", say.lang)), look)
    if option.not_applicable:
        return say.not_applicable
    if option.level is not None:
        return say.level(getattr(answer, "scale", None), option.level)
    if option.points is not None:
        return Shown(say.points(option.points))
    return None


def _grids(say: Saying, node: str, answer: Answer) -> Iterator[Grid]:
    if answer.rescale is not None:
        yield of_rescale(say, answer.rescale)
    if answer.bands is not None:
        yield of_bands(say, node, answer.bands)


def _notes(say: Saying, answer: Answer) -> Iterator[str]:
    """What else there is to know of the way of answering."""
    if isinstance(answer, SeveralAnswer):
        alone = [each.name(say.lang) for each in answer.options if each.alone and each.is_value]
        if alone:
            yield word("form.explain.alone", say.lang, options="; ".join(alone))
        yield say.say("several_sum" if any(each.points is not None for each in answer.options) else "several_count")
    if isinstance(answer, NumberAnswer) and answer.decimals is not None:
        yield say.count("decimals", answer.decimals)
    if isinstance(answer, NumberAnswer) and answer.higher_is is not None:
        yield say.say(f"higher_is.{answer.higher_is}")


def _of_item(say: Saying, item: Item) -> Iterator[str]:
    """What asking it takes."""
    if item.effort != 1:
        yield say.say("effort", number=say.number(item.effort))
    if not item.askable:
        yield say.say("not_askable")
