"""The score: which examples notice which mutants, what is written, and how it is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.toml.beside import beside
from indicatorkit.verify.mutation.scoring import Fate
from tests.loading import made

FILE = """format = 1
[framework]
id = "klein"
nl = "Klein"
en = "Little"
waves = ["w1", "w2"]
[[scale.light.worst_to_best]]
id = "red"
[[scale.light.worst_to_best]]
id = "yellow"
[[scale.light.worst_to_best]]
id = "green"
[answer.light]
kind = "level"
scale = "light"
[rollup.some]
rule = "at_least"
tiers = [{ then = "green", where = "green", count = 2 }]
otherwise = "red"
[[indicator]]
id = "node"
nl = "Onderdeel"
rollup = "some"
subindicator = [
  { id = "a", nl = "A", answer = "light" },
  { id = "b", nl = "B", answer = "light" },
  { id = "c", nl = "C", answer = "light", applies_if = { wave = "w2" } },
]
"""
TWO = """[[example]]
nl = "twee van de drie"
answers = { a = "green", b = "green", c = "red" }
expect = { node = "green" }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "klein.toml"
    found.write_text(FILE + TWO, "utf-8")
    return found


def fates(found: ik.Mutation) -> dict[tuple[Any, ...], str]:
    return {(*each.edit.inner, str(each.edit.new)): each.fate.value for each in found.changes}


def test_an_example_notices_what_it_expects_otherwise(file: Path) -> None:
    found = ik.mutate(ik.load(file))
    assert fates(found)["tiers", 0, "count", "3"] == "by_hand"
    assert fates(found)["tiers", 0, "count", "1"] == "survives"
    assert fates(found)["otherwise", "yellow"] == "survives"
    assert {each.noticed_by.name("nl") for each in found.changes if each.noticed_by} == {"twee van de drie"}
    assert found.score == found.by_hand and found.score is not None and 0 < found.score < 1


def test_what_is_written_notices_the_rest_and_is_told_apart(file: Path) -> None:
    before = ik.mutate(ik.load(file))
    assert before.write_examples() == beside(file)
    after = ik.mutate(ik.load(file))
    assert (after.score, after.by_hand) == (1.0, before.by_hand)
    assert {each.fate for each in after.changes} <= {Fate.BY_HAND, Fate.GENERATED, Fate.EQUIVALENT}
    assert after.examples == before.examples
    assert ik.check(file) == []


def test_the_file_says_what_it_is(file: Path) -> None:
    framework = ik.load(file)
    text = ik.mutate(framework).write_examples().read_text("utf-8")
    assert text.startswith("# Gemaakt door indicatorkit ") and framework.digest[:12] in text
    assert 'id = "klein"' in text and "onderscheidt `count = 2` van `count = 1`" in text
    assert "tells `count = 2` from `count = 1`" in text
    assert 'wave    = "w1"' in text


