"""The board: themes and indicators with their levels for some entities, and a sentence for each grey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..answers import MADE_UP
from ..api import Case, Roster, Scores
from ..api.explanation import Explanation
from ..engine.assumed import assumed_in
from ..explain.labels import grey_label, name, style
from ..explain.phrases import Phrases
from ..explain.why import Why
from ..framework import Framework
from ..items import Item
from ..light import dataclass, replace
from ..signs import ASSUMED
from ..words import Lang, count, say
from ..words.wrapping import fill, wrap
from .console import width
from .grid import Cell, Colour, bold, echo, faint, show_grid

COLOURS: Final[Mapping[str, Colour]] = {
    "orange": 208,  # of the 256
    "yellow": "yellow",
    "green": "green",
    "red": "red",
    "grey": "bright_black",
}
MOST_COLUMNS: Final = 3


def show(scores: Scores, rows: Sequence[int], lang: Lang) -> None:
    """Prints the boards of these rows, a few side by side, each few followed by a sentence for every grey."""
    framework, widest = scores.framework, width()
    told = wrap(status_line(framework, lang), widest)
    if scores.answers.roster is not None:
        told += wrap(roster_line(scores.answers.roster, lang), widest)
    echo(bold(framework.name(lang)), *map(faint, told))
    for begin in range(0, len(rows), MOST_COLUMNS):
        shown = columns(scores, lang, rows[begin : begin + MOST_COLUMNS])
        echo("")
        rows_shown = list(board(framework, shown, lang))
        show_grid([framework.name(lang), *(each.title for each in shown)], rows_shown)
        if any(each.text.endswith(ASSUMED) for row in rows_shown for each in row):
            echo(*map(faint, wrap(f"{ASSUMED} {say('report.remark_means.assumed', lang)}", widest)), "")
        for each in shown:
            sentences = [
                fill(sentence, widest, initial_indent="  ? ", subsequent_indent="    ")
                for _, sentence in whys(framework, each.case, lang)
            ]
            if sentences:
                echo(bold(say("board.why", lang, entity=each.title)), *sentences, "")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board: a row of the scores with its results; `made_up` if its answers are flagged so."""

    title: str
    case: Case
    made_up: bool


def columns(scores: Scores, lang: Lang, rows: Sequence[int] | None = None) -> list[Column]:
    """A column for each row of the scores, or for some of them."""
    found = []
    every = scores.answers.rows
    several_waves = len(set(every.waves)) > 1
    for place in range(len(every)) if rows is None else rows:
        row = every[place]
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


def board(framework: Framework, shown: Sequence[Column], lang: Lang) -> Iterator[list[Cell]]:
    """The rows of the board: the name of each node, and what it is in each column."""
    assumed = [assumed_in(each.case.situation) for each in shown]
    for depth, item in on_board(framework):
        title = Cell(f"{'  ' * depth}{name(framework, item.id, lang)}", bold=depth == 0)
        cells = [_cell(framework, item, each.case, lang) for each in shown]
        yield [title, *(_marked(cell) if item.id in here else cell for cell, here in zip(cells, assumed, strict=True))]


def _cell(framework: Framework, item: Item, case: Case, lang: Lang) -> Cell:
    if item.is_heading:
        return Cell("")
    carrier = case.situation.plan.carrier(item.id)
    letter = case.situation.letter(carrier)
    if letter is None:
        if not case.situation.applies(carrier):
            return Cell(f"– {say('explain.not_applicable_label', lang)}")
        return Cell(f"? {grey_label(framework, item.id, lang)}", "bright_black")
    shown = style(framework, item.id, letter)
    text = Phrases(framework, lang, case.told).label(item.id, letter)
    return Cell(text) if shown is None else Cell(f"{shown.glyph or '•'} {text}", _colour(shown.colour or ""))


def _marked(cell: Cell) -> Cell:
    """With the sign of what rests on an assumption."""
    return replace(cell, text=f"{cell.text} {ASSUMED}")


def _colour(said: str) -> Colour:
    """The colour of a level as a terminal can show it."""
    if said.startswith("#"):
        red, green, blue = bytes.fromhex(said.removeprefix("#"))
        return red, green, blue
    return COLOURS.get(said)


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
