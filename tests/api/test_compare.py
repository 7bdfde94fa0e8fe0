"""`ik.compare`: two waves of one `Scores`, or of two; in counts, transitions, a frame and plain data."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.answers import Entry, Roster
from tests.compare.lights import node
from tests.compare.waves.made import FIRST, SECOND, homes, rows

SCORES = ik.score(homes(), [*rows(FIRST, "2024"), *rows(SECOND, "2025")])
FOUND = ik.compare(SCORES)
WORST = {"rule": "worst_of"}


def lights(*said: tuple[str, str, str], **more: Any) -> ik.Scores:
    """Rows of entity, wave, and the light of `a`."""
    data = [{"entity": entity, "wave": wave, "a": light, **more} for entity, wave, light in said]
    return ik.score(node(WORST, ids="a", framework={"waves": ["zomer", "herfst", "winter"]}), data)


# ------------------------------------------------------------------------------------------------------- which waves


def test_the_last_two_waves_are_compared_in_the_order_that_is_declared() -> None:
    scores = lights(("Ede", "winter", "green"), ("Ede", "zomer", "red"), ("Ede", "herfst", "yellow"))
    assert ik.compare(scores).waves == ("herfst", "winter")
    assert ik.compare(scores, after="herfst").waves == ("zomer", "herfst")
    assert ik.compare(scores, before="zomer").waves == ("zomer", "winter")
    assert ik.compare(scores, before="winter", after="zomer").change("node", entity="Ede").kind == "down"


def test_waves_that_are_given_stand_in_the_order_in_which_they_are_given() -> None:
    rows = [{"entity": "Ede", "wave": wave, "a": light} for wave, light in (("najaar", "green"), ("voorjaar", "red"))]
    scores = ik.score(node(WORST, ids="a"), rows, waves=["voorjaar", "najaar"])
    assert ik.compare(scores).waves == ("voorjaar", "najaar")
    assert ik.compare(scores).change("node", entity="Ede").kind == "up"
    assert (ik.summarise(scores).wave, ik.perspectives(scores).wave) == ("najaar", "najaar")
    assert scores.level("node", entity="Ede") == "green"
    assert scores.receipt.waves == ("voorjaar", "najaar")


def test_a_wave_after_those_that_the_framework_lists_is_the_last_one() -> None:
    rows = [{"entity": "Ede", "wave": wave, "a": "red"} for wave in ("winter", "2025", "zomer")]
    framework = node(WORST, ids="a", framework={"waves": ["zomer", "winter"]})
    assert ik.compare(ik.score(framework, rows, waves=["zomer", "winter", "2025"])).waves == ("winter", "2025")


def test_scores_that_are_read_back_have_their_waves_in_the_same_order(tmp_path: Path) -> None:
    rows = [{"entity": "Ede", "wave": wave, "a": "red"} for wave in ("najaar", "voorjaar")]
    framework = node(WORST, ids="a")
    ik.write(ik.score(framework, rows, waves=["voorjaar", "najaar"]), tmp_path / "uit.json")
    assert ik.compare(ik.read_scores(framework, tmp_path / "uit.json")).waves == ("voorjaar", "najaar")


def test_of_two_scores_the_last_wave_of_each() -> None:
    first, last = lights(("Ede", "zomer", "red"), ("Ede", "herfst", "yellow")), lights(("Ede", "winter", "green"))
    assert ik.compare(first, last).waves == ("herfst", "winter")
    assert ik.compare(first, last, before="zomer").waves == ("zomer", "winter")


@pytest.mark.parametrize(("before", "after"), [("lente", None), (None, "lente"), ("lente", "winter")])
def test_a_wave_that_is_not_there_is_an_error_that_names_the_others(before: str | None, after: str | None) -> None:
    scores = lights(("Ede", "winter", "green"), ("Ede", "zomer", "red"))
    with pytest.raises(ik.DataError, match="lente") as wrong:
        ik.compare(scores, before=before, after=after)
    assert "zomer, winter" in str(wrong.value)


def test_one_wave_cannot_be_compared_with_itself_unasked() -> None:
    for scores in (lights(("Ede", "winter", "green")), lights()):
        with pytest.raises(ik.DataError) as wrong:
            ik.compare(scores)
        assert wrong.value.issues[0].code == "one-wave"
    with pytest.raises(ik.DataError) as wrong:
        ik.compare(lights(), lights())
    assert wrong.value.issues[0].code == "one-wave"


def test_after_the_last_wave_there_is_nothing_to_compare_it_with() -> None:
    scores = lights(("Ede", "winter", "green"), ("Ede", "zomer", "red"))
    with pytest.raises(ik.DataError) as wrong:
        ik.compare(scores, before="winter")
    assert wrong.value.issues[0].code == "one-wave"


def test_rows_belong_together_however_they_are_spelled() -> None:
    first = lights(("Den Haag", "zomer", "red"), ("Ede", "zomer", "red"), perspective="Gemeente")
    last = lights(("den haag", "winter", "green"), ("Oss", "winter", "red"), perspective="gemeente")
    found = ik.compare(first, last)
    assert found.rows == (("den haag", "gemeente"),)
    assert (found.only_before, found.only_after) == ((("Ede", "Gemeente"),), (("Oss", "gemeente"),))
    assert found.change("node", entity="DEN HAAG").kind == "up"
    assert found.only(entities=["ede"]).only_before == (("Ede", "Gemeente"),)


def test_a_name_that_may_be_two_is_nobody() -> None:
    both = Roster("r", (Entry("town", "Ede"), Entry("state", "EDE")))
    rows = [{"entity": each, "a": "red"} for each in ("Ede", "EDE")]
    first = ik.score(node(WORST, ids="a"), rows, entities=both)
    assert first.entities == ("Ede", "EDE")
    last = ik.score(node(WORST, ids="a"), [{"entity": "ede", "a": "red"}])
    assert ik.compare(first, last).rows == ()


def test_with_a_roster_rows_go_by_any_of_its_names() -> None:
    regions = ik.load_roster("mo_regios")
    first = ik.score(node(WORST, ids="a"), [{"entity": "Den Bosch", "a": "red"}])
    last = ik.score(node(WORST, ids="a"), [{"entity": "'s-Hertogenbosch", "a": "green"}], entities=regions)
    found = ik.compare(first, last)
    assert found.rows == (("'s-Hertogenbosch", ""),)
    assert found.change("node", entity="GM0796").kind == "up"


def test_frameworks_that_have_nothing_in_common_are_an_error() -> None:
    with pytest.raises(ik.DataError) as wrong:
        ik.compare(lights(("Ede", "winter", "green")), SCORES)
    assert wrong.value.issues[0].code == "nothing-in-common"


# ------------------------------------------------------------------------------------------------------------ who


def test_who_is_in_one_wave_only_is_listed() -> None:
    assert FOUND.entities == ("Urk", "Ede")
    assert (FOUND.only_before, FOUND.only_after) == ((("Assen", ""),), (("Tiel", ""),))


def test_rows_belong_together_by_perspective_too() -> None:
    data = [
        {"entity": "Ede", "wave": wave, "perspective": who, "a": light}
        for wave, who, light in (("1", "gemeente", "red"), ("1", "cliënten", "red"), ("2", "gemeente", "green"))
    ]
    found = ik.compare(ik.score(node(WORST, ids="a"), data))
    assert found.rows == (("Ede", "gemeente"),) and found.only_before == (("Ede", "cliënten"),)
    assert found.change("node", entity="Ede", perspective="gemeente").kind == "up"
    with pytest.raises(ik.DataError, match="cliënten"):
        found.change("node", entity="Ede", perspective="cliënten")
    assert "Ede · gemeente" in found.text("nl")


def test_of_several_perspectives_one_must_be_named() -> None:
    data = [
        {"entity": "Ede", "wave": wave, "perspective": who, "a": "red"}
        for wave in ("1", "2")
        for who in ("jan", "piet")
    ]
    found = ik.compare(ik.score(node(WORST, ids="a"), data))
    with pytest.raises(ik.DataError, match="jan, piet"):
        found.change("node", entity="Ede")


def test_what_is_not_there_is_an_error_with_a_guess() -> None:
    for wrong, guess in (
        (lambda: FOUND.change("houzes", entity="Ede"), "houses"),
        (lambda: FOUND.change("houses", entity="Edde"), "Ede"),
        (lambda: FOUND.only(entities=["Urkk"]), "Urk"),
        (lambda: FOUND.transitions("houzes"), "houses"),
        (lambda: FOUND.counts("houzes"), "houses"),
        (lambda: FOUND.answer_counts("monney"), "money"),
        (lambda: FOUND.text("nl", nodes=["houzes"]), "houses"),
        (lambda: FOUND.records(["houzes"]), "houses"),
    ):
        with pytest.raises(ik.DataError, match=guess):
            wrong()


def test_only_some_entities() -> None:
    found = FOUND.only(entities=["Ede", "Tiel"])
    assert (found.entities, found.only_before, found.only_after) == (("Ede",), (), (("Tiel", ""),))
    assert found.changes == tuple(each for each in FOUND.changes if each.entity == "Ede")


# ----------------------------------------------------------------------------------------------------------- counts


def test_counts_are_of_all_rows() -> None:
    counts = FOUND.counts("homes")
    assert {kind: number for kind, number in counts.items() if number} == {"up": 1, "down": 1}
    for each in FOUND.nodes:
        assert sum(FOUND.counts(each).values()) == len(FOUND.rows)
    moved = FOUND.answer_counts("plan")
    assert {kind: number for kind, number in moved.items() if number} == {"other": 1, "same": 1}


def test_transitions_have_every_level_and_what_else_there_is() -> None:
    found = FOUND.transitions("money")
    assert list(found) == ["red", "yellow", "green", "not_applicable", "grey"]
    assert found["not_applicable"]["red"] == 1 and found["green"]["grey"] == 1
    assert sum(sum(each.values()) for each in found.values()) == len(FOUND.rows)


# ----------------------------------------------------------------------------------------------------------- as data


def test_the_frame_has_a_row_for_each_node_of_each_row() -> None:
    frame = FOUND.to_frame()
    assert len(frame) == len(FOUND.rows) * len(FOUND.nodes)
    row = frame[(frame.entity == "Urk") & (frame.node == "homes")].iloc[0]
    assert (row.change, row.before, row.after, row.cause, row.answers) == (
        "down",
        "green",
        "red",
        "answers",
        "agreements",
    )
    rooms = frame[(frame.entity == "Ede") & (frame.node == "rooms")].iloc[0]
    assert (rooms.change, rooms.by_rules, rooms.within, rooms.cause) == ("break", "grey", "still_grey", "rules")
    assert rooms.isna().after and rooms.reason_after == "missing_inputs"


def test_plain_data_are_json() -> None:
    data = json.loads(json.dumps(FOUND.as_dict()))
    assert (data["before"]["wave"], data["after"]["wave"]) == ("2024", "2025")
    assert data["only_before"] == [{"entity": "Assen", "perspective": ""}]
    (change,) = (each for each in data["changes"] if (each["entity"], each["node"]) == ("Urk", "homes"))
    assert (change["answers"], change["mark"], change["changed"]) == (
        ["agreements"],
        "minimum",
        ["agreements", "plan", "small", "large"],
    )
    assert data["rules"] == [{"item": "large", "key": "applies_if", "before": "never", "after": None, "by": "wave"}]
    (moved,) = (each for each in data["answers"] if (each["entity"], each["question"]) == ("Urk", "agreements"))
    assert (moved["change"], moved["before"]["level"], moved["after"]["level"]) == ("other", "ja", "nee")


def test_it_shows_itself() -> None:
    assert repr(FOUND) == "<Comparison wonen 2024 → 2025: 2 rows, 11 nodes>"
    assert str(FOUND) == FOUND.text() and "&lt;" not in FOUND._repr_html_()
    assert FOUND._repr_html_().startswith("<pre>")
    assert FOUND.text("nl", nodes=["plan"]).count("‘Is er een plan?’") == 1


# ---------------------------------------------------------------------------------------------------- a made-up wave


def test_a_second_wave_of_the_homelessness_dashboard() -> None:
    """Answers made up for 12 regions: what is said of each is what scoring both waves says, and nobody is left out."""
    nad, rng = ik.load("nad"), Random(5)
    regions = [f"Regio {number}" for number in range(12)]
    first = {region: filled(nad, rng) for region in regions}
    data = [{"entity": region, "wave": "2024-12", **said} for region, said in first.items()]
    for region, said in first.items():
        later = {id: each for id, each in filled(nad, rng).items() if rng.random() < 0.2}
        data.append({"entity": region, "wave": "2025-07", **said, **later})
    scores = ik.score(nad, data)
    found = ik.compare(scores)
    assert found.entities == tuple(regions) and found.waves == ("2024-12", "2025-07")
    cases = {(row.entity, row.wave): scores.at(place) for place, row in enumerate(scores.rows)}
    for change in found.changes:
        was, now = (cases[change.entity, wave] for wave in found.waves)
        assert (change.before.level, change.after.level) == (was.level(change.node), now.level(change.node))
        if change.kind in ("up", "down"):
            said = [row for row in data if row["entity"] == change.entity]
            part = {**said[0], **{id: said[1][id] for id in change.answers}}
            answers = {id: each for id, each in part.items() if id not in ("entity", "wave")}
            assert ik.score_case(nad, answers, wave="2025-07").level(change.node) == change.after.level
    text = found.text("nl", width=100)
    assert "vooruit" in text and all(region in text for region in regions)
    assert max(map(len, text.splitlines())) <= 100


def filled(framework: ik.Framework, rng: Random) -> dict[str, str]:
    """An answer to most questions."""
    found = {}
    for item in framework.questions:
        assert item.answer is not None
        options = [option.id for option in item.answer.options if option.is_value]
        if options and rng.random() < 0.95:
            found[item.id] = rng.choice(options)
    return found
