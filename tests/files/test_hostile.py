"""Files that are damaged, absurd or made to do harm: each is read or refused with a reason, in little time and room."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..release.counting import Tried
from . import confused, hostile

SECONDS, MEGABYTES = 5, 300
UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
"""Who counts which lines are run makes every one of them slower."""
ALL = 120
"""Seconds after which reading them all is given up."""


def read_all(folder: Path) -> Iterator[dict[str, Any]]:
    """What came of every file; a file over which the process died is one line too, and reading goes on after it."""
    first = ""
    names = sorted(each.name for each in folder.iterdir())
    while True:
        command = [sys.executable, "-m", "tests.files.reading_all", str(folder), first]
        done = subprocess.run(command, capture_output=True, text=True, timeout=ALL, check=False, env=UNWATCHED)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        yield from (line for line in lines if "came" in line)
        if done.returncode == 0:
            return
        at = lines[-1]["file"] if lines else first
        yield {"file": at, "came": {"kind": "died", "issues": done.stderr[-1500:]}, "seconds": 0, "grown": 0}
        rest = [name for name in names if name > at]
        if not rest or not lines:
            return
        first = rest[0]


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, content in (*hostile.made(), *confused.made()):
        if content is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)
    found = list(read_all(folder))
    assert sorted(each["file"] for each in found) == sorted(each.name for each in folder.iterdir())
    return found


def of(came: list[dict[str, Any]], *names: str) -> dict[str, list[str]]:
    """The issues about these files."""
    return {each["file"]: each["came"]["issues"] for each in came if each["file"] in names}


def test_there_are_many(came: list[dict[str, Any]]) -> None:
    assert len(came) >= 200


def test_each_is_read_or_refused_with_a_reason(came: list[dict[str, Any]], tried: Tried) -> None:
    assert [each for each in came if each["came"]["kind"] not in ("answers", "refused")] == []
    tried(10, len(came))


def test_none_takes_long(came: list[dict[str, Any]]) -> None:
    assert [(each["file"], each["seconds"]) for each in came if each["seconds"] > SECONDS] == []


def test_none_takes_much_room(came: list[dict[str, Any]]) -> None:
    assert [(each["file"], each["grown"]) for each in came if each["grown"] > MEGABYTES] == []


def test_what_harms_is_refused_for_what_it_is(came: list[dict[str, Any]]) -> None:
    expected = {
        "entity-laughs-0.xlsx": "workbook-with-doctype",
        "entity-outside-1.xlsx": "workbook-with-doctype",
        "entity-utf-16.xlsx": "workbook-with-doctype",
        "bomb-flat.xlsx": "workbook-packed-too-small",
        "bomb-two.xlsx": "workbook-unpacks-too-large",
        "bomb-many.xlsx": "workbook-too-many-parts",
        "name-0.xlsx": "workbook-with-strange-parts",
        "twice-0.xlsx": "workbook-with-strange-parts",
        "link.xlsx": "workbook-with-strange-parts",
        "locked.xlsx": "workbook-with-password",
        "password.xlsx": "workbook-with-password",
        "old.xls": "workbook-of-other-kind",
        "old.xlsx": "workbook-of-other-kind",
        "open.ods": "workbook-of-other-kind",
        "binary.xlsx": "workbook-of-other-kind",
        "text.xlsx": "not-a-workbook",
        "workbook.csv": "not-csv",
        "folder.xlsx": "no-files",
        "~$lock.xlsx": "file-of-lock",
        "far-0.xlsx": "sheet-too-large",
        "heavy-deep-many-0.xlsx": "workbook-with-too-much",
        "heavy-tags-many.xlsx": "workbook-with-too-much",
        "heavy-text-long.xlsx": "workbook-with-long-text",
        "heavy-text-cdata.xlsx": "workbook-with-long-text",
    }
    assert of(came, *expected) == {name: [code] for name, code in expected.items()}


def test_what_is_nearly_right_is_told_for_what_it_is(came: list[dict[str, Any]]) -> None:
    expected = {
        "decimal-0.csv": ["answer-not-whole"],
        "decimal-2.csv": ["answer-with-thousands"],
        "decimal-8.csv": ["answer-not-a-number"],
        "quoted-0.csv": ["broken-quotes"],
        "separated-1.csv": ["short-rows"],
        "encoded-0.csv": ["not-utf-8", "torn-row", "torn-row"],
        "letters-5.csv": ["spelled-differently", "different-answers"],
        "error-as-text-0.csv": ["answer-is-an-error"],
        "error-as-text-0.xlsx": ["answer-is-an-error"],
        "hidden-stamp.xlsx": ["form-damaged"],
        "date-as-text-2.csv": ["unknown-wave"],
    }
    assert of(came, *expected) == expected


def test_most_are_refused_and_what_is_harmless_is_read(came: list[dict[str, Any]]) -> None:
    kinds = Counter(each["came"]["kind"] for each in came)
    assert kinds["refused"] > 200 < kinds["answers"]
    harmless = ("macro.xlsm", "linked.xlsx", "utf-16.csv", "bomb-overlap.xlsx", "text-0.xlsx")
    assert {each["came"]["kind"] for each in came if each["file"] in harmless} == {"answers"}
