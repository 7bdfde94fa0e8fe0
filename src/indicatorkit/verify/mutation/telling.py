"""What an edit, a survivor and a score are in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from ...explain.labels import written as spelled
from ...framework import Framework
from ...issues import Path
from ...toml.mentions import at
from ...toml.writing import value as inline
from ...values import Text
from ...words import LANGUAGES, Lang, count, say
from ...words.grid import Line, grid
from ...words.wrapping import fill
from .cases import Case
from .edits import GONE, Edit
from .scoring import Fate, Score, Tally, Tried, tally

MOST_QUESTIONS: Final = 10
LONGEST: Final = 90
COLUMNS: Final = ("mutants", "equivalent", "by_hand", "generated", "survives")


# ---------------------------------------------------------------------------------------------------------- the edit


def changed_in_words(framework: Framework, edit: Edit, lang: Lang) -> str:
    """What is written otherwise, and where: `count = 3` and then `count = 4`, in which roll-up."""
    return say("mutate.changed", lang, change=_change(edit, lang, "mutate.from_to"), place=_place(framework, edit))


def name_of(framework: Framework, edit: Edit) -> Text:
    """The name of an example that notices this edit."""
    told = {
        lang: say(
            "mutate.name",
            lang,
            change=_change(edit, lang, "mutate.this_from_that"),
            place=_place(framework, edit),
        )
        for lang in LANGUAGES
    }
    return Text(nl=told["nl"], en=told["en"])


def _change(edit: Edit, lang: Lang, how: str) -> str:
    """Both ways to write it, put into a sentence about two things."""
    swapped = edit.swaps
    if swapped is not None:
        one, other = (each + 1 for each in swapped)
        rows = str(edit.path[-1])
        old = say("mutate.in_order", lang, key=rows, one=one, other=other)
        return say(how, lang, old=old, new=say("mutate.in_order", lang, key=rows, one=other, other=one))
    return say(how, lang, old=_written(edit, edit.old, lang), new=_written(edit, edit.new, lang))


def _written(edit: Edit, value: Any, lang: Lang) -> str:
    """What stands there, as it is written: with its key, or alone where it is one of a list."""
    if value is GONE:
        return say("mutate.nothing", lang)
    last = edit.path[-1]
    text = inline(value) if isinstance(last, int) else f"{last} = {inline(value)}"
    return f"`{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}`"


def _place(framework: Framework, edit: Edit) -> str:
    """The declaration and the way within it: `[rollup.manieren], tiers 1`."""
    last = len(edit.inner) if isinstance(edit.path[-1], int) else len(edit.inner) - 1
    within: list[str] = []
    for length, part in enumerate(edit.inner[:last], len(edit.declaration) + 1):
        if isinstance(part, int):
            row = at(framework.document, edit.path[:length])
            named = row.get("id") if isinstance(row, Mapping) else None
            within[-1:] = [f"{within[-1]} {named or part + 1}"] if within else [str(part + 1)]
        else:
            within.append(part)
    return ", ".join([declared(framework, edit.declaration), *within])


def declared(framework: Framework, path: Path) -> str:
    """A declaration as it is found in the file: the header of what has a name there, the id of a node."""
    node = next((item.id for item in framework if item.places.get("") == path), None)
    return f"`{node}`" if node is not None else f"`[{'.'.join(map(str, path))}]`"


# ------------------------------------------------------------------------------------------------------ the questions


def question(framework: Framework, tried: Tried, lang: Lang) -> str:
    """A survivor as a question to the author, with its smallest case."""
    case = tried.case
    assert case is not None, "a survivor differs in some case"
    change = _change(tried.edit, lang, "mutate.from_to")
    place = _place(framework, tried.edit)
    said = {"node": f"`{case.node}`", "now": outcome(case.now, lang), "then": outcome(case.then, lang)}
    return say("mutate.question", lang, change=change, place=place, case=_case(case, lang), **said)


def _case(case: Case, lang: Lang) -> str:
    said = [f"{item} = {inline(raw)}" for item, raw in (*case.entity.items(), *case.answers.items())]
    told = ", ".join(said) if said else say("mutate.no_answers", lang)
    return told if case.wave is None else say("mutate.in_wave", lang, case=told, wave=case.wave)


def outcome(said: tuple[str, ...], lang: Lang) -> str:
    """What comes out, in the author's own words."""
    match said:
        case ("not_applicable",):
            return say("mutate.not_applicable", lang)
        case ("grey", reason):
            return say("mutate.grey", lang, reason=reason)
        case (_, level, number, word):
            shown = spelled(Fraction(number), lang) if number else ""
            return f"{level} ({shown})" if level and shown else level or shown or word
    raise AssertionError(f"{said} is no outcome")


