"""The compiled kernel is there when it can be; when it cannot, numpy scores, and whoever asks is told why."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
import warnings
from importlib.util import module_from_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indicatorkit.engine import columns
from indicatorkit.engine.native import building, library
from indicatorkit.engine.native.asked import NATIVE, VARIABLE, WORDS, asked
from indicatorkit.engine.native.library import ENOUGH_TO_BUILD, Status, status
from indicatorkit.engine.native.trial import agrees
from indicatorkit.errors import IndicatorkitError
from indicatorkit.plan import plan
from tests import kernels
from tests.loading import made

READY = plan(made(indicator=[{"id": "node", "rule": "worst_of", "subindicator": [{"id": "q", "answer": "light"}]}]))
CODES = [np.array([0, 1, 2, 4], dtype=np.uint8)]

needs_a_compiler = pytest.mark.skipif("avx2" not in kernels.there(), reason="needs a C compiler, and AVX2")


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that knows of no kernel, a folder without any, and a user who asks for none."""
    monkeypatch.setattr(library, "_process", library._Process())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(building, "FLAGS", ("-O0", *building.FLAGS[1:]))  # what is built is not timed here


def scores(why: str, *, detail: str = "") -> None:
    """However much there is to score, numpy does it, for this reason."""
    assert library.library(ENOUGH_TO_BUILD) is None
    assert columns.score(READY, CODES).codes[0].tolist() == [0, 1, 2, 4]
    found = status()
    assert (found.path, found.why) == ("numpy", why)
    assert detail in found.detail
    assert found.text("nl") != found.text("en")
    assert library.library(ENOUGH_TO_BUILD) is None  # and nobody tries again


def pretends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> Path:
    """The only compiler on the path does this."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "cc").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "cc").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return folder / "cc"


# ------------------------------------------------------------------------------------------------------- it is there


def test_this_machine_runs_every_path_of_the_kernel() -> None:
    if missing := set(WORDS[1:]) - set(kernels.there()):
        pytest.skip(f"not tried here, for want of a compiler or of the processor: {', '.join(sorted(missing))}")


@needs_a_compiler
def test_it_is_built_when_there_is_much_to_score_and_then_used_for_less(tmp_path: Path) -> None:
    assert library.library(ENOUGH_TO_BUILD - 1) is None
    assert (status().path, status().why, status().file) == ("numpy", "not_yet", None)
    built = library.library(ENOUGH_TO_BUILD)
    assert built is not None
    assert library.library(1) is built
    assert built.file.parent == tmp_path / "indicatorkit"
    assert [each.name for each in built.file.parent.iterdir()] == [built.file.name]
    assert (built.file.stat().st_mode & 0o777, built.file.parent.stat().st_mode & 0o777) == (0o700, 0o700)
    assert status() == Status(NATIVE[built.best], "compiled", "", building.compiler(), built.file)


@needs_a_compiler
def test_the_next_process_finds_it_and_builds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert status(builds=True).why == "compiled"
    monkeypatch.setattr(library, "_process", library._Process())
    monkeypatch.setattr(library, "build", None)
    assert library.library(1) is not None


@needs_a_compiler
def test_processes_and_threads_may_build_it_at_once(tmp_path: Path) -> None:
    code = f"""
