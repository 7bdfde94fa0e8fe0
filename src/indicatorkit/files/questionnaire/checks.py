"""What a spreadsheet says while people answer: a list to choose from, a hint, and a warning. Reading checks again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from ...values import Interval
from ...words import Lang, say
from ..names import cut
from .pages import Choose, ChooseSeveral, FillIn, Row

MOST_OF_TITLE: Final = 32
MOST_OF_MESSAGE: Final = 255
MOST_OF_UNIT: Final = 20
MOST_OF_NUMBER: Final = 40


def check(row: Row, lang: Lang, cell: str, named: str) -> dict[str, Any]:
    """The validation of the answer of a question in `cell`, whose offered answers are the defined name `named`."""
    offered = "; ".join(each.text for each in row.question.offered)
    match row.entry:
        case Choose():
            return {
                "validate": "list",
                "source": f"={named}",
                **_hint(say("form.input.choose", lang), lang),
                **_alert(say("form.alert.choose", lang), lang),
            }
        case ChooseSeveral():
            return {"validate": "any", **_hint(say("form.input.several", lang, options=offered), lang)}
        case FillIn(accepted, how, _, whole):
            options = say("form.explain.options", lang, options=offered)
            return {
                "validate": "custom",
                "value": f"=OR({_is_accepted(cell, accepted, whole=whole)},COUNTIF({named},{cell})>0)",
                **_hint(say("form.input.number", lang, how=how, options=options), lang),
                **_alert(say("form.alert.number", lang, how=how), lang),
            }


def _hint(message: str, lang: Lang) -> dict[str, Any]:
    title = say("form.input.title", lang)
    return {"input_title": cut(title, MOST_OF_TITLE), "input_message": cut(message, MOST_OF_MESSAGE)}


def _alert(message: str, lang: Lang) -> dict[str, Any]:
    title = cut(say("form.alert.title", lang), MOST_OF_TITLE)
    return {"error_type": "warning", "error_title": title, "error_message": cut(message, MOST_OF_MESSAGE)}


def _is_accepted(cell: str, accepted: Interval, *, whole: bool) -> str:
    """The formula that is true for the numbers that are accepted."""
    parts = [f"ISNUMBER({cell})", *_bounds(cell, accepted), *([f"INT({cell})={cell}"] if whole else [])]
    # a comparison of a text with a number is no error in a spreadsheet, but INT of a text is: hence IFERROR
    return f"IFERROR(AND({','.join(parts)}),FALSE)"


def _bounds(cell: str, accepted: Interval) -> Iterator[str]:
    signs = (
        (">=" if accepted.low_closed else ">", accepted.low),
        ("<=" if accepted.high_closed else "<", accepted.high),
    )
    yield from (f"{cell}{sign}{_in_formula(bound)}" for sign, bound in signs if bound is not None)


def _in_formula(number: Fraction) -> str:
    """The number, exactly where that is short: a formula of a check has room for 255 signs."""
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    exact = f"{decimal:f}" if Fraction(decimal) == number else f"({number.numerator}/{number.denominator})"
    return exact if len(exact) <= MOST_OF_NUMBER else f"{float(number)!r}"


def written_as(entry: FillIn) -> str:
    """How a spreadsheet writes the number, all of it, with its unit behind it.

    Never in the form that it chooses itself: there somebody who types `45%` gets 0,45 and still sees 45%.
    """
    unit = "".join(each for each in entry.unit if each.isprintable() and each not in '"\\')
    return f'General" {unit if len(unit) <= MOST_OF_UNIT else ""}"'