def test_it_is_written_whole_or_not_at_all(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ik.mutate(ik.load(file))
    target = found.write_examples(tmp_path / "elders.toml")
    assert target == tmp_path / "elders.toml"
    target.chmod(0o600)
    before = target.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(ik.DataError, match="file-unwritable"):
            found.write_examples(target)
    assert target.read_bytes() == before
    assert not list(tmp_path.glob(".*"))
    assert found.write_examples(target).stat().st_mode & 0o777 == 0o600


def test_an_example_that_fails_notices_nothing(file: Path) -> None:
    file.write_text(FILE + TWO.replace('node = "green"', 'node = "red"'), "utf-8")
    found = ik.mutate(ik.load(file))
    assert found.by_hand == 0
    assert "Eén voorbeeld klopt nu al niet" in found.text("nl")
    assert found.as_dict("nl")["failing_examples"] == ["twee van de drie"]


def test_because_notices_too() -> None:
    doc: dict[str, Any] = {
        "indicator": [
            {
                "id": "node",
                "rule": "worst_of",
                "subindicator": [
                    {"id": "a", "answer": "light", "applies_if": {"fact": "yes"}},
                    {"id": "b", "answer": "light"},
                ],
            }
        ],
        "step": [{"id": "fact", "answer": "fact"}],
    }
    example = {"en": "one", "answers": {"b": "red"}, "expect": {"node": "grey"}}
    gate = ("indicator", 0, "subindicator", 0, "applies_if")
    without = ik.mutate(made(**doc, example=[example]))
    with_ = ik.mutate(made(**doc, example=[{**example, "because": {"node": ["fact"]}}]))
    noticed = [{each.edit.path for each in found.changes if each.fate is Fate.BY_HAND} for found in (without, with_)]
    assert gate not in noticed[0] and gate in noticed[1]


def test_the_text_asks_what_it_should_be(file: Path) -> None:
    found = ik.mutate(ik.load(file))
    text = found.text("nl", width=1000)
    assert "Uw voorbeelden maken geen onderscheid tussen `count = 2` en `count = 1` (`[rollup.some]`, tiers 1)." in text
    assert "`node` is nu red, dan green. Wat moet het zijn?" in text
    assert found.questions("nl")[0] in text
    assert len(found.questions("en")) == len(found.survivors)
    assert "en nog" in found.text("nl", most=1) and "more" in found.text("en", most=1)
    assert max(map(len, found.text("nl", width=75).splitlines())) <= 75
    assert str(found) == found.text() and found.text() in found._repr_html_().replace("&quot;", '"')
    assert repr(found).startswith("<Mutation klein")


def test_a_question_goes_on_below_its_own_first_word_whatever_its_number(tmp_path: Path) -> None:
    (tmp_path / "klein.toml").write_text(FILE, "utf-8")  # without an example nothing is noticed
    found = ik.mutate(ik.load(tmp_path / "klein.toml"))
    lines = found.text("nl", width=60, most=100).splitlines()
    begun = {place: re.match(r"\d+\. ", line) for place, line in enumerate(lines)}
    assert sum(each is not None for each in begun.values()) > 9
    for place, number in begun.items():
        if number is not None and begun.get(place + 1) is None:
            assert len(lines[place + 1]) - len(lines[place + 1].lstrip()) == len(number[0])


def test_what_makes_no_difference_is_told() -> None:
    rows = [{"when": {"all": "red"}, "then": "red"}, {"when": {"all": "green"}, "then": "green"}]
    framework = made(
        indicator=[
            {
                "id": "node",
                "rule": "table",
                "rows": rows,
                "otherwise": "yellow",
                "subindicator": [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}],
            }
        ]
    )
    text = ik.mutate(framework).text("en", width=200)
    assert "- `rows 1` before `rows 2` and `rows 2` before `rows 1` (`node`)" in text


def test_where_nothing_can_be_otherwise() -> None:
    framework = made(step=[{"id": "a", "answer": "light"}])
    found = ik.mutate(framework)
    assert (found.score, found.by_hand, found.examples) == (None, None, ())
    assert "Klein" in found.text("nl")


def test_only_some_nodes_and_only_so_many(file: Path) -> None:
    framework = ik.load(file)
    assert {each.declaration.path for each in ik.mutate(framework, nodes=["c"]).changes} == {
        ("indicator", 0, "subindicator", 2)
    }
    few = ik.mutate(framework, most=3)
    assert len(few.changes) <= 3 and "niet geprobeerd" in few.text("nl")
    with pytest.raises(ik.DataError, match="node"):
        ik.mutate(framework, nodes=["nod"])


def test_records_have_the_place_in_the_file(file: Path) -> None:
    framework = ik.load(file)
    found = ik.mutate(framework)
    record = next(each for each in found.records("nl") if "`count = 1`" in each["change"])
    assert (record["declaration"], record["line"]) == ("[rollup.some]", 18)
    assert record["case"] and record["node"] == "node" and (record["now"], record["then"]) == ("red", "green")
    assert list(found.to_frame()["fate"]) == [each.fate.value for each in found.changes]
    data = found.as_dict("nl")
    assert data["counts"]["mutants"] == len(found.changes) == sum(each["mutants"] for each in data["declarations"])
    file.write_text(FILE, "utf-8")
    assert {each["line"] for each in found.records("nl")} == {None}
    file.unlink()
    assert {each["line"] for each in found.records("nl")} == {None}


def test_a_framework_that_no_file_says_cannot_be_written_otherwise(file: Path) -> None:
    from indicatorkit.compare.variants import Policy, variant

    with pytest.raises(ik.FrameworkError, match=r"no-document"):
        ik.mutate(variant(ik.load(file), Policy.LEAVE_OUT))
    with pytest.raises(ik.FrameworkError, match=r"nowhere-beside"):
        ik.mutate(made(step=[{"id": "a", "answer": "light"}])).write_examples()


def test_a_mutant_that_is_too_large_is_not_noticed_but_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from indicatorkit.diagram import TooLarge, build
    from indicatorkit.plan import diagrams

    framework: Framework = ik.load(file)
    made_: list[object] = []

    def once(*given: Any, **_: int) -> Any:
        made_.append(given)
        if len(made_) > 4:
            raise TooLarge(1)
        return build(*given)

    monkeypatch.setattr(diagrams, "build", once)
    found = ik.mutate(framework)
    assert Fate.UNKNOWN in {each.fate for each in found.changes}
    assert "te groot" in found.text("nl")