from indicatorkit.engine.native import building
building.FLAGS = {building.FLAGS}  # the same library as the threads here, and as quick
from indicatorkit.engine.native.library import status
print(status(builds=True))
"""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    running = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(library.library(ENOUGH_TO_BUILD))) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found[0] is not None
    assert all(each is found[0] for each in found)
    said = [each.communicate()[0] for each in running]
    assert all("why='compiled'" in each for each in said), said
    assert list((tmp_path / "indicatorkit").iterdir()) == [found[0].file]


@needs_a_compiler
def test_a_child_of_a_process_that_was_looking_for_it_is_not_stuck() -> None:
    with library._process.lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there are other threads is what is tried
        child = os.fork()
        if child == 0:  # pragma: no cover  # another process
            os._exit(0 if library.library(ENOUGH_TO_BUILD) is not None else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_what_was_not_found_is_not_looked_for_at_every_scoring(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bool] = []
    monkeypatch.setattr(library, "_loaded", lambda *, builds: looked.append(builds))
    assert [library.library(1), library.library(1)] == [None, None]
    assert library.library(ENOUGH_TO_BUILD) is None
    assert looked == [False, True]


def test_a_lock_that_another_thread_holds_is_left_to_it() -> None:
    with library._process.lock:
        library._after_fork()
        assert not library._process.lock.locked()


def test_where_processes_do_not_fork_there_is_no_child_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "register_at_fork")
    spec = library.__spec__
    assert spec is not None and spec.loader is not None
    elsewhere = module_from_spec(spec)
    spec.loader.exec_module(elsewhere)
    assert elsewhere.library(1) is None


# --------------------------------------------------------------------------------------------------- what is asked


def test_the_library_chooses_unless_it_is_told() -> None:
    assert asked() == "auto"


def test_an_empty_word_is_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert asked() == "auto"


def test_numpy_can_be_asked_for_and_nothing_is_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, "numpy")
    scores("switched_off")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", kernels.there()[1:])
def test_a_path_can_be_asked_for(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, path)
    found = library.library(1)
    assert found is not None
    assert NATIVE[found.path] == path
    assert status() == Status(path, "as_asked", "", building.compiler(), found.file)


def test_a_word_that_is_none_is_refused_with_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "avx-512")
    with pytest.raises(IndicatorkitError) as refused:
        columns.score(READY, CODES)
    (issue,) = refused.value.issues
    assert issue.text("en") == "`avx-512` is no kernel; there are: auto, numpy, plain, avx2, avx512"
    assert issue.where.file == "INDICATORKIT_KERNEL"
    assert issue.hint("en") == "did you mean `avx512`?"


@needs_a_compiler
def test_a_path_that_this_processor_cannot_run_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = library.library(ENOUGH_TO_BUILD)
    assert found is not None
    older = library.Library(found.file, found.compiler, found.walk, 0, 0)
    monkeypatch.setattr(library._process, "found", older)
    assert status() == Status("numpy", "no_vectors", "", found.compiler, found.file)
    assert library.library(ENOUGH_TO_BUILD) is None
    monkeypatch.setenv(VARIABLE, "avx2")
    with pytest.raises(IndicatorkitError) as refused:
        columns.score(READY, CODES)
    asks = "the kernel `avx2` that INDICATORKIT_KERNEL asks for is not there"
    assert refused.value.issues[0].text("en") == f"{asks}: This processor cannot do that."
    assert status() == Status("numpy", "no_such_processor", "", found.compiler, found.file)


def test_a_path_that_is_asked_for_where_there_is_no_compiler_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(VARIABLE, "plain")
    with pytest.raises(IndicatorkitError) as refused:
        columns.score(READY, CODES)
    assert "`plain`" in refused.value.issues[0].text("nl")
    assert "compiler" in refused.value.issues[0].text("nl")


def test_what_the_compiler_says_is_told_to_who_asks_for_a_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "echo 'no such thing as C' >&2; exit 1")
    monkeypatch.setenv(VARIABLE, "plain")
    with pytest.raises(IndicatorkitError) as refused:
        columns.score(READY, CODES)
    (issue,) = refused.value.issues
    assert issue.code == "kernel-not-there"
    assert "`plain`" in issue.text("en")
    assert issue.text("en").endswith("; numpy does it. no such thing as C")


# ------------------------------------------------------------------------------------------------- it is not there


def test_without_a_compiler_numpy_does_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    scores("no_compiler")


def test_with_a_broken_compiler_numpy_does_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, r"printf 'no such thing as C, say \377' >&2; exit 1")
    scores("compiler_failed", detail="no such thing as C, say \N{REPLACEMENT CHARACTER}")


def test_what_a_compiler_leaves_where_it_stands_is_not_left_to_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretends(monkeypatch, tmp_path, "echo > kernel.i; exit 1")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    scores("compiler_failed")
    assert not list(tmp_path.rglob("kernel.i"))


def test_the_compiler_does_not_read_what_the_user_is_reading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "read line; exit 1")
    reading, writing = os.pipe()
    os.write(writing, b"answers\n")
    os.close(writing)
    kept = os.dup(0)
    os.dup2(reading, 0)
    try:
        scores("compiler_failed")
        assert os.read(0, 7) == b"answers"
    finally:
        os.dup2(kept, 0)
        os.close(kept)
        os.close(reading)


def test_with_a_compiler_that_never_ends_numpy_does_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "exec /bin/sleep 20")
    monkeypatch.setattr(building, "SECONDS", 0.1)
    scores("compiler_failed", detail="timed out")


def test_with_a_compiler_that_makes_nothing_numpy_does_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "exit 0")
    scores("no_cache", detail="kernel-")


def test_what_cannot_be_loaded_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, 'while [ "$1" != -o ]; do shift; done; echo \'not a library\' > "$2"')
    scores("cannot_load", detail="kernel-")


@needs_a_compiler
def test_what_computes_wrongly_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.c"
    wrong.write_text("long ik_best(void) { return 0; }\nlong ik_walk(void) { return -1; }\n")
    monkeypatch.setattr(building, "SOURCE", wrong)
    scores("miscompiled", detail="kernel-")


@needs_a_compiler
def test_the_trial_tries_every_path(monkeypatch: pytest.MonkeyPatch) -> None:
    found = library.library(ENOUGH_TO_BUILD)
    assert found is not None
    assert [agrees(found.walk, path) for path in range(found.best + 1)] == [True] * (found.best + 1)
    assert not agrees(lambda *_: 0, 0)


@needs_a_compiler
@pytest.mark.parametrize("field", [0, 1], ids=["code", "reason"])
def test_one_wrong_code_or_reason_is_enough_for_the_trial_to_fail(field: int) -> None:
    found = library.library(ENOUGH_TO_BUILD)
    assert found is not None

    def walk(*given: int) -> int:
        """Three columns of seven numbers; of the last the codes and the reasons are written."""
        assert found is not None
        found.walk(*given)
        ctypes.memset((ctypes.c_int64 * 21).from_address(given[2])[14 + field], 99, 1)
        return 0

    assert not agrees(walk, 0)


def test_where_nothing_can_be_kept_numpy_does_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "exit 0")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    scores("no_cache")


def test_where_the_system_refuses_to_look_numpy_does_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "exit 0")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ("x" * 300)))
    scores("no_cache", detail="x" * 300)


# ------------------------------------------------------------------------------------------------------ it is safe


@needs_a_compiler
@pytest.mark.parametrize("loosened", ["folder", "file", "above"])
def test_what_others_can_write_is_not_loaded(loosened: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    built = library.library(ENOUGH_TO_BUILD)
    assert built is not None
    place = {"file": built.file, "folder": built.file.parent, "above": built.file.parent.parent}[loosened]
    place.chmod(0o777)
    monkeypatch.setattr(library, "_process", library._Process())
    scores("unsafe_cache", detail=str(place))


def test_what_is_no_file_is_not_loaded_though_nobody_else_can_write_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = building.kept_at(pretends(monkeypatch, tmp_path, "exit 0"))
    place.parent.mkdir(mode=0o700)
    place.mkdir(mode=0o700)
    scores("unsafe_cache", detail=str(place))


def test_nothing_is_built_where_others_can_write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "exit 0")
    (tmp_path / "indicatorkit").mkdir()
    (tmp_path / "indicatorkit").chmod(0o770)
    scores("unsafe_cache")


def test_a_folder_of_somebody_else_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "exit 0")
    (tmp_path / "indicatorkit").mkdir(mode=0o700)
    mine = os.getuid()
    monkeypatch.setattr(building.os, "getuid", lambda: mine + 1)
    scores("unsafe_cache")


def test_a_link_to_another_folder_is_not_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretends(monkeypatch, tmp_path, "exit 0")
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "indicatorkit").symlink_to(tmp_path / "elsewhere")
    scores("unsafe_cache")


def test_the_folder_is_that_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert building.cache() == tmp_path / "indicatorkit"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(building.sys, "platform", "linux")
    assert building.cache() == Path.home() / ".cache" / "indicatorkit"
    monkeypatch.setattr(building.sys, "platform", "darwin")
    assert building.cache() == Path.home() / "Library" / "Caches" / "indicatorkit"


def test_of_libraries_made_before_those_used_last_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiler = pretends(monkeypatch, tmp_path, 'while [ "$1" != -o ]; do shift; done; echo \'not a library\' > "$2"')
    folder = tmp_path / "indicatorkit"
    folder.mkdir(mode=0o700)
    for age in range(12):
        (folder / f"kernel-{age}.so").touch()
        os.utime(folder / f"kernel-{age}.so", (10**9 - age, 10**9 - age))
    (folder / "something else").touch()
    building.note_use(folder / "kernel-11.so")
    building.note_use(folder / "kernel-that-is-not-there.so")
    built = building.kept_at(compiler)
    building.build(compiler, built)
    kept = {"kernel-11.so", *(f"kernel-{age}.so" for age in range(building.MOST_KEPT - 2))}
    assert {each.name for each in folder.iterdir()} == {built.name, "something else", *kept}


@needs_a_compiler
def test_a_library_that_is_loaded_is_one_that_was_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = library.library(ENOUGH_TO_BUILD)
    assert built is not None
    os.utime(built.file, (10**9, 10**9))
    monkeypatch.setattr(library, "_process", library._Process())
    assert library.library(1) is not None
    assert built.file.stat().st_mtime > 10**9


def test_another_compiler_keeps_another_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiler = pretends(monkeypatch, tmp_path, "exit 0")
    before = building.kept_at(compiler)
    assert building.kept_at(compiler) == before
    compiler.write_text("#!/bin/sh\nexit 1\n\n")
    assert building.kept_at(compiler) != before
