"""What users hold of verdicts: a sequence that prints, and that frames and dicts are made of."""

import json

import pytest

import indicatorkit as ik
from tests.loading import made

NAD = ik.load("nad")


@pytest.fixture(scope="module")
def verdicts() -> ik.Verdicts:
    return ik.verify(NAD)


@pytest.mark.parametrize("framework", ["nad", "beschermd_thuis"])
def test_the_shipped_dashboards_verify_clean(framework: str) -> None:
    found = ik.verify(ik.load(framework))
    assert not found.failed
    assert not found.unknown
    assert any(each.grade == "promised" for each in found)


def test_a_verdict_is_asked_for_by_name(verdicts: ik.Verdicts) -> None:
    assert verdicts.of("monotone", "preventie").status == "proved"
    assert verdicts.of("total", "preventie", "rule").status == "proved"
    with pytest.raises(KeyError):
        verdicts.of("monotone", "plan_vastgesteld")


def test_a_witness_is_a_case_that_can_be_scored(verdicts: ik.Verdicts) -> None:
    revised = verdicts.of("never_revised", "preventie")
    assert revised.witness is not None and revised.witness.after is not None
    before, after = (
        ik.score_case(NAD, {**each.answers, **each.entity}, wave=revised.wave).level("preventie")
        for each in (revised.witness.before, revised.witness.after)
    )
    assert (before, after) == (revised.witness.before.outcome, revised.witness.after.outcome)
    assert before != after
    assert len(revised.witness.changed) == 1


def test_a_framework_without_a_file_has_no_places() -> None:
    found = ik.verify(
        made(indicator=[{"id": "i", "rule": "worst_of", "subindicator": [{"id": "a", "answer": "light"}]}])
    )
    assert found.where(found[0]).line is None
    assert found[:2] == found.verdicts[:2]
    assert found.example(found.of("monotone", "i")) == ""


def test_examples_are_run_and_without_a_file_have_a_path_only() -> None:
    indicator = {"id": "i", "rule": "worst_of", "subindicator": [{"id": "a", "answer": "light"}]}
    example = {"nl": "mis", "answers": {"a": "red"}, "expect": {"i": "green"}}
    found = ik.verify(made(indicator=[indicator], example=[example]))
    (issue,) = found.examples
    assert (issue.code, issue.where.path, issue.where.line) == ("example-fails", ("example", 0, "expect", "i"), None)
    assert not found.failed
    assert "1 punt om te herstellen" in found.text("nl")
    assert "1 to mend" in repr(found)


def test_a_file_that_has_changed_since_has_no_lines(tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "mine.toml"
    file.write_bytes(Path(NAD.file).read_bytes())
    mine = ik.load(file)
    file.write_bytes(file.read_bytes() + b"\n# more\n")
    found = ik.verify(mine, claims=["monotone"])
    assert found.where(found[0]).line is None


def test_as_a_frame_and_as_plain_data(verdicts: ik.Verdicts) -> None:
    frame = verdicts.to_frame()
    assert len(frame) == len(verdicts)
    assert not frame["fails"].any()
    data = json.loads(json.dumps(verdicts.as_dict()))
    (found,) = [
        each
        for each in data["verdicts"]
        if (each["claim"], each["node"], each["scope"]) == ("never_revised", "preventie", "answers")
    ]
    assert found["witness"]["changed"] and found["witness"]["after"]["outcome"]
    assert found["line"] and found["file"].endswith("nad.toml")


def test_it_prints_itself(verdicts: ik.Verdicts) -> None:
    assert str(verdicts) == verdicts.text()
    assert repr(verdicts).startswith("<Verdicts nad 2024.2: ") and "0 to mend" in repr(verdicts)
    assert verdicts._repr_html_().startswith("<pre>")


@pytest.mark.parametrize(
    ("given", "guess"), [({"nodes": ["preventi"]}, "preventie"), ({"claims": ["monoton"]}, "monotone")]
)
def test_a_name_that_there_is_not_is_refused_with_a_guess(given: dict[str, list[str]], guess: str) -> None:
    with pytest.raises(ik.DataError) as wrong:
        ik.verify(NAD, **given)  # type: ignore[arg-type]
    assert guess in wrong.value.issues[0].help
