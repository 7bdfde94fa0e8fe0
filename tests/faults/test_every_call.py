"""Whatever call to the file system fails, the old files are whole, nothing is left behind, and it is said in words."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from tests.faults.disk import FAULTS, Disk
from tests.faults.verbs import PER_FILE, VERBS, here, open_files, placed, told, tree
from tests.release.counting import Tried


@pytest.mark.no_cover
@pytest.mark.parametrize("verb", VERBS)
def test_whatever_call_fails_the_old_files_are_whole(verb: str, begun: Path, tmp_path: Path, tried: Tried) -> None:
    with here(begun, tmp_path / "once") as folder:
        told(placed(VERBS[verb], folder))  # what is loaded once is loaded now
        after = tree(folder)
    with here(begun, tmp_path / "asked") as folder:
        command = placed(VERBS[verb], folder)  # what tests look at is no call of the library
        with Disk(folder).held() as disk:
            code, said = told(command)
    assert code in (0, 1), said
    files, failures = open_files(), 0
    for number, asked in enumerate(disk.asked):
        for fault in FAULTS[asked]:
            with here(begun, tmp_path / f"{number}-{fault}") as folder:
                before, command = tree(folder), placed(VERBS[verb], folder)
                with Disk(folder, number, fault).held() as failing, warnings.catch_warnings():
                    warnings.simplefilter("ignore", ResourceWarning)  # of files whose closing failed
                    ended, said = told(command)
                assert failing.asked[number] == asked, "the same is asked in the same order"
                _check(verb, (asked, fault), (ended, code), said)
                found = tree(folder)
                if failing.kept is not None:  # what may not be removed is left
                    found.pop(str(Path(failing.kept).relative_to(folder)), None)
                _check_files(verb, found, after if ended == code else before, after)
                failures += 1
    assert open_files() == files
    tried(11, failures)


def _check(verb: str, what: tuple[str, str], ended: tuple[int, int], said: str) -> None:
    """It ends as it should have, or with 2 and words about a file; for `check` it is a finding like any other."""
    refused = 1 if verb == "check" and "monitor.examples.toml" in said else 2
    assert ended[0] in (refused, ended[1]), (verb, what, ended, said)
    assert "Traceback" not in said and "fault of indicatorkit" not in said, (verb, what, said)
    if ended[0] != ended[1]:
        assert "error" in said or "refuses" in said, (verb, what, said)


def _check_files(
    verb: str, found: dict[str, bytes | None], wanted: dict[str, bytes | None], after: dict[str, bytes | None]
) -> None:
    if verb not in PER_FILE:
        assert found == wanted
        return
    new = {name for name in found if found[name] != wanted.get(name, b"nowhere")}
    assert all(found[name] == after[name] for name in new)
    assert wanted.keys() <= found.keys()
