"""What lies in `conformance/` is what the oracle says now, to the byte, and as its schema says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.kinds import KINDS
from tests.conformance.pages import pages
from tests.conformance.reading import FILES, read
from tests.conformance.writing import SUITE, by_hand, left_over, suite
from tests.schemas import wrong

pytestmark = pytest.mark.no_cover  # nothing of the library is tried here

MOST_BYTES = 3_500_000


def test_every_file_is_what_would_be_written_now() -> None:
    made = {**dict(suite()), **dict(pages())}
    stale = [path for path, text in made.items() if not path.exists() or path.read_bytes() != text.encode()]
    assert not stale, "run `python -m tests.conformance`"
    assert not left_over(made)


def test_every_kind_of_rule_is_there_under_every_policy_that_it_takes() -> None:
    for kind, rule in KINDS.items():
        doc = ik.load(SUITE / "rules" / f"{kind}.toml")
        tried = {f"missing_{policy}" for policy in rule.policies} or {"never_missing"}
        nodes = {node for table in read(SUITE / "rules" / f"{kind}.json")["tables"] for node in table["nodes"]}
        assert tried <= nodes <= {item.id for item in doc}


@pytest.mark.parametrize("file", [*by_hand(), *sorted(SUITE.glob("rules/*.toml"))], ids=lambda file: file.stem)
def test_a_framework_of_the_suite_has_no_mistakes(file: Path) -> None:
    assert not [str(issue) for issue in ik.check(file) if issue.severity == "error"]


def test_every_reason_and_every_kind_of_missing_is_met() -> None:
    outcomes = [each for file in FILES for table in read(file)["tables"] for _, row in table["rows"] for each in row]
    greys = {each["grey"] for each in outcomes if isinstance(each, dict) and "grey" in each}
    assert greys >= {
        *("missing_inputs", "too_little_known", "undecided", "no_row", "applicability_unknown"),
        *("input_not_applicable", "says_so", "cannot_compute"),
    }
    leads = {each["leads_with"] for each in outcomes if isinstance(each, dict) and "leads_with" in each}
    assert leads >= {"unreadable", "confidential", "unknown", "not_supplied", "not_asked"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_has_the_form_of_the_schema_and_rows_as_wide_as_their_table(file: Path) -> None:
    said = read(file)
    assert not list(wrong(said, json.loads((SUITE / "schema.json").read_text("utf-8"))))
    for table in said["tables"]:
        assert all(tuple(map(len, row)) == (len(table["questions"]), len(table["nodes"])) for row in table["rows"])


def test_the_readme_tells_what_each_folder_holds() -> None:
    told = re.findall(r"^\| `(\w+)/` \|", (SUITE / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(each.name for each in SUITE.iterdir() if each.is_dir())


def test_it_stays_small_enough_to_be_read() -> None:
    assert sum(file.stat().st_size for file in SUITE.rglob("*") if file.is_file()) < MOST_BYTES
