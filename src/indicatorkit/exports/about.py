"""The first page of a workbook: what it is, with status and notice, and what its sheets, signs and colours mean."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine.assumed import may_assume
from ..files.sheet import Cell, Column, Sheet, Shown
from ..framework import Framework
from ..words import Lang, count, say
from .receipt import Receipt

SHEETS = ("overview", "results", "answers", "missing", "origin")


def about(framework: Framework, receipt: Receipt, lang: Lang) -> Sheet:
    """The page, in two columns: what it speaks of, and what it says."""
    lines = [*_head(framework, receipt, lang), (None, None), *_sheets(lang), (None, None), *_legend(framework, lang)]
    columns = (Column("", [what for what, _ in lines], width=34), Column("", [said for _, said in lines], width=90))
    return Sheet("about", say("sheets.about", lang), columns, is_list=False)


def _head(framework: Framework, receipt: Receipt, lang: Lang) -> Iterator[tuple[Cell, Cell]]:
    yield framework.name(lang), f"{framework.id} {framework.version}"
    yield say("sheets.status", lang), say(f"sheets.status_means.{framework.status}", lang)
    if framework.notice(lang):
        yield say("sheets.notice", lang), framework.notice(lang)
    parts = [[each for each in several if each] for several in (receipt.waves, receipt.perspectives)]
    size = [_entities(framework, receipt.entities, lang), *(", ".join(each) for each in parts if each)]
    yield say("sheets.rows", lang), " · ".join(size)


def _entities(framework: Framework, number: int, lang: Lang) -> str:
    """How many entities, in the words of the framework where it has them."""
    own = (framework.entity if number == 1 else framework.entities)(lang)
    return say("sheets.number_of", lang, number=number, name=own) if own else count("receipt.entity", lang, number)


def _sheets(lang: Lang) -> Iterator[tuple[Cell, Cell]]:
    for key in SHEETS:
        yield say(f"sheets.{key}", lang), say(f"sheets.{key}_means", lang)


def _legend(framework: Framework, lang: Lang) -> Iterator[tuple[Cell, Cell]]:
    """The signs and colours of each scale on the board, from best to worst; of grey, and of what does not apply."""
    for scale in framework.scales.values():
        if any(item.scale_id == scale.id for item in framework.board):
            for level in reversed(scale.levels):
                yield Shown(f"{level.glyph or '•'} {level.name(lang)}", level.colour or ""), scale.name(lang)
    yield Shown(say("sheets.grey", lang, reason=say("sheets.reason", lang)), "grey"), say("sheets.grey_means", lang)
    if may_assume(framework):
        yield None, say("sheets.assumed_means", lang)
    yield Shown(say("sheets.not_applicable", lang)), say("sheets.not_applicable_means", lang)
