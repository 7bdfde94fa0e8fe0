"""How long a report takes: all pages of 43 regions in four waves, against scoring them, and against starting Python."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryDirectory

from benchmarks.measuring import Call, Race
from benchmarks.nad import FILE
from benchmarks.topics.starting import process


def measurements() -> Iterator[Race]:
    """What is measured, each with its yardstick: first with nothing known of any answer, then with all explained."""
    import indicatorkit as ik
    from indicatorkit.folding.network import network
    from indicatorkit.plan import plan

    nad = ik.load("nad")
    scores = ik.score(nad, FILE)

    def scored() -> object:
        return ik.score(nad, FILE)

    def written() -> int:
        with TemporaryDirectory() as folder:
            return len(ik.write_report(scores, folder, lang="nl").files)

    def anew() -> object:
        network(plan(nad)).forget()
        return written()

    what = f"{written()} pages of NAD × {len(scores.entities)} × {len({row.wave for row in scores.answers.rows})}"
    plain: dict[str, Call] = {"reading and scoring the answers": scored}
    yield Race(f"{what}, explained anew", {"written": anew, **plain}, rounds=5)
    yield Race(f"{what}, explained before", {"written": written, **plain}, rounds=5)
    with TemporaryDirectory() as folder:
        command = ["-m", "indicatorkit", "report", "nad", str(FILE), "--force", "--no-progress", "-o", folder]
        runners = {"report": process(*command), "Python alone": process("-c", "")}
        yield Race("the command `report`, whole process", runners, rounds=5)
