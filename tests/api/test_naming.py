"""What a caller names: one node or several, a wave in any spelling, entities of which two read the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import indicatorkit as ik
from indicatorkit.api.rows_asked import rows_asked

FRAMEWORK = ik.load("nad")
NODE = "alternatieve_woonplekken"
ROWS = [
    {"entity": each, "wave": "2025-12", "perspective": "De gemeente", "optoppen": said}
    for each, said in (("Aa", "ja"), ("Ede", "nee"))
]
SCORES = ik.score(FRAMEWORK, ROWS)
WITHOUT_WAVES = """
format = 1
[framework]
id = "x"
[answer.amount]
kind = "number"
[[indicator]]
id = "q"
en = "Q"
answer = "amount"
"""
OLD = ik.load("nad")
NAMING: dict[str, Callable[[Any], Any]] = {
    "to_frame": lambda nodes: SCORES.to_frame(nodes=nodes).to_dict("records"),
    "why_grey": lambda nodes: ik.why_grey(SCORES, nodes=nodes).to_dict("records"),
    "collect_next": lambda nodes: ik.collect_next(SCORES, nodes=nodes).as_dict(),
    "summarise": lambda nodes: ik.summarise(SCORES, nodes=nodes).as_dict(),
    "perspectives": lambda nodes: ik.perspectives(SCORES, nodes=nodes).as_dict(),
    "sentences": lambda nodes: ik.perspectives(SCORES).sentences("en", nodes=nodes),
    "verify": lambda nodes: ik.verify(FRAMEWORK, nodes=nodes).as_dict(),
    "mutate": lambda nodes: ik.mutate(FRAMEWORK, nodes=nodes, most=3).as_dict(),
    "compare": lambda nodes: ik.compare(SCORES, SCORES).text("en", nodes=nodes),
    "records": lambda nodes: ik.compare(SCORES, SCORES).records(nodes),
    "diff": lambda nodes: ik.diff(OLD, FRAMEWORK).text("en", nodes=nodes),
}


@pytest.mark.parametrize("verb", NAMING)
def test_one_name_is_one_node_and_not_one_for_each_letter(verb: str) -> None:
    assert NAMING[verb](NODE) == NAMING[verb]([NODE]) == NAMING[verb](iter([NODE, NODE]))


@pytest.mark.parametrize("verb", NAMING)
@pytest.mark.parametrize("form", [str, lambda name: [name], lambda name: iter([name])], ids=["one", "many", "once"])
def test_a_node_that_is_not_there_is_refused_with_a_guess(verb: str, form: Callable[[str], Any]) -> None:
    with pytest.raises(ik.DataError) as refused:
        NAMING[verb](form("alternatieve_woonplekkn"))
    (issue,) = refused.value.issues
    assert (issue.code, issue.params["guess"]) == ("no-such-node", NODE)


def test_every_name_that_is_not_there_is_told() -> None:
    with pytest.raises(ik.DataError) as refused:
        SCORES.to_frame(nodes=["nobody", NODE, "nothing"])
    assert [each.params["found"] for each in refused.value.issues] == ["nobody", "nothing"]


def test_one_claim_is_one_claim() -> None:
    assert {each.claim for each in ik.verify(FRAMEWORK, claims="monotone")} == {"monotone"}


def test_one_wave_is_one_wave() -> None:
    assert ik.read_answers(FRAMEWORK, ROWS, waves="2025-12").record.waves == ("2025-12",)
    stream = ik.score_batches(FRAMEWORK, [pa.Table.from_pylist(ROWS)], waves="2025-12")
    assert sum(each.num_rows for each in stream) == len(ROWS)
    assert not stream.issues


@pytest.mark.parametrize("wave", ["2025_12", " 2025-12", "2025 12"])
def test_a_wave_is_found_in_any_spelling(wave: str) -> None:
    assert SCORES.row("Ede", wave) == 1
    assert SCORES.places(wave=wave) == (0, 1)
    assert ik.summarise(SCORES, wave=wave).wave == "2025-12"
    assert rows_asked(SCORES, "ede", wave, "DE GEMEENTE") == [1]
    assert ik.compare(SCORES, SCORES, before=wave).waves == ("2025-12", "2025-12")
    assert len(ik.diff(OLD, FRAMEWORK, answers=ROWS).only(entities="ede", wave=wave).found.stored.rows) == 1  # type: ignore[union-attr]


def test_a_perspective_is_found_in_any_spelling() -> None:
    change = ik.compare(SCORES, SCORES).change(NODE, entity="Ede", perspective="de_gemeente")
    assert change.perspective == "De gemeente"
    assert SCORES.row("Ede", perspective="de_gemeente") == 1
    assert ik.summarise(SCORES, perspective="de gemeente").perspective == "De gemeente"


def test_answers_of_no_wave_say_so_when_one_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(WITHOUT_WAVES, "utf-8")
    framework = ik.load(path)
    scores = ik.score(framework, [{"entity": "A", "q": 1}])
    with pytest.raises(ik.DataError) as refused:
        scores.row(wave="2025")
    assert [each.code for each in refused.value.issues] == ["no-waves"]
    assert "laat de meting weg" in refused.value.issues[0].render("nl")


def test_what_is_not_stored_is_refused_by_only() -> None:
    found = ik.diff(OLD, FRAMEWORK, answers=ROWS)
    for asked, code in (({"wave": "2031"}, "no-such-wave"), ({"entities": ["Aaa"]}, "no-such-entity")):
        with pytest.raises(ik.DataError) as refused:
            found.only(**asked)
        assert [each.code for each in refused.value.issues] == [code]


def test_known_names_that_read_the_same_are_one_and_that_is_said() -> None:
    answers = ik.read_answers(FRAMEWORK, [{"entity": "a", "optoppen": "ja"}], entities=["A", "B", "a"])
    assert answers.entities == ("A", "B")
    assert [(each.code, each.params["spellings"]) for each in answers.issues] == [("spelled-differently", "`A`, `a`")]
