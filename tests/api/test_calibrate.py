"""`calibrate` as a user calls it: the file that comes out, what it says of itself, and what is told beside it."""

from __future__ import annotations

import datetime as dt
import json
import statistics
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import indicatorkit as ik
from tests.monitor import MONITOR, monitor, rows

RECIPE = '\n[calibration]  # ours\nmarks = { worst = { percentile = 10.0 }, best = "highest" }\nnumbers_at_least = 3\n'
REACH = [10, 20, None, 40, 50]
DAY = "2025-07-01"


def codes(calibration: ik.Calibration) -> list[str]:
    return [issue.code for issue in calibration.issues]


def line_of(calibration: ik.Calibration, text: str) -> int:
    return 1 + next(place for place, line in enumerate(calibration.toml.splitlines()) if text in line)


def refused(framework: ik.Framework, answers: Any, **said: Any) -> list[str]:
    with pytest.raises(ik.DataError) as error:
        ik.calibrate(framework, answers, **said)
    for issue in error.value.issues:
        assert issue.render("nl") != issue.render("en")
    return [issue.code for issue in error.value.issues]


def test_only_marks_and_where_they_come_from_are_written(tmp_path: Path) -> None:
    framework = monitor(tmp_path, RECIPE)
    found = ik.calibrate(framework, rows(reach=REACH, waiting=[None] * 5), date=DAY)
    digest = found.receipt.answers
    added = (
        'outliers = "keep"\n'
        'date     = "2025-07-01"\n'
        "entities = 5\n"
        "numbers  = { reach = 4 }\n"
        f'answers  = "{digest}"\n'
        'version  = "2025.1"\n'
    )
    wanted = (MONITOR + RECIPE).replace("worst = 0, best = 100 }  ", "worst = 13, best = 50 }  ") + added
    assert found.toml == wanted
    assert found.framework["reach"].marks == {"worst": 13, "best": 50}
    assert found.framework.calibration is not None
    assert found.framework.calibration.numbers == {"reach": 4}
    assert found.framework["waiting"].marks == framework["waiting"].marks
    assert codes(found) == ["calibration-too-few", "calibration-same-version"]
    assert [issue.where.line for issue in found.issues] == [
        line_of(found, "worst = 50"),
        line_of(found, 'version  = "2025.1"'),
    ]


def test_marks_are_those_of_the_file_that_was_written(tmp_path: Path) -> None:
    found = ik.calibrate(monitor(tmp_path, RECIPE), rows(reach=REACH), date=DAY, version="2025.2")
    assert "calibration-same-version" not in codes(found)
    new = tmp_path / "new.toml"
    assert ik.write(found, new).files == (new,)
    loaded = ik.load(new)
    assert (loaded.digest, loaded.version) == (found.framework.digest, "2025.2")
    assert not [issue for issue in ik.check(new) if issue.severity != "info"]
    assert ik.score_case(loaded, {"reach": 13}).number("reach") == 0
    with pytest.raises(ik.DataError):
        ik.write(found, new)
    assert ik.write(found, tmp_path / "marks.csv").files[0].read_text("utf-8").startswith("node,mark,statistic")


def test_what_is_said_takes_the_place_of_what_the_file_says(tmp_path: Path) -> None:
    found = ik.calibrate(
        monitor(tmp_path, RECIPE),
        rows(waiting=[1.5, 2, 2.25, 99], reach=[1, 2, 3, 4]),
        marks={"worst": {"sd_worse": 1}},
        sd_over="n-1",
        decimals=1,
        outliers="leave_out",
        numbers_at_least=2,
        date=dt.date(2025, 7, 1),
    )
    table = found.framework.calibration
    assert table is not None
    assert (table.sd_over, table.decimals, table.outliers, table.date) == ("n-1", 1, "leave_out", DAY)
    assert found.framework["reach"].marks == {"worst": Fraction("1.2"), "best": 100}
    waits = [1.5, 2, 2.25, 99]
    wanted = round(statistics.mean(waits) + statistics.stdev(waits), 1)  # higher is worse
    assert found.framework["waiting"].marks == {"worst": Fraction(str(wanted)), "best": 0}
    assert "[calibration]  # ours\nmarks = { worst = { sd_worse = 1 } }\nnumbers_at_least = 2\n" in found.toml


