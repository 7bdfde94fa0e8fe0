"""Whole processes: importing the library, and scoring 43 rows of NAD from the command line, against `import pandas`.

Python writes what it compiled beside the modules, or where PYTHONPYCACHEPREFIX says; let it, and run this twice.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import gettempdir

ANSWERS = Path(__file__).parent.parent / "examples" / "national" / "nad" / "answers.csv"


def measurements() -> Iterator[tuple[str, Callable[[], object], str, Callable[[], object]]]:
    """What starts, and what it is compared with."""
    pandas = partial(process, "-c", "import pandas")
    yield "import indicatorkit, whole process", partial(process, "-c", "import indicatorkit"), "import pandas", pandas
    score = partial(process, "-m", "indicatorkit", "score", "nad", str(last_wave()))
    yield "indicatorkit score nad, 43 rows", score, "import pandas", pandas


def process(*words: str) -> None:
    """Python with these arguments; findings are no failure."""
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def last_wave() -> Path:
    """The made-up answers of the last wave, as a file of its own."""
    with ANSWERS.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file, delimiter=";")
    wave = heads.index("wave")
    last = max(row[wave] for row in rows)
    found = Path(gettempdir()) / "indicatorkit-one-wave.csv"
    with found.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([heads, *(row for row in rows if row[wave] == last)])
    return found
