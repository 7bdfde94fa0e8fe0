"""What editors make of the schema: tombi, and taplo (of *Even Better TOML*), find nothing in ours and every slip."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indicatorkit.toml.beginning import SCHEMA_FILE, beginning, wishes
from indicatorkit.toml.beginning.wishes import GAPS
from indicatorkit.toml.read import read
from indicatorkit.toml.schema import roster_schema, schema
from tests.docs.pages import blocks

pytestmark = pytest.mark.peers

HERE = Path(__file__).parents[2]
PLACES = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
TOMBI, TAPLO = shutil.which("tombi", path=PLACES), shutil.which("taplo", path=PLACES)
SAID = f"#:schema ./{SCHEMA_FILE}\n"
OURS = [
    file
    for folder in ("frameworks", "examples")
    for file in sorted((HERE / folder).glob("**/*.toml"))
    if read(file).framework
]
PAGE = [block.text for block in blocks("format.md") if block.is_whole]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the schema in it."""
    if TOMBI is None:
        pytest.skip("tombi is not installed: python -m pip install '.[peers]'")
    (tmp_path / SCHEMA_FILE).write_text(json.dumps(schema("nl")), encoding="utf-8")
    return tmp_path


def told(file: Path) -> list[tuple[int, str, str]]:
    """What tombi says of a file: line, severity and which kind of thing it is."""
    report = file.with_suffix(".json")
    how = ["--offline", "--quiet", "--diagnostics-format", "json", "--diagnostics-file", str(report)]
    subprocess.run([str(TOMBI), "lint", *how, file.name], cwd=file.parent, check=False, capture_output=True)
    found = json.loads(report.read_text(encoding="utf-8"))
    return [(each["range"]["start"]["line"], each["level"], each["code"]) for each in found]


def errors(text: str, folder: Path) -> list[tuple[int, str]]:
    """The lines of a text, without the one that names the schema, in which something is wrong, and what."""
    file = folder / "kader.toml"
    file.write_text(SAID + text, encoding="utf-8")
    return [(line - 1, code) for line, level, code in told(file) if level == "error"]


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_it_finds_nothing_wrong_with_a_framework_of_ours(file: Path, folder: Path) -> None:
    assert not errors(file.read_text(encoding="utf-8"), folder)


@pytest.mark.parametrize("text", PAGE, ids=lambda text: text.split('"', 2)[1])
def test_it_finds_nothing_wrong_with_what_the_page_shows(text: str, folder: Path) -> None:
    assert not errors(text, folder)


@pytest.mark.parametrize("gap", GAPS)
def test_it_has_no_remark_on_a_new_framework(gap: str, folder: Path) -> None:
    file = folder / "lucht.toml"
    wanted = wishes({"name": "Lucht", "missing": gap}, "nl")
    file.write_text(beginning(wanted, "nl", file=file.name), encoding="utf-8")
    assert not told(file)


def test_taplo_agrees(folder: Path) -> None:
    """It says a slip several times; so what counts is whether it says anything."""
    if TAPLO is None:
        pytest.skip("taplo is not installed: python -m pip install '.[peers]'")
    texts = {str(number): file.read_text("utf-8") for number, file in enumerate(OURS)}
    texts |= {"key": PAGE[0].replace("rule =", "rul ="), "word": PAGE[0].replace('"worst_of"', '"worst_off"')}
    refused = set()
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(SAID + text, encoding="utf-8")
        done = subprocess.run([TAPLO, "lint", f"{name}.toml"], cwd=folder, check=False, capture_output=True)
        refused |= {name} if done.returncode else set()
    assert refused == {"key", "word"}


def test_it_knows_rosters_by_their_own_schema(folder: Path) -> None:
    (folder / SCHEMA_FILE).write_text(json.dumps(roster_schema("nl")), encoding="utf-8")
    text = (HERE / "frameworks" / "rosters" / "mo_regios.toml").read_text(encoding="utf-8")
    assert not errors(text, folder)
    assert "key-not-allowed" in {code for _, code in errors(text.replace("name", "naam", 9), folder)}


SLIPS = [
    ('status  = "example"', 'status  = "final"', "enum"),
    ('status  = "example"', 'state   = "example"', "key-not-allowed"),
    ("worst_to_best = [", "best_to_worst = [", "key-not-allowed"),
    ('kind  = "level"', 'kind  = "levels"', "enum"),
    ('rule = "worst_of"', 'rule = "worst_off"', "enum"),
    ('rule = "worst_of"', 'rule = "worst_of"\ntake = 2', "nothing"),
    ('rule = "worst_of"', 'rule = "worst_of"\nmissing = "gray"', "enum"),
    ('rule = "worst_of"', 'rule = "worst_of"\nknown_share_at_least = 50', "integer-maximum"),
    ('rule = "worst_of"', 'rule = "worst_of"\napplies_if = { clean = { at_leest = 3 } }', "key-not-allowed"),
    ('rule = "worst_of"', 'rule = "mean_of_lowest"', "table-key-required"),
    ("subindicator = [", "subindicators = [", "key-not-allowed"),
    ('{ id = "enough", en', '{ id = "enough", eng', "key-not-allowed"),
    ('{ id = "enough", en', '{ id = "Enough", en', "string-pattern"),
    ("[[indicator]]", "[[indicators]]", "key-not-allowed"),
    ('rule = "worst_of"', 'rule = "worst_of"\nrollup = "strict"', "nothing"),
    ('rule = "worst_of"', 'rule = "ratio"\nper = 1000', "table-key-required"),
    ('rule = "worst_of"', 'rule = "worst_of"\nround = 1', "nothing"),
    ('rule = "worst_of"', 'rule = "mean"\nbands = { row = [] }', "key-not-allowed"),
]


@pytest.mark.parametrize(("right", "wrong", "code"), SLIPS, ids=[wrong for _, wrong, _ in SLIPS])
def test_it_underlines_what_is_misspelled(right: str, wrong: str, code: str, folder: Path) -> None:
    text = next(each for each in PAGE if 'id      = "benches"' in each)
    assert right in text
    found = errors(text.replace(right, wrong), folder)
    assert code in {each for _, each in found}
    begun = text[: text.index(right)].count("\n") + 1
    assert min(abs(line - begun) for line, _ in found) <= 3  # a key that lacks is said at the header
