"""Who notices a mutant: the tests of its room that run its lines, those that take least time first, and their like."""

from __future__ import annotations

import importlib
import json
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import coverage
import pytest
from hypothesis import Phase, settings

from tests.mutation import anew
from tests.mutation.forking import forked
from tests.mutation.mutant import SOURCES, Mutant
from tests.mutation.swapping import NotSwappable, There, swap, there

KILLED, SURVIVED, UNSWAPPABLE = range(1, 4)
WATCHING = 900.0
FEW = 40
MOMENT = 0.2


@dataclass
class Watched:
    """Where each test stands, the lines of each file that it ran, and how long it took, in seconds of the processor."""

    stands: list[str] = field(default_factory=list)
    ran: list[dict[str, set[int]]] = field(default_factory=list)
    took: list[float] = field(default_factory=list)

    def judges(self, mutant: Mutant) -> list[int]:
        """Which tests run a line of the mutant, the quickest first.

        Of what is made at import, those that run anything of its file; then all others that take but a moment: they may
        look at what was made.
        """
        file, lines = str(mutant.file), set(mutant.lines)
        if mutant.within is None:
            of_file = [file in ran for ran in self.ran]
            others = (not one and took < MOMENT for one, took in zip(of_file, self.took, strict=True))
            return [*self._quickest(of_file), *self._quickest(others)]
        return self._quickest(not lines.isdisjoint(ran.get(file, ())) for ran in self.ran)

    def beside(self, judges: Collection[int]) -> list[int]:
        """The other tests of the files in which these stand, the quickest first.

        They look at what one of these was the first to need: a plan that all tests of a file score keeps what is made
        of it.
        """
        files = {self.stands[at] for at in judges}
        return self._quickest(each in files and at not in judges for at, each in enumerate(self.stands))

    def all(self) -> list[int]:
        """All tests, the quickest first."""
        return self._quickest(True for _ in self.ran)

    def _quickest(self, chosen: Iterable[bool]) -> list[int]:
        return sorted((at for at, is_one in enumerate(chosen) if is_one), key=self.took.__getitem__)


class FewExamples:
    """Hypothesis draws few examples, always the same, and does not look for the smallest that fails."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> None:
        session.config.option.tbstyle = "native"  # nobody reads why a test fails
        plain = settings(settings.get_profile("busy"), derandomize=True, database=None, max_examples=FEW)
        settings.register_profile("few", plain, phases=[Phase.explicit, Phase.generate], report_multiple_bugs=False)
        settings.load_profile("few")


class Telling(FewExamples):
    """And a file says which test failed, and how: the process itself may say nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.path.write_text(f"{report.nodeid}\n{report.longreprtext}", "utf-8")


class Judge(FewExamples):
    """In the place of the loop that runs tests: `judge` gets a function that says what becomes of a mutant."""

    def __init__(self, judge: Callable[[Callable[[Mutant], int]], None], files: Iterable[Path]) -> None:
        self.judge, self.files = judge, files
        self.watched, self.names = Watched(), list[str]()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for file in self.files:
            importlib.import_module(".".join(file.relative_to(SOURCES.parent).with_suffix("").parts))
        self.watched, found = _watched(session), there()
        self.names = [item.nodeid for item in session.items]
        without = forked(lambda: _judged(session, self.watched.all()), WATCHING)
        assert without == SURVIVED, "a test fails when quicker ones come before it"
        self.judge(lambda mutant: self._tried(session, mutant, found))
        return True

    def _tried(self, session: pytest.Session, mutant: Mutant, found: There) -> int:
        def run(judges: Sequence[int]) -> int:
            try:
                swap(mutant, found)
            except NotSwappable:
                return UNSWAPPABLE
            return _judged(session, judges)

        first = self.watched.judges(mutant)
        for judges in (first, self.watched.beside(first)):
            if judges:
                came = forked(partial(run, judges), 10 + 10 * sum(self.watched.took[at] for at in judges))
                if came != SURVIVED:
                    return UNSWAPPABLE if came == UNSWAPPABLE else KILLED
        return SURVIVED

    def tried_anew(self, mutant: Mutant) -> int:
        """What becomes of a mutant of what is made while a module is imported."""
        return self._anew(mutant, self.watched.judges(mutant), FewExamples())

    def fails_anew(self) -> str:
        """What fails when everything is imported anew without any mutant; nothing, as it should be."""
        with tempfile.TemporaryDirectory() as folder:
            told = Telling(Path(folder, "failed.txt"))
            told.path.write_text("the end was not reached", "utf-8")
            return "" if self._anew(None, self.watched.all(), told) == SURVIVED else told.path.read_text("utf-8")

    def _anew(self, mutant: Mutant | None, judges: Sequence[int], drawing: FewExamples) -> int:
        names = [self.names[at] for at in judges]
        seconds = 60 + 10 * sum(self.watched.took[at] for at in judges)
        came = forked(lambda: SURVIVED if anew.passes(mutant, names, drawing) else KILLED, seconds)
        return SURVIVED if came == SURVIVED else KILLED


def _watched(session: pytest.Session) -> Watched:
    """What each test runs, found in a process of its own: what tests leave behind may not help a mutant to survive."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "watched.json")
        assert forked(lambda: _watch(session, path), WATCHING) == SURVIVED, path.read_text("utf-8")
        told = json.loads(path.read_text("utf-8"))
    stands = [str(item.path) for item in session.items]
    return Watched(stands, [{file: set(lines) for file, lines in ran.items()} for ran in told["ran"]], told["took"])


def _watch(session: pytest.Session, path: Path) -> int:
    ran, took = [], []
    for item, after in _each_with_next(session.items):
        for node in item.listchain():  # laws are not watched for coverage, but they judge
            node.own_markers = [each for each in node.own_markers if each.name != "no_cover"]
        watching = coverage.Coverage(data_file=None, config_file=False, include=[f"{SOURCES}/*"])
        watching.set_option("run:disable_warnings", ["no-data-collected"])
        begun = time.process_time()
        watching.start()
        passes = _passes(item, after)
        watching.stop()
        took.append(time.process_time() - begun)
        if not passes:
            path.write_text(f"{item.nodeid} fails without any mutant", "utf-8")
            return KILLED
        data = watching.get_data()
        ran.append({file: data.lines(file) for file in data.measured_files()})
    path.write_text(json.dumps({"ran": ran, "took": took}), "utf-8")
    return SURVIVED


def _judged(session: pytest.Session, judges: Iterable[int]) -> int:
    items = [session.items[at] for at in judges]
    return SURVIVED if all(_passes(*each) for each in _each_with_next(items)) else KILLED


def _each_with_next(items: Sequence[pytest.Item]) -> Iterable[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _passes(item: pytest.Item, after: pytest.Item | None) -> bool:
    failed = item.session.testsfailed
    try:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    except BaseException:  # noqa: BLE001  # whatever a mutant does, pytest included
        return False
    return item.session.testsfailed == failed