# ---------------------------------------------------------------------------------------------------------- the score


def text(score: Score, lang: Lang, width: int, most: int = MOST_QUESTIONS) -> str:
    """The score, a line for each declaration, the survivors as questions, and what does not matter."""
    total = tally(score.tried)
    lines = [_folded(_headline(score, total, lang), width), "", *grid(*_table(score, lang), width)]
    for number, what in ((len(score.failing), "failing"), (score.left_out, "left_out"), (total.unknown, "unknown")):
        if number:
            lines += ["", _folded(count(f"mutate.{what}", lang, number), width)]
    survivors = score.survivors
    if survivors:
        asked = [question(score.framework, each, lang) for each in survivors[:most]]
        lines += ["", count("mutate.survivors", lang, len(survivors))]
        for place, each in enumerate(asked, 1):
            before = f"{place}. "
            lines.append(_folded(f"{before}{each}", width, " " * len(before)))
        lines += _more(len(survivors) - most, lang)
    for fate in (Fate.EQUIVALENT, Fate.UNREACHABLE):
        lines += _without_effect(score, fate, lang, width, most)
    return "\n".join(lines)


def _folded(said: str, width: int, indent: str = "") -> str:
    return fill(said, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _more(number: int, lang: Lang) -> list[str]:
    return [count("mutate.more", lang, number)] if number > 0 else []


def _headline(score: Score, total: Tally, lang: Lang) -> str:
    name = score.framework.name(lang)
    if not total.live:
        return count("mutate.nothing_to_notice", lang, total.mutants, name=name)
    return say(
        "mutate.score",
        lang,
        name=name,
        killed=total.killed,
        live=total.live,
        share=percent(total.killed, total.live),
        by_hand=total.by_hand,
        share_by_hand=percent(total.by_hand, total.live),
    )


def percent(part: int, whole: int) -> str:
    """A share in whole percents, rounded down: 100 is only said of all of them."""
    return f"{100 * part // whole}%" if whole else "–"


def _table(score: Score, lang: Lang) -> tuple[list[str], list[Line]]:
    """The heads of the columns, and a line for each declaration with mutants."""
    heads = ["", *(say(f"mutate.column.{each}", lang) for each in COLUMNS)]
    lines = [_line(declared(score.framework, path).strip("`"), of) for path, of in by_declaration(score)]
    return heads, [*lines, _line(say("mutate.column.all", lang), score.tried)]


def _line(name: str, tried: Sequence[Tried]) -> Line:
    of = tally(tried)
    numbers = (of.mutants, of.equivalent + of.unreachable, of.by_hand, of.generated, of.survives)
    return Line(name, tuple(map(str, numbers)))


def by_declaration(score: Score) -> list[tuple[Path, list[Tried]]]:
    """The mutants of each declaration that has any, in the order of the file."""
    found: dict[Path, list[Tried]] = {}
    for each in score.tried:
        found.setdefault(each.declaration.path, []).append(each)
    return list(found.items())


def _without_effect(score: Score, fate: Fate, lang: Lang, width: int, most: int) -> list[str]:
    found = [each for each in score.tried if each.fate is fate]
    if not found:
        return []
    told = [f"- {changed_in_words(score.framework, each.edit, lang)}" for each in found[:most]]
    head = count(f"mutate.{fate.value}", lang, len(found))
    return ["", _folded(head, width), *(_folded(each, width, "  ") for each in told), *_more(len(found) - most, lang)]
