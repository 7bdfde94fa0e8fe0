"""The diagram of a node as a picture, read from its truth table: what is told apart after each input, and the outcomes.

A box is a state. Each of its lines is the answers that lead the same way; two states with the same lines are one, so it
is the smallest diagram there is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import pairwise

LINE, PAD, GAP, BETWEEN, LETTER = 18, 6, 14, 90, 7
FILL = {"red": "#f6d5d0", "amber": "#f8e8c0", "green": "#d3ead2"}
FONT = "12px system-ui, sans-serif"


@dataclass(frozen=True)
class Box:
    """A state or an outcome: its heading, and its lines of answers, each with the box to which it leads."""

    head: str
    lines: Sequence[tuple[str, Hashable]] = ()

    @property
    def height(self) -> int:
        return PAD * 2 + LINE * (1 + len(self.lines))

    @property
    def width(self) -> int:
        return LETTER * max(len(self.head), *(len(said) for said, _ in self.lines), 8) + 20


Boxes = dict[Hashable, Box]
"""The states after so many inputs, by what sets each apart."""


@dataclass(frozen=True)
class Column:
    """Boxes under one another."""

    boxes: Boxes
    left: int
    tops: Mapping[Hashable, int]

    @property
    def right(self) -> int:
        return self.left + max(box.width for box in self.boxes.values())

    def starts(self, key: Hashable, line: int) -> tuple[int, int]:
        """Where an edge leaves a line of a box."""
        return self.right, self.tops[key] + PAD + LINE * (line + 1) + LINE // 2

    def ends(self, key: Hashable) -> tuple[int, int]:
        """Where edges arrive at a box."""
        return self.left, self.tops[key] + PAD + LINE // 2


def drawing(name: str, questions: Sequence[str], rows: Mapping[tuple[str, ...], str]) -> str:
    """The picture of what comes out, by answers in words; what begins with a star is grey."""
    boxes: list[Boxes] = [{} for _ in range(len(questions) + 1)]
    state(questions, rows, boxes)
    boxes[-1] = dict(sorted(boxes[-1].items(), key=lambda item: rank(str(item[0]))))
    height = max(map(height_of, boxes))
    columns = list(placed(boxes, height))
    wide = columns[-1].right + GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {height}" width="{wide}" role="img">'
    said = [head, f"<title>{escape(name)}</title>", f'<rect width="{wide}" height="{height}" fill="#fff"/>']
    for this, after in pairwise(columns):
        said += edges(this, after)
    said += [line for column in columns for key, box in column.boxes.items() for line in drawn(column, key, box)]
    return "\n".join([*said, "</svg>"]) + "\n"


def state(questions: Sequence[str], rows: Mapping[tuple[str, ...], str], boxes: Sequence[Boxes]) -> Hashable:
    """What sets apart the state in which these questions are still to be asked; it is given a box, as all after it."""
    if not questions:
        boxes[0].setdefault(rows[()], Box(rows[()]))
        return rows[()]
    leads: dict[Hashable, list[str]] = {}
    for answer in dict.fromkeys(answers[0] for answers in rows):
        rest = {answers[1:]: said for answers, said in rows.items() if answers[0] == answer}
        leads.setdefault(state(questions[1:], rest, boxes[1:]), []).append(answer)
    lines = tuple((", ".join(answers) if len(leads) > 1 else "anything", to) for to, answers in leads.items())
    boxes[0].setdefault(lines, Box(questions[0], lines))
    return lines


def rank(outcome: str) -> tuple[int, Fraction, str]:
    """From the worst to the best, by level and number; then what does not apply, and what is grey."""
    word, _, number = outcome.rstrip(")").partition(" (")
    if word in FILL:
        return [*FILL].index(word), Fraction(number or 0), ""
    if outcome[0] in "–*":
        return 8 + "–*".index(outcome[0]), Fraction(0), outcome
    return 7, Fraction(outcome), ""


def height_of(boxes: Boxes) -> int:
    return sum(box.height + GAP for box in boxes.values()) + GAP


def placed(boxes: Sequence[Boxes], height: int) -> Iterator[Column]:
    """The columns from left to right, each in the middle."""
    left = GAP
    for each in boxes:
        top, tops = (height - height_of(each)) // 2 + GAP, {}
        for key, box in each.items():
            tops[key] = top
            top += box.height + GAP
        column = Column(each, left, tops)
        left = column.right + BETWEEN
        yield column


def edges(this: Column, after: Column) -> Iterator[str]:
    """A line from each line of a box to the box to which it leads."""
    for key, box in this.boxes.items():
        for line, (_, to) in enumerate(box.lines):
            (x0, y0), (x1, y1) = this.starts(key, line), after.ends(to)
            mid = (x0 + x1) // 2
            yield f'<path d="M{x0} {y0}C{mid} {y0} {mid} {y1} {x1} {y1}" fill="none" stroke="#777"/>'


def drawn(column: Column, key: Hashable, box: Box) -> Iterator[str]:
    """A box with its words; a state says which question it asks, an outcome has the colour of its light."""
    x, y, ends = column.left, column.tops[key], not box.lines
    fill = FILL.get(box.head.split(" ")[0], "#eee") if ends else "#fff"
    size = f'width="{column.right - x}" height="{box.height}" rx="{LINE // 2 if ends else 3}"'
    yield f'<rect x="{x}" y="{y}" {size} fill="{fill}" stroke="#777"/>'
    style = "italic " if box.head.startswith("*") else "" if ends else "bold "
    for number, said in enumerate([box.head.strip("*"), *(said for said, _ in box.lines)]):
        font = f"{style if number == 0 else ''}{FONT}"
        yield f'<text x="{x + 10}" y="{y + PAD + 13 + LINE * number}" style="font: {font}">{escape(said)}</text>'