VALUES = st.lists(st.none() | st.integers(0, 100), min_size=3, max_size=6)
WAITS = st.lists(st.none() | st.integers(0, 4000).map(lambda each: each / 8), min_size=6, max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES, WAITS, st.permutations(range(6)))
def test_the_same_answers_give_the_same_file_and_again_when_it_is_calibrated_itself(
    tmp_path: Path, reach: list[int | None], waiting: list[float | None], order: list[int]
) -> None:
    framework = monitor(tmp_path, RECIPE)
    answers = rows(reach=[*reach, *[None] * (6 - len(reach))], waiting=waiting)
    once = ik.calibrate(framework, answers, date=DAY)
    assert ik.calibrate(framework, [answers[row] for row in order], date=DAY).toml == once.toml
    again = monitor(tmp_path, text=once.toml, name="again.toml")
    assert again.digest == once.framework.digest
    assert ik.calibrate(again, answers, date=DAY).toml == once.toml


def test_one_wave_and_one_perspective_are_looked_at(tmp_path: Path) -> None:
    framework = monitor(tmp_path, RECIPE)
    old = [{**row, "wave": "2024", "reach": 99} for row in rows(reach=REACH)]
    new = [{**row, "wave": "2025", "perspective": seen} for row in rows(reach=REACH) for seen in ("own", "other")]
    assert refused(framework, [*old, *new]) == ["which-perspective"]
    found = ik.calibrate(framework, [*old, *new], perspective="own", date=DAY)
    table = found.framework.calibration
    assert table is not None
    assert (found.wave, found.perspective, found.entities) == ("2025", "own", 5)
    assert (table.wave, table.perspective, table.entities) == ("2025", "own", 5)
    alone = [row for row in new if row["perspective"] == "own"]
    assert found.toml == ik.calibrate(framework, alone, date=DAY).toml
    assert codes(ik.calibrate(framework, old, wave="2024"))[0] == "calibration-constant"


def test_answers_that_were_read_or_scored_for_the_same_questions_will_do(tmp_path: Path) -> None:
    framework, answers = monitor(tmp_path, RECIPE), rows(reach=REACH)
    wanted = ik.calibrate(framework, answers, date=DAY)
    assert ik.calibrate(framework, ik.read_answers(framework, answers), date=DAY).toml == wanted.toml
    assert ik.calibrate(framework, ik.score(framework, answers), date=DAY).toml == wanted.toml
    same = monitor(tmp_path, RECIPE + "# x\n", name="same.toml")
    assert ik.calibrate(same, ik.score(framework, answers), date=DAY).nodes == wanted.nodes


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    plain, answers = monitor(tmp_path), rows(reach=REACH)
    assert refused(plain, answers) == ["no-recipe"]
    assert refused(plain, answers, marks={"worts": "lowest"}) == ["recipe-fits-nothing"]
    assert refused(plain, answers, marks={"worst": "lowst", "best": 3}) == ["unknown-word", "not-a-statistic"]
    assert refused(plain, answers, marks={"worst": "lowest"}, date="1 July") == ["not-a-day"]
    assert refused(plain.model_copy(update={"digest": ""}), answers, marks={"worst": "lowest"}) == ["not-from-a-file"]
    dotted = monitor(tmp_path, text=f'calibration.marks.worst = "lowest"\n{MONITOR}', name="dotted.toml")
    assert refused(dotted, answers) == ["cannot-be-edited"]
    (tmp_path / "monitor.toml").write_text(MONITOR + "# changed\n", "utf-8")
    assert refused(plain, answers, marks={"worst": "lowest"}) == ["file-not-as-loaded"]
    (tmp_path / "monitor.toml").unlink()
    assert refused(plain, answers, marks={"worst": "lowest"}) == ["no-such-file"]


def test_an_example_that_comes_out_otherwise_with_the_new_marks_is_told(tmp_path: Path) -> None:
    example = '[[example]]\nen = "Halfway"\nanswers = { reach = 50 }\nexpect = { reach = 50 }\n'
    found = ik.calibrate(monitor(tmp_path, example + RECIPE), rows(reach=REACH), date=DAY)
    assert codes(found)[-1] == "example-fails"
    assert found.issues[-1].where.line == line_of(found, "expect")
    assert "100" in found.issues[-1].text("en")


