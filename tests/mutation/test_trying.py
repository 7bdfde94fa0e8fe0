"""What tries mutants: it changes what it says it changes, in a process of its own, and nothing else."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutation import anew
from tests.mutation.forking import forked
from tests.mutation.judging import Telling, Watched
from tests.mutation.mutant import SOURCES, Mutant
from tests.mutation.swapping import NotSwappable, swap, there

TEXT = """
from functools import lru_cache

class Box:
    @property
    def size(self):
        return max(each + 1 for each in (1, 2))

@lru_cache
def cached():
    return 1

def counter(step):
    def count(number):
        return number + step
    return count

by_two = counter(2)
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "a_changed_module.py").write_text(TEXT, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield import_module("a_changed_module")
    del sys.modules["a_changed_module"]


def changed(module: ModuleType, was: str, now: str, within: tuple[str, int]) -> Mutant:
    return Mutant(Path(str(module.__file__)), 0, range(1), within, lambda: TEXT.replace(was, now))


@pytest.mark.parametrize(
    ("was", "now", "within", "tell", "before", "after"),
    [
        ("each + 1", "each - 1", ("Box.size", 5), lambda module: module.Box().size, 3, 1),
        ("return 1", "return 7", ("cached", 9), lambda module: module.cached(), 1, 7),
        ("number + step", "number - step", ("counter", 13), lambda module: module.by_two(5), 7, 3),
    ],
)
def test_a_function_runs_the_code_of_the_mutant_whoever_holds_it(
    module: ModuleType,
    was: str,
    now: str,
    within: tuple[str, int],
    tell: Callable[[ModuleType], int],
    before: int,
    after: int,
) -> None:
    mutant = changed(module, was, now, within)

    def told() -> int:
        swap(mutant, there())
        return tell(module)

    assert tell(module) == before
    assert forked(told, 5) == after
    assert tell(module) == before, "the process that was forked is another"


def test_what_closes_over_other_names_is_not_changed_so(module: ModuleType) -> None:
    with pytest.raises(NotSwappable):
        swap(changed(module, "number + step", "number", ("counter", 13)), there())


@pytest.mark.parametrize(("now", "passes"), [("DIGITS: Final = 41", 1), ("DIGITS: Final = None", 0)])
def test_what_is_made_at_import_is_imported_anew(now: str, passes: int) -> None:
    file = SOURCES / "population.py"
    mutant = Mutant(file, 0, range(1), None, lambda: file.read_text("utf-8").replace("DIGITS: Final = 40", now))
    assert mutant.told() == ("DIGITS: Final = 40", now)
    assert forked(lambda: anew.passes(mutant, ["tests/test_population.py"], object()), 60) == passes


def test_a_test_that_is_a_module_of_no_package_is_imported_anew_too(monkeypatch: pytest.MonkeyPatch) -> None:
    law = ModuleType("test_of_before")
    law.__file__ = str(Path(__file__).parents[1] / "laws" / "test_of_before.py")
    monkeypatch.setitem(sys.modules, "test_of_before", law)

    def is_left() -> int:
        assert anew.passes(None, ["tests/test_light.py"], object())
        return "test_of_before" in sys.modules

    assert forked(is_left, 60) == 0


def test_the_program_that_runs_stays_for_it_is_what_other_processes_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    program = ModuleType("__main__")
    program.__file__ = str(Path(anew.__file__).with_name("__main__.py"))
    monkeypatch.setitem(sys.modules, "__main__", program)

    def is_left() -> int:
        assert anew.passes(None, ["tests/test_light.py"], object())
        return sys.modules.get("__main__") is program

    assert forked(is_left, 60) == 1


def test_who_judges_are_the_tests_that_run_the_lines_and_then_others_of_their_files() -> None:
    file = SOURCES / "population.py"
    ran = [{str(file): {7, 8}}, {}, {str(file): {8}}, {str(file): {1}}, {}]
    watched = Watched([*"aaabb"], ran, [0.4, 0.2, 0.1, 0.3, 0.5])
    of_line, at_import = (Mutant(file, 0, range(8, 9), within, str) for within in (("counted", 8), None))
    assert watched.judges(of_line) == [2, 0]
    assert watched.beside([2, 0]) == [1]
    assert watched.judges(at_import) == [2, 3, 0]
    assert watched.all() == [2, 1, 3, 0, 4]


def test_what_fails_without_a_mutant_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)  # those of who runs this know of files that are not there
    told = Telling(tmp_path / "failed.txt")
    failing = tmp_path / "test_it.py"
    failing.write_text("def test_that_fails():\n    assert 1 == 2\n", "utf-8")
    assert forked(lambda: anew.passes(None, [str(failing)], told), 60) == 0
    assert "test_it.py::test_that_fails" in told.path.read_text("utf-8")


def test_what_comes_to_no_end_is_ended() -> None:
    def turning() -> int:
        while True:
            pass

    assert forked(turning, 1) == -1


def test_that_the_trial_itself_goes_wrong_is_said() -> None:
    with pytest.raises(AssertionError, match="what tries it"):
        forked(lambda: 1 // 0, 5)
