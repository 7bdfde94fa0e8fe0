"""`indicatorkit verify`: what it prints in each format, and with which code it ends."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from .typed import run

BROKEN = str(Path(__file__).parents[1] / "bad_rules" / "promises_that_do_not_hold.toml")


def test_a_framework_without_anything_to_mend_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "verify", "beschermd_thuis", "--lang", "nl")
    assert code == 0
    assert out.rstrip().endswith("Niets te herstellen.")


def test_a_broken_promise_ends_with_one_and_a_ready_example(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "verify", BROKEN, "--lang", "en")
    assert code == 1
    assert "plan: groen → geel" in out
    assert "[[example]]" in out
    assert "2 things to mend" in out


def test_what_is_unknown_counts_only_when_it_should(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "verify", BROKEN, "--node", "plan")[0] == 0
    assert run(capsys, "verify", BROKEN, "--node", "plan", "--strict")[0] == 1


def test_facts_are_told_with_their_case_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, plain, _ = run(capsys, "verify", "nad", "--lang", "nl")
    _, told, _ = run(capsys, "verify", "nad", "--claim", "no_idle_grey", "--node", "preventie", "--lang", "nl")
    assert "[[example]]" not in plain
    assert "[[example]]" in told


def test_json_sarif_and_junit_can_be_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "verify", BROKEN, "--format", "json")
    assert code == 1
    assert json.loads(out)["command"] == "verify"
    _, out, _ = run(capsys, "verify", BROKEN, "--format", "sarif")
    assert json.loads(out)["version"] == "2.1.0"
    _, out, _ = run(capsys, "verify", BROKEN, "--format", "junit")
    assert ET.fromstring(out.encode()).get("failures") == "2"


def test_a_property_that_there_is_not_is_unusable(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "verify", "nad", "--claim", "monoton", "--lang", "nl")
    assert code == 2
    assert "`monotone`" in err


EXAMPLE = """
[[example]]
nl      = "mis"
answers = {{ plan = "groen", geld = "{geld}" }}
expect  = {{ uitkomst = "rood" }}
"""
FRAMEWORK = """format = 1

[framework]
id = "fout"
nl = "Fout"

[scale.stand]
worst_to_best = [ { id = "rood" }, { id = "groen" } ]

[answer.oordeel]
kind  = "level"
scale = "stand"

[default.subindicator]
answer = "oordeel"

[[indicator]]
id           = "uitkomst"
rule         = "best_of"
subindicator = [ { id = "plan" }, { id = "geld" } ]
"""


@pytest.fixture
def with_examples(tmp_path: Path) -> str:
    """A framework with an example that does not come out, and another one in the file beside it."""
    file = tmp_path / "fout.toml"
    file.write_text(FRAMEWORK + EXAMPLE.format(geld="rood"), "utf-8")
    beside = 'format = 1\n\n[framework]\nid = "fout"\n' + EXAMPLE.format(geld="groen")
    (tmp_path / "fout.examples.toml").write_text(beside, "utf-8")
    return str(file)


def test_examples_that_do_not_come_out_are_to_mend_each_in_its_own_file(
    capsys: pytest.CaptureFixture[str], with_examples: str
) -> None:
    code, out, _ = run(capsys, "verify", with_examples, "--lang", "en")
    assert code == 1
    assert "fout.toml:25:24: error" in out and "fout.examples.toml:9:24: error" in out
    assert out.rstrip().endswith("2 things to mend")
    assert run(capsys, "verify", with_examples, "--node", "uitkomst")[0] == 0


def test_failing_examples_are_there_in_every_format(capsys: pytest.CaptureFixture[str], with_examples: str) -> None:
    _, out, _ = run(capsys, "verify", with_examples, "--format", "json")
    assert [each["where"]["line"] for each in json.loads(out)["examples"]] == [25, 9]
    _, out, _ = run(capsys, "verify", with_examples, "--format", "sarif")
    found = [each for each in json.loads(out)["runs"][0]["results"] if each["ruleId"] == "example-fails"]
    assert [each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in found] == [25, 9]
    _, out, _ = run(capsys, "verify", with_examples, "--format", "junit")
    whole = ET.fromstring(out.encode())
    assert whole.get("failures") == "2"
    assert len(whole.findall("testsuite[@name='example']/testcase/failure")) == 2