def test_all_that_is_worth_knowing_is_told_in_both_languages(tmp_path: Path) -> None:
    steps = '\n[[step]]\nid = "top"\nrule = "highest"\nuses = ["reach"]\nmarks = { best = 1 }\n'
    side = MONITOR.replace('higher_is = "worse"\n', "") + steps
    marks = {"worst": {"worst_percent": "5/2"}, "best": "mean", "middle": "median"}
    reach = [*range(20, 31), 100]
    found = ik.calibrate(
        monitor(tmp_path, text=side), rows(reach=reach, waiting=[1, 2] * 6), marks=marks, date=DAY, decimals=0
    )
    assert codes(found) == [
        "calibration-far",
        "calibration-no-direction",
        "calibration-computed",
        "calibration-same-version",
    ]
    for lang, words in (
        ("nl", ("de grens van de slechtste 2,5%", "blijft", "percentiel", "E11 (100)", "12 gemeenten", "geen")),
        ("en", ("the edge of the worst 2.5%", "stays", "percentile", "E11 (100)", "12 municipalities", "not said")),
    ):
        text = found.text(lang)  # type: ignore[arg-type]
        lines = " ".join(text.split()).replace("van `waiting` is niet", "geen")
        assert all(word in lines for word in words), text
        assert max(map(len, text.splitlines())) <= 80
    spread = ik.calibrate(
        monitor(tmp_path), rows(reach=reach), marks={"worst": {"sd_below": 2}, "best": {"sd_above": 1}}, date=DAY
    )
    assert "2 × the standard deviation" in spread.text("en") and "divides by n:" in spread.text("en")
    assert "15 cijfers" in spread.text("nl")


def test_marks_of_computed_nodes_alone_have_no_table_of_numbers(tmp_path: Path) -> None:
    steps = '\n[[step]]\nid = "top"\nrule = "highest"\nuses = ["reach"]\nmarks = { high = 1 }\n'
    found = ik.calibrate(monitor(tmp_path, steps), rows(reach=REACH), marks={"high": "highest"}, date=DAY)
    assert codes(found) == ["calibration-computed"]
    assert "mediaan" not in found.text("nl") and "high: het hoogste getal" in found.text("nl")


def test_numbers_that_do_not_do_are_told_with_their_node(tmp_path: Path) -> None:
    marks = {"worst": "lowest", "best": "lowest"}
    found = ik.calibrate(monitor(tmp_path), rows(reach=range(12), waiting=[3] * 12), marks=marks, date=DAY)
    assert codes(found) == ["calibration-not-one-way", "calibration-constant"]
    assert "elk getal van `waiting` is 3 (12 van 12)" in found.issues[1].text("nl")
    assert found.toml.startswith(MONITOR)
    many = ik.calibrate(
        monitor(tmp_path), rows(reach=[1, 2] * 20 + [*range(80, 87)]), marks={"worst": "lowest"}, outliers="leave_out"
    )
    assert codes(many)[0] == "calibration-far-left-out"
    assert "+2" in many.issues[0].text("en")


def test_it_comes_as_a_frame_as_data_and_as_html(tmp_path: Path) -> None:
    found = ik.calibrate(monitor(tmp_path, RECIPE), rows(reach=REACH), date=DAY)
    frame = found.to_frame()
    assert frame[["node", "mark", "statistic", "before", "after", "used", "grey", "total"]].values.tolist()[:2] == [
        ["reach", "worst", "percentile 10", 0, 13, 4, 1, 5],
        ["reach", "best", "highest", 100, 50, 4, 1, 5],
    ]
    assert frame["stays"].tolist()[2:] == ["too-few"] * 2
    data = json.loads(json.dumps(found.as_dict()))
    assert data["nodes"][0]["marks"][0] == {
        "mark": "worst",
        "statistic": "percentile 10",
        "before": "0",
        "exact": "13",
        "after": "13",
    }
    assert data["framework"]["id"] == "monitor" and data["digest"] == found.framework.digest
    assert repr(found) == "<Calibration monitor 2025.1: 2 of 4 marks change>"
    assert str(found) == found.text() and found._repr_html_().startswith("<pre>")


def test_the_receipt_of_scores_says_from_which_answers_the_marks_were_computed(tmp_path: Path) -> None:
    answers = [{**row, "wave": "2025"} for row in rows(reach=REACH)]
    framework = monitor(tmp_path, RECIPE)
    found = ik.calibrate(framework, answers, date=DAY)
    receipt = ik.score(found.framework, answers).receipt
    assert receipt.as_dict()["calibration"] == {
        "date": DAY,
        "wave": "2025",
        "entities": 5,
        "answers": found.receipt.answers,
        "version": "2025.1",
    }
    assert "ijkpunten berekend: 2025-07-01, meting 2025, 5 entiteiten" in receipt.text("nl")
    assert "calibration" not in ik.score(framework, answers).receipt.as_dict()
    bare = monitor(tmp_path, f'\n[calibration]\ndate = "{DAY}"\n', name="bare.toml")
    assert "marks computed: 2025-07-01" in ik.score(bare, answers).receipt.text("en")
