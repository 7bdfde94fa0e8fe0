"""Answers in words to scores, beside what Arrow takes to number the words of the same frame."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

import pyarrow as pa

import indicatorkit as ik
from benchmarks import answers
from benchmarks.measuring import Call, Goal, Race
from benchmarks.workload import workload

ROWS: Final = 100_000
ARROW: Final = "Arrow's dictionary_encode of the frame"


def measurements(rows: int = ROWS) -> Iterator[Race]:
    """A wide frame of pandas, an Arrow table, and a long frame a tenth as tall."""
    made = workload()
    framework = made.framework()
    said = answers.drawn(len(made.leaves), rows)
    forms = {
        "a wide frame of pandas": (answers.wide(made.leaves, said), rows, 1.5),
        "an Arrow table": (answers.arrow(made.leaves, said), rows, 0.0),
        "a long frame of pandas": (answers.long(made.leaves, said[:, : rows // 10]), rows // 10, 0.0),
    }
    for form, (frame, many, at_most) in forms.items():
        runners: dict[str, Call] = {
            "scored": partial(ik.score, framework, frame),
            "read only": partial(ik.read_answers, framework, frame),
            ARROW: partial(encoded, frame),
        }
        goals = [Goal("scored", ARROW, at_most)] if at_most else []
        yield Race(f"{form}, {many:,} × {len(made.leaves)} words", runners, goals, rounds=5)


def encoded(frame: Any) -> object:
    """The words of each column numbered."""
    if isinstance(frame, pa.Table):
        return [column.dictionary_encode() for column in frame.columns]
    return [pa.array(frame[name]).dictionary_encode() for name in frame.columns]
