"""The board: themes and indicators with their levels for some entities, and a sentence for each grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Final

from ..answers import MADE_UP
from ..api import Case, Roster, Scores
from ..api.explanation import Explanation
from ..explain.labels import grey_label, name, style
from ..explain.phrases import Phrases
from ..explain.why import Why
from ..framework import Framework, Item
from ..words import Lang, count, say
from .console import console

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

COLOURS: Final = {"orange": "dark_orange", "yellow": "yellow", "green": "green", "red": "red", "grey": "bright_black"}
MOST_COLUMNS: Final = 3


def show(scores: Scores, rows: Sequence[int], lang: Lang) -> None:
    """Prints the boards of these rows, a few side by side, each few followed by a sentence for every grey."""
    screen = console()
    framework = scores.framework
    screen.print(f"[bold]{framework.name(lang)}[/bold]")
    screen.print(status_line(framework, lang), style="bright_black")
    if scores.answers.roster is not None:
        screen.print(roster_line(scores.answers.roster, lang), style="bright_black")
    for begin in range(0, len(rows), MOST_COLUMNS):
        shown = columns(scores, lang, rows[begin : begin + MOST_COLUMNS])
        screen.print(table(framework, shown, lang))
        for each in shown:
            sentences = list(whys(framework, each.case, lang))
            if sentences:
                screen.print(f"[bold]{say('board.why', lang, entity=each.title)}[/bold]")
            for _, sentence in sentences:
                screen.print(
                    fill(sentence, screen.width, initial_indent="  ? ", subsequent_indent="    "), markup=False
                )
            if sentences:
                screen.print()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board: a row of the scores with its results; `made_up` if its answers are flagged so."""

    title: str
    case: Case
    made_up: bool


def columns(scores: Scores, lang: Lang, rows: Sequence[int] | None = None) -> list[Column]:
    """A column for each row of the scores, or for some of them."""
    found = []
    several_waves = len({row.wave for row in scores.rows}) > 1
    for place, row in enumerate(scores.rows):
        if rows is not None and place not in rows:
            continue
        made_up = any(note.flag == MADE_UP for note in scores.answers.notes.of(place))
        parts = [
            row.entity,
            *([row.wave] if several_waves and row.wave else []),
            *([row.perspective] if row.perspective else []),
        ]
        title = " · ".join(parts)
        found.append(Column(say("board.made_up", lang, entity=title) if made_up else title, scores.at(place), made_up))
    return found


def on_board(framework: Framework) -> Iterator[tuple[int, Item]]:
    """What the board shows, with its depth: themes, groups, indicators and results; not their questions."""
    for item in framework:
        if item.kind in ("theme", "result"):
            yield 0, item
        elif item.kind == "group":
            yield 1, item
        elif item.kind == "indicator":
            yield (1 if item.parent else 0) + (1 if item.group else 0), item


def table(framework: Framework, shown: Sequence[Column], lang: Lang) -> Table:
    """The board as a table for a terminal."""
    from rich import box  # noqa: PLC0415  # only here
    from rich.table import Table as RichTable  # noqa: PLC0415

    found = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    found.add_column(framework.name(lang), ratio=None, overflow="fold")
    for each in shown:
        found.add_column(each.title, overflow="fold")
    for depth, item in on_board(framework):
        title = f"{'  ' * depth}{name(framework, item.id, lang)}"
        cells: list[RenderableType] = [_cell(framework, item, each.case, lang) for each in shown]
        found.add_row(f"[bold]{title}[/bold]" if depth == 0 else title, *cells)
    return found


def _cell(framework: Framework, item: Item, case: Case, lang: Lang) -> Text:
    from rich.text import Text as RichText  # noqa: PLC0415

    if item.is_heading:
        return RichText("")
    carrier = case.situation.plan.carrier(item.id)
    letter = case.situation.letter(carrier)
    if letter is None:
        if not case.situation.applies(carrier):
            return RichText(f"– {say('explain.not_applicable_label', lang)}")
        return RichText(f"? {grey_label(framework, item.id, lang)}", style="bright_black")
    shown = style(framework, item.id, letter)
    text = Phrases(framework, lang, case.told).label(item.id, letter)
    if shown is None:
        return RichText(text)
    colour = shown.colour or ""
    return RichText(f"{shown.glyph or '•'} {text}", style=COLOURS.get(colour, colour if colour.startswith("#") else ""))


def whys(framework: Framework, case: Case, lang: Lang) -> Iterator[tuple[int, str]]:
    """A sentence for each grey on the board, with its depth; where all below a node is empty, one for all of it."""
    silent: set[str] = set()
    for depth, item in on_board(framework):
        if item.is_heading or not case.situation.is_missing(case.situation.plan.carrier(item.id)):
            continue
        if silent & {item.parent, item.group}:
            silent.add(item.id)
            continue
        found = case.explain(item.id)
        if is_empty(found):
            silent.add(item.id)
        yield depth, found.sentence(lang)


def is_empty(explanation: Explanation) -> bool:
    """Whether it is grey because nothing below it has been answered at all."""
    return explanation.is_grey and not _answered(explanation.why)


def _answered(node: Why) -> bool:
    if not node.inputs:
        return node.state != "grey" or node.reason != "not_supplied"
    return any(_answered(each) for each, _ in node.inputs)


def status_line(framework: Framework, lang: Lang) -> str:
    """Id, version and status of the framework, and its notice."""
    status = say(f"status.{framework.status}", lang)
    parts = [f"{framework.id} {framework.version}".strip(), status, framework.notice(lang)]
    return " · ".join(each for each in parts if each)


def roster_line(roster: Roster, lang: Lang) -> str:
    """Id, version and status of the roster, and its notice."""
    parts = [f"{roster.id} {roster.version}".strip(), say(f"status.{roster.status}", lang), roster.notice(lang)]
    return " · ".join(each for each in parts if each)


def outline(framework: Framework, lang: Lang) -> str:
    """How many themes, indicators, questions and computed nodes there are."""
    kinds = {
        "themes": len(framework.themes),
        "indicators": len(framework.indicators),
        "questions": len(framework.questions),
        "examples": len(framework.examples),
    }
    return ", ".join(count(f"outline.{kind}", lang, number) for kind, number in kinds.items())
