"""A small framework with marks, and answers to it: what tests of marks and ranks begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import indicatorkit as ik

MONITOR = """format = 1

# A small monitor.
[framework]
id       = "monitor"
version  = "2025.1"
status   = "example"
nl       = "Kleine monitor"
en       = "Small monitor"
entity   = { nl = "gemeente", en = "municipality" }
entities = { nl = "gemeenten", en = "municipalities" }

[attribute.size]
nl     = "Grootte"
answer = "size"

[answer.size]
kind    = "choice"
options = [ { id = "small", nl = "Klein" }, { id = "large", nl = "Groot" } ]

[answer.of_hundred]
kind      = "number"
whole     = true
at_least  = 0
at_most   = 100
higher_is = "better"
rescale   = "between"                     # the goalposts stand with each question
options   = [ { id = "dont_know", missing = "unknown" }, { id = "na", not_applicable = true } ]

[answer.measured]
kind      = "number"
higher_is = "worse"

[rescale.between]
from    = ["worst", "best"]
to      = [0, 100]
outside = "clip"

[[indicator]]
id     = "reach"
nl     = "Bereik"
en     = "Reach"
answer = "of_hundred"
marks  = { worst = 0, best = 100 }        # a first guess

[[indicator]]
id     = "waiting"
nl     = "Wachttijd"
en     = "Waiting time"
answer = "measured"
marks  = { worst = 50, best = 0 }
"""


def monitor(folder: Path, more: str = "", *, text: str = MONITOR, name: str = "monitor.toml") -> ik.Framework:
    """The framework, in a file in that folder, with more below it."""
    file = folder / name
    file.write_text(text + more, "utf-8", newline="")
    return ik.load(file)


def rows(**columns: list[Any]) -> list[dict[str, Any]]:
    """An entity for each answer: E0, E1, …; `None` is not supplied."""
    count = max(map(len, columns.values()))
    return [{"entity": f"E{row}", **{item: said[row] for item, said in columns.items()}} for row in range(count)]
