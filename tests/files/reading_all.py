"""Reads every file in a folder, in a process of its own with little room, and says of each what came of it.

    python -m tests.files.reading_all FOLDER [FIRST]

One line of JSON a file: its name, what came of it, the seconds of processor time, and by how many MB the process grew.
"""

from __future__ import annotations

import json
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

from indicatorkit.errors import IndicatorkitError
from indicatorkit.files.read import read
from indicatorkit.files.workbook import reading  # noqa: F401  # as openpyxl is
from indicatorkit.frames import arrays  # noqa: F401  # large data need pandas: not a matter of any one file

from ..frames.made import BOOKS, FRAMEWORK
from ..watched import Watch


def main(folder: str, first: str = "") -> None:
    """Read all, from the first on."""
    warnings.simplefilter("error")
    watch = Watch()
    for path in sorted(Path(folder).iterdir()):
        if path.name < first:
            continue
        tell(file=path.name)
        with watch.over() as cost:
            came = came_of(path)
        tell(file=path.name, came=came, seconds=cost.seconds, grown=cost.grown)


def tell(**said: Any) -> None:
    """One line."""
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


def came_of(path: Path) -> Any:
    """The codes of the issues; or what went wrong that never should."""
    try:
        found = read(FRAMEWORK, [path], codebooks=BOOKS)
        issues, kind = found.issues, "answers"
        assert found.ledger.adds_up
    except IndicatorkitError as refused:
        issues, kind = refused.issues, "refused"
    except BaseException:  # noqa: BLE001  # whatever it is
        return {"kind": "foreign", "issues": traceback.format_exc()[-1500:]}
    said = [(each.render("nl"), each.render("en")) for each in issues]
    if not all(text.strip() for pair in said for text in pair) or (kind == "refused" and not said):
        return {"kind": "silent", "issues": ""}
    return {"kind": kind, "issues": [each.code for each in issues][:5]}


if __name__ == "__main__":
    main(*sys.argv[1:])
