"""How long a report takes: all pages of 43 regions in four waves, against scoring them, and against starting Python."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ANSWERS = Path(__file__).parents[1] / "examples" / "national" / "nad" / "answers.csv"

Measured = tuple[str, Callable[[], object], str, Callable[[], object]]


def measurements() -> Iterator[Measured]:
    """What is measured, each with its yardstick: first with nothing known of any answer, then with all explained."""
    import indicatorkit as ik
    from indicatorkit.folding.network import network
    from indicatorkit.plan import plan

    nad = ik.load("nad")
    scores = ik.score(nad, ANSWERS)

    def scored() -> object:
        return ik.score(nad, ANSWERS)

    def written() -> int:
        with TemporaryDirectory() as folder:
            return len(ik.write_report(scores, folder, lang="nl").files)

    def anew() -> object:
        network(plan(nad)).forget()
        return written()

    what = f"{written()} pages of NAD × {len(scores.entities)} × {len({row.wave for row in scores.answers.rows})}"
    yield f"{what}, explained anew", anew, "reading and scoring the answers", scored
    yield f"{what}, explained before", written, "reading and scoring the answers", scored
    with TemporaryDirectory() as folder:
        command = ["-m", "indicatorkit", "report", "nad", str(ANSWERS), "--force", "--no-progress", "-o", folder]
        yield "the command `report`, whole process", process(*command), "Python alone", process("-c", "")


def process(*arguments: str) -> Callable[[], object]:
    """Runs Python with these arguments, silently; two of the answers cannot be read, of which its exit code tells."""
    return lambda: subprocess.run([sys.executable, *arguments], check=False, capture_output=True)
