"""What people read for ids and letters: names, labels and glyphs of the framework, and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from ..asking import NumberAnswer, SeveralAnswer
from ..cells import KNOWN
from ..framework import Framework
from ..items import Attribute, Item, LevelStyle, ShownScale
from ..onward import Rounding
from ..values import NOT_APPLICABLE, Letter, Scale
from ..words import Lang, in_decimals, say

MOST_DECIMALS = 4


def name(framework: Framework, item: str, lang: Lang) -> str:
    """The name of a node or attribute."""
    found = found_in(framework, item)
    return found.name(lang) if found is not None else item


def found_in(framework: Framework, item: str) -> Item | Attribute | None:
    """The node or the attribute that is called so."""
    return framework.items.get(item) or framework.attributes.get(item)


def _scale(framework: Framework, item: str) -> ShownScale | None:
    found = found_in(framework, item)
    return framework.scales.get(found.scale_id or "") if found is not None else None


def quoted(framework: Framework, item: str, lang: Lang) -> str:
    """The name between quotation marks."""
    return say("explain.quoted", lang, name=name(framework, item, lang))


def style(framework: Framework, item: str, letter: Letter | None) -> LevelStyle | None:
    """How the level of a node or attribute is shown; nothing where it has no level."""
    scale = _scale(framework, item)
    if scale is None or letter is None or letter.level is None:
        return None
    return scale.levels[letter.level]


def label(framework: Framework, item: str, letter: Letter, lang: Lang) -> str:
    """What a value is called: of a question the option, of a node the level, of either a number or its bounds.

    Of a measured number its bounds, also where these have points: nobody answers those.
    """
    found = found_in(framework, item)
    options = found.answer.options if found is not None and found.answer is not None else ()
    option = next((each for each in options if each.id == letter.word), None)
    if option is not None:
        return option.name(lang)
    shown = style(framework, item, letter)
    if shown is not None:
        return shown.name(lang)
    if letter.interval is None:
        return letter.word if letter.number is None else written(letter.number, lang)
    return letter.interval.in_signs(lambda number: written(number, lang)) or say("explain.some_number", lang)


def word(letter: Letter, scale: Scale | None) -> str:
    """How data name a value: the id of the level, else the number or the option; and that it does not apply."""
    if scale is not None and letter.level is not None:
        return scale.levels[letter.level]
    return letter.word if letter.number is None or letter.interval is not None else str(letter.number)


def labels_of(framework: Framework, item: str, words: Iterable[str], lang: Lang) -> list[str]:
    """What values are called that data name by a word: of a question the option, of a node the level; or a number.

    Data call a measured number of which nothing else is said `known`, which nothing in a framework can be called, and
    what does not apply `not_applicable`.
    """
    found = found_in(framework, item)
    scale = _scale(framework, item)
    names = {each.id: each.name(lang) for each in scale.levels} if scale is not None else {}
    options = found.answer.options if found is not None and found.answer is not None else ()
    names |= {each.id: each.name(lang) for each in options}
    said = {KNOWN: "explain.some_number", NOT_APPLICABLE.word: "explain.not_applicable_later"}
    return [say(said[each], lang) if each in said and each not in names else names.get(each, each) for each in words]


def chosen_of(framework: Framework, item: str, said: str, lang: Lang) -> str:
    """The options that were chosen of several, as people read them, or as they wrote them; else nothing."""
    found = found_in(framework, item)
    if found is None or not isinstance(found.answer, SeveralAnswer):
        return ""
    names = {each.id: each.name(lang) for each in found.answer.options}
    chosen = said.split(";")
    return "; ".join(names[each] for each in chosen) if names.keys() >= set(chosen) else said


def reason_label(framework: Framework, item: str, reason: str, lang: Lang) -> str:
    """Why something is grey, in a few words: the option that says so, else the kind of reason."""
    found = found_in(framework, item)
    options = found.answer.options if found is not None and found.answer is not None else ()
    own = next((each for each in options if each.id == reason), None)
    return say(f"reason.{reason}", lang) if own is None else own.name(lang)


def grey_label(framework: Framework, item: str, lang: Lang) -> str:
    """What the framework calls grey."""
    scale = _scale(framework, item)
    return (scale.grey(lang) if scale is not None else "") or say("explain.grey_label", lang)


def amount(framework: Framework, item: str, number: Fraction, lang: Lang, *, raw: bool) -> str:
    """A measured number of a node as people read it: with its decimals and its unit.

    `raw`: of a question as it was answered. After a rescale of its own a number has no unit any more.
    """
    found = found_in(framework, item)
    answer = found.answer if found is not None else None
    as_answered = isinstance(answer, NumberAnswer) and (raw or answer.rescale is None)
    decimals = answer.decimals if isinstance(answer, NumberAnswer) and as_answered else None
    text = written(number, lang) if decimals is None else _with_decimals(number, decimals, lang)
    return with_unit(framework, item, text, lang, raw=raw)


def with_unit(framework: Framework, item: str, text: str, lang: Lang, *, raw: bool = False) -> str:
    """A text about the number of a node with the unit of that number, if it has one."""
    found = found_in(framework, item)
    unit = found.unit if found is not None else None
    if raw and found is not None and isinstance(found.answer, NumberAnswer):
        unit = found.answer.unit
    return say("explain.with_unit", lang, number=text, unit=framework.unit(unit, lang)) if unit else text


def _with_decimals(number: Fraction, decimals: int, lang: Lang) -> str:
    """As many decimals as declared; more, where the number has more and would be another."""
    rounded = Rounding(decimals=decimals).of(number)
    if rounded != number:
        return written(number, lang)
    return in_decimals(f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):.{decimals}f}", lang)


def written(number: Fraction, lang: Lang) -> str:
    """The number with at most four decimals, and a comma in Dutch."""
    if number.denominator == 1:
        return str(number.numerator)
    rounded = round(Decimal(number.numerator) / Decimal(number.denominator), MOST_DECIMALS).normalize()
    return in_decimals(f"{rounded:f}", lang)
