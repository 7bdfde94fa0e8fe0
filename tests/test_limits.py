"""Every limit is met from a door that users have, says its name, and lets through what it is raised for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import tomli

import indicatorkit as ik
from indicatorkit.limits import allowed, holding, made_within, names

from .cli.typed import run

MANY = 1 << 62
NAMES = names()
START = "format = 1\n"
FRAMEWORK = """format = 1
[framework]
id = "small"
version = "1"
status = "example"
nl = "Klein"
entity = { nl = "gemeente", en = "municipality" }

[scale.light]
worst_to_best = [{ id = "red" }, { id = "yellow" }, { id = "green" }]

[answer.light]
kind = "level"
scale = "light"

[[step]]
id = "a"
answer = "light"
[[step]]
id = "b"
answer = "light"

[[result]]
id = "top"
nl = "Geheel"
rule = "majority"
otherwise = "red"
uses = ["a", "b"]
"""
ROWS = [{"entity": each, "a": "red", "b": "green"} for each in ("Ede", "Urk", "Edam")]
LONG = [{"entity": each["entity"], "item": item, "value": each[item]} for each in ROWS for item in "ab"]

Door = Callable[[Path, ik.Limits], object]


@pytest.fixture
def framework(tmp_path: Path) -> ik.Framework:
    (tmp_path / "small.toml").write_text(FRAMEWORK)
    return ik.load(tmp_path / "small.toml")


# --------------------------------------------------------------------------------------------------------------- doors


def check(text: str) -> Door:
    """A framework file with this text, checked."""

    def door(folder: Path, limits: ik.Limits) -> object:
        (folder / "checked.toml").write_text(text)
        return ik.check(folder / "checked.toml", limits=limits)

    return door


def score(write: Callable[[Path], Path]) -> Door:
    """A file of answers, scored."""

    def door(folder: Path, limits: ik.Limits) -> object:
        return ik.score(ik.load(folder / "small.toml"), write(folder), limits=limits).issues

    return door


def csv(folder: Path) -> Path:
    (folder / "a.csv").write_text("entity;a;b\n" + "".join(f"{each['entity']};red;green\n" for each in ROWS))
    return folder / "a.csv"


def parquet(folder: Path) -> Path:
    pq.write_table(pa.Table.from_pylist(ROWS), folder / "a.parquet")
    return folder / "a.parquet"


def deep(folder: Path) -> Path:
    (folder / "a.json").write_text(json.dumps([{**each, "a": [["red"]]} for each in ROWS]))
    return folder / "a.json"


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["entity", "item", "value"])
    for each in LONG:
        page.append(list(each.values()))
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def form(folder: Path) -> Path:
    """A questionnaire in which nothing is filled in yet."""
    return ik.write_questionnaire(ik.load(folder / "small.toml"), folder / "form.xlsx", entity="Ede", force=True)


def theme(folder: Path, limits: ik.Limits) -> object:
    (folder / "a.css").write_text(":root { --ik-accent: #123456; }\n")
    return ik.draw(ik.load("nad"), "graph", node="preventie", theme=folder / "a.css", limits=limits).issues


def compiled(folder: Path, limits: ik.Limits) -> object:
    return ik.compile(ik.load(folder / "small.toml"), limits=limits)


UNKNOWN = "".join(f"k{each} = 1\n" for each in range(8))
CASES: dict[str, tuple[Door, int]] = {
    "toml_bytes": (check(FRAMEWORK), 100),
    "toml_depth": (check(FRAMEWORK + "x = [[[1]]]\n"), 2),
    "toml_key_parts": (check(FRAMEWORK + "x.y.z = 1\n"), 2),
    "toml_nodes": (check(FRAMEWORK), 10),
    "toml_letters": (check(FRAMEWORK), 3),
    "toml_issues": (check(START + UNKNOWN + FRAMEWORK.removeprefix(START)), 3),
    "diagram_states": (compiled, 2),
    "diagram_steps": (compiled, 3),
    "diagram_work": (compiled, 3),
    "file_bytes": (score(csv), 10),
    "rows": (score(csv), 2),
    "unpacked_bytes": (score(parquet), 10),
    "json_depth": (score(deep), 2),
    "workbook_bytes": (score(workbook), 100),
    "workbook_unpacked_bytes": (score(workbook), 1000),
    "workbook_parts": (score(workbook), 3),
    "workbook_ratio": (score(workbook), 1),
    "workbook_tags": (score(workbook), 20),
    "workbook_part_tags": (score(workbook), 3),
    "workbook_text_bytes": (score(workbook), 20),
    "sheet_rows": (score(workbook), 2),
    "sheet_columns": (score(workbook), 2),
    "form_spare_rows": (score(form), 0),
    "theme_bytes": (theme, 10),
}


def said(door: Door, folder: Path, limits: ik.Limits) -> list[ik.Issue]:
    """What is said at this door, whether it lets anything through or not."""
    try:
        found = door(folder, limits)
    except ik.IndicatorkitError as refused:
        return list(refused.issues)
    return [each for each in found if isinstance(each, ik.Issue)] if isinstance(found, Iterable) else []


def about(limit: str, issues: Iterable[ik.Issue]) -> list[ik.Issue]:
    return [each for each in issues if each.params.get("limit") == limit]


# ---------------------------------------------------------------------------------------------------------------- laws


def test_every_limit_has_a_case() -> None:
    assert list(CASES) == NAMES == [each.name for each in fields(ik.Limits)]


@pytest.mark.parametrize("limit", NAMES)
def test_a_limit_is_met_at_a_door_and_can_be_raised_there(limit: str, tmp_path: Path, framework: ik.Framework) -> None:
    door, low = CASES[limit]
    (issue, *_) = about(limit, said(door, tmp_path, replace(ik.Limits(), **{limit: low})))
    for lang in ("nl", "en"):
        told = issue.render(lang)
        assert f"`--limit {limit}=" in told, told
        assert re.search(rf"\b{low}\b", told), told
    assert not about(limit, said(door, tmp_path, replace(ik.Limits(), **{limit: MANY})))
    assert not about(limit, said(door, tmp_path, ik.Limits()))


# ----------------------------------------------------------------------------------------------------- where they hold


DOORS: dict[str, Callable[[ik.Framework, Path, ik.Limits], Any]] = {
    "load": lambda fw, folder, limits: ik.load(folder / "small.toml", limits=limits),
    "read_answers": lambda fw, folder, limits: ik.read_answers(fw, csv(folder), limits=limits),
    "score": lambda fw, folder, limits: ik.score(fw, ROWS, limits=limits),
    "policies": lambda fw, folder, limits: ik.policies(fw, csv(folder), limits=limits),
    "diff": lambda fw, folder, limits: ik.diff(fw, fw, answers=csv(folder), limits=limits),
    "calibrate": lambda fw, folder, limits: ik.calibrate(fw, csv(folder), limits=limits, marks={"low": "lowest"}),
    "score_batches": lambda fw, folder, limits: list(ik.score_batches(fw, parquet(folder), limits=limits)),
    "write_questionnaire": lambda fw, folder, limits: ik.write_questionnaire(
        fw, folder / "new.xlsx", entity="Ede", previous=csv(folder), limits=limits
    ),
    "compile": lambda fw, folder, limits: ik.compile(fw, limits=limits),
    "mutate": lambda fw, folder, limits: ik.mutate(fw, limits=limits),
    "read_scores": lambda fw, folder, limits: ik.read_scores(fw, folder / "scores.json", limits=limits),
    "load_roster": lambda fw, folder, limits: ik.load_roster("mo_regios", limits=limits),
    "write_report": lambda fw, folder, limits: ik.write_report(
        ik.score(ik.load(folder / "small.toml"), ROWS), folder / "out", theme=folder / "a.css", limits=limits
    ),
    "report_pages": lambda fw, folder, limits: ik.report_pages(
        ik.score(ik.load(folder / "small.toml"), ROWS), theme=folder / "a.css", limits=limits
    ),
}
NOTHING = ik.Limits(
    toml_bytes=1, toml_nodes=1, file_bytes=1, rows=1, theme_bytes=1, diagram_states=1, diagram_steps=1, diagram_work=1
)


@pytest.mark.parametrize("door", DOORS)
def test_every_door_takes_limits_and_holds_them_only_there(door: str, tmp_path: Path, framework: ik.Framework) -> None:
    (tmp_path / "a.css").write_text(":root { --ik-accent: #123456; }\n")
    ik.write(ik.score(ik.load(tmp_path / "small.toml"), ROWS), tmp_path / "scores.json")
    with pytest.raises(ik.IndicatorkitError) as refused:
        DOORS[door](framework, tmp_path, NOTHING)
    assert any("limit" in each.params for each in refused.value.issues)
    assert allowed() == ik.Limits()


def test_verify_says_which_rules_it_could_not_work_out(framework: ik.Framework) -> None:
    assert {each.why for each in ik.verify(framework, limits=NOTHING).unknown} == {"too_large"}
    assert not ik.verify(framework).unknown  # what was too large then is not so now


def test_what_was_worked_out_once_is_kept_whatever_the_limits_are_then(framework: ik.Framework) -> None:
    with pytest.raises(ik.FrameworkError, match="top"):
        ik.compile(framework, limits=ik.Limits(diagram_steps=3))
    ik.compile(framework, limits=ik.Limits(diagram_steps=1000))
    assert ik.score(framework, ROWS, limits=ik.Limits(diagram_steps=3)).level("top", entity="Ede") is not None


def test_limits_hold_inside_and_nowhere_else() -> None:
    few = ik.Limits(toml_bytes=100)
    with few.held():
        assert allowed() == few
        with holding(None):
            assert allowed() == few
        with holding(ik.Limits()):
            assert allowed() == ik.Limits()
    assert allowed() == ik.Limits()
    assert isinstance(holding(None), nullcontext)


def test_what_is_made_one_by_one_is_held_only_while_it_is_made() -> None:
    few = ik.Limits(rows=5)
    made = made_within(few, (allowed().rows for _ in range(2)))
    for rows in made:
        assert (rows, allowed().rows) == (5, ik.Limits().rows)


# -------------------------------------------------------------------------------------------------------- command line


def test_a_command_takes_limits(tmp_path: Path, framework: ik.Framework, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("score", str(tmp_path / "small.toml"), str(csv(tmp_path)), "--lang", "en")
    code, _, err = run(capsys, *words, "--limit", "rows=2", "--limit", "file_bytes=9999")
    assert (code, "there are too many rows: 3; 2 is allowed [too-many-records]" in err) == (2, True)
    assert run(capsys, *words, "--limit", "rows=3")[0] == 0
    assert allowed() == ik.Limits()


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("row=3", "did you mean `rows`?"),
        ("kaas=3", "toml_bytes"),
        ("rows=3.5", "`rows`"),
        ("rows=-1", "`-1`"),
        (f"rows={'9' * 30}", "rows"),
        ("rows", "NAME=NUMBER"),
    ],
)
def test_a_limit_that_cannot_be_meant(limit: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", "nad", "--lang", "en", "--limit", limit)
    assert (code, told in err) == (2, True), err


def test_numbers_and_names_are_the_same_in_both_languages() -> None:
    catalogues = (Path(ik.__file__).parent / "words" / f"{lang}.toml" for lang in ("nl", "en"))
    for each in catalogues:
        assert "{limit}" in tomli.loads(each.read_text("utf-8"))["issue"]["more_allowed"]
