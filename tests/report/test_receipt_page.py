"""The page with the receipt and the method: what was read, who is there, what is in force, and how to do it again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.api.one_wave import one_wave
from indicatorkit.framework import Framework
from indicatorkit.report.pages.framework.saying import Saying
from indicatorkit.report.pages.receipt import receipt_page
from indicatorkit.report.pages.receipt.again import command
from indicatorkit.report.pages.receipt.in_force import in_force
from indicatorkit.report.pages.receipt.present import present
from indicatorkit.report.pages.receipt.read import MOST_ISSUES, Read, read as what_was_read
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import site
from indicatorkit.report.theming import read_theme
from indicatorkit.words import LANGUAGES, Lang
from tests.loading import made
from tests.report.explained import EXAMPLES, ROOT, SHIPPED, known, saying, site_of
from tests.report.markup import Element, read

DEMO = ROOT / "frameworks" / "demo" / "nad.csv"


def framework() -> Framework:
    parts = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
    step = {"id": "other", "rule": "best_of", "missing": {"counts_as": "red"}, "uses": ["a", "b"]}
    return made(
        framework={"waves": ["2024-06", "2024-12"], "entity": "regio", "entities": {"nl": "regio's"}},
        indicator=[
            {"id": "one", "nl": "Eerste", "rule": "worst_of", "subindicator": parts},
            {"id": "two", "nl": "Tweede", "rule": "worst_of", "uses": ["a"]},
        ],
        step=[step],
    )


def scored(data: Any, **given: Any) -> ik.Scores:
    return ik.score(framework(), data, **given)


def reading(scores: ik.Scores, lang: Lang = "nl", wave: str | None = None) -> Reading:
    rows, found, perspective = one_wave(scores, wave, None)
    return Reading(scores.table, rows, found, perspective, lang)


def page(here: Reading) -> Element:
    return read(receipt_page(site(here)).html)


def row(entity: str, wave: str = "2024-06", **said: object) -> dict[str, object]:
    return {"entity": entity, "wave": wave, **said}


@pytest.mark.parametrize("which", [*SHIPPED, *EXAMPLES])
def test_every_framework_has_a_receipt_in_both_languages(which: str) -> None:
    for lang in LANGUAGES:
        here = read(receipt_page(site_of(known(which), lang)).html)
        texts = {" ".join(text.split()) for each in here.all("main")[0] for text in each.texts}
        assert not [text for text in texts if "None" in text.split() or "Fraction(" in text]


# ------------------------------------------------------------------------------------------------------- what was read


def read_of(data: Sequence[dict[str, object]]) -> Read:
    return what_was_read(scored(data).table, "nl")


def test_rows_and_cells_add_up() -> None:
    found = read_of([row("Ede", a="red", b=""), row("Epe", a="paars", b="green")])
    rows, cells = found.counts
    assert (rows.what, rows.read, rows.used, rows.empty, rows.refused) == ("rijen", "2", "2", "–", "0")
    assert (cells.what, cells.read, cells.used, cells.empty, cells.refused) == ("antwoorden", "4", "2", "1", "1")


def test_what_could_not_be_read_is_told_with_its_place_and_what_may_help() -> None:
    (problem,) = read_of([row("Ede", a="yelow")]).problems
    assert (problem.severity, problem.place) == ("fout", "rij 1, kolom ‘a’")
    assert problem.text == "‘yelow’ is geen antwoord op ‘a’"
    assert problem.hint == "bedoelde u ‘yellow’?"


def test_backticks_that_people_wrote_stay_what_they_are() -> None:
    (problem,) = read_of([row("Ede", a="ye`l`ow")]).problems
    assert problem.text == "‘ye`l`ow’ is geen antwoord op ‘a’"


def test_names_that_a_message_lists_are_quoted_as_the_others(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("entity;wave;a;b\nEde;2024-12;red;red\nEde;2024-12;red;red\n", "utf-8")
    (problem,) = what_was_read(scored(file).table, "nl").problems
    assert problem.text == "hetzelfde antwoord staat er meer dan eens: ‘a’, ‘b’"


def test_what_was_answered_where_it_does_not_apply_is_a_problem_too() -> None:
    gated = [{"id": "open", "answer": "fact"}, {"id": "how", "answer": "light", "applies_if": {"open": "yes"}}]
    (problem,) = what_was_read(ik.score(made(step=gated), [row("Ede", open="no", how="red")]).table, "nl").problems
    assert (problem.severity, problem.text[:20]) == ("waarschuwing", "‘how’ is beantwoord ")


def test_the_first_hundred_problems_are_listed_and_the_others_counted() -> None:
    table = scored([row("Ede", a="paars")]).table
    many = replace(table.answers, issues=table.answers.issues * (MOST_ISSUES + 3))
    found = what_was_read(replace(table, answers=many), "nl")
    assert len(found.problems) == MOST_ISSUES
    assert found.more == 3


def test_a_file_is_named_without_its_folder() -> None:
    here = reading(ik.score(ik.load("nad"), DEMO))
    text = page(here).text
    assert "Gelezen uit: nad.csv." in text
    assert str(DEMO.parent) not in text


def test_where_nothing_was_wrong_that_is_said() -> None:
    texts = [each.text for each in page(reading(scored([row("Ede", a="red")]))).all("p")]
    assert "Er was niets dat niet gelezen kon worden." in texts


# ------------------------------------------------------------------------------------------------------- who is there


def test_who_is_in_another_wave_only_is_silent() -> None:
    data = [row("Ede", a="red"), row("Epe", a="red"), row("Ede", "2024-12", a="red"), row("Oss", "2024-12", a="")]
    here = present(reading(scored(data)))
    assert here.sentence == "Van de 3 regio's heeft er 1 iets ingevuld in deze meting."
    assert here.silent == ("Epe", "Oss")
    assert here.roster == ""
    all_there = present(reading(scored(data[:2])))
    assert all_there.sentence == "Alle 2 regio's hebben iets ingevuld in deze meting."
    assert all_there.silent == ()


def test_a_roster_says_who_is_expected() -> None:
    scores = ik.score(ik.load("nad"), [{"entity": "Den Bosch", "flexwoningen": "ja"}], entities="mo_regios")
    here = present(reading(scores))
    assert here.sentence == "Van de 43 regio's heeft er 1 iets ingevuld in deze meting."
    assert len(here.silent) == 42
    assert here.silent[-2:] == ("Zaanstad", "Zwolle")
    assert "'s-Hertogenbosch" not in here.silent
    assert here.roster


# ---------------------------------------------------------------------------------------------------- what is in force


def test_a_policy_is_told_once_with_the_nodes_that_have_it() -> None:
    common, other = in_force(saying(framework()))
    assert [each.text for each in common.nodes] == ["Eerste", "Tweede"]
    assert common.nodes[0].href == "framework.html#eerste"
    assert common.missing == "Ontbreekt er één, dan is het grijs."
    assert other.missing == "Wat ontbreekt, telt als ‘red’. Wat daarop rust, heet aangenomen."


def test_a_policy_that_holds_from_a_later_wave_is_told_too() -> None:
    later = made(
        framework={"waves": ["2024-06", "2024-12"]},
        rollup={"first": {"rule": "worst_of"}, "second": {"rule": "worst_of", "missing": "leave_out"}},
        indicator=[
            {
                "id": "node",
                "rollup": "first",
                "rollup_from": {"2024-12": "second"},
                "subindicator": [{"id": "a", "answer": "light"}],
            }
        ],
    )
    assert [[node.text for node in each.nodes] for each in in_force(Saying(site_of(later)))] == [["node"], ["node"]]


def test_assumptions_are_explained_only_where_there_can_be_any() -> None:
    assert "aangenomen" in {each.text for each in page(reading(scored([row("Ede")]))).all("span")}
    plain = made(indicator=[{"id": "a", "answer": "light"}])
    assert "aangenomen" not in {each.text for each in read(receipt_page(site_of(plain)).html).all("span")}


# ----------------------------------------------------------------------------------------------------------- once more


def test_the_command_makes_the_same_report(tmp_path: Path) -> None:
    here = site(reading(ik.score(ik.load("nad"), DEMO, entities="mo_regios")))
    assert command(here, ["nad.csv"]) == (
        "indicatorkit report nad nad.csv --output report --lang nl --wave 2024-06 --roster mo_regios"
    )
    assert command(here, []) == ""
    themed = Reading(here.reading.table, here.reading.rows, "2024-06", "", "nl", read_theme("high-contrast"))
    assert command(site(themed, forms=True), ["nad.csv"]).endswith("--roster mo_regios --theme high-contrast --forms")
    (tmp_path / "huis stijl.css").write_text(":root { --ik-accent: #123456 }", "utf-8")
    own = Reading(here.reading.table, here.reading.rows, "", "", "nl", read_theme(tmp_path / "huis stijl.css"))
    assert command(site(own), ["nad.csv"]).endswith("--theme 'huis stijl.css'")
    by_two = [{**row("Ede", a="red"), "perspective": "wie het vraagt"}]
    plain = site(reading(scored(by_two)))
    assert command(plain, ["a.csv"]) == ""


def test_the_perspective_is_part_of_the_command(tmp_path: Path) -> None:
    file = tmp_path / "mijn kader.toml"
    file.write_bytes((ROOT / "frameworks" / "nad.toml").read_bytes())
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "nad.csv").write_bytes(DEMO.read_bytes())
    data = [{"entity": "Ede", "wave": "2024-06", "perspective": "het college", "flexwoningen": "ja"}]
    here = site(reading(ik.score(ik.load(file), data), "en"))
    assert command(here, ["a b.csv"]) == (
        "indicatorkit report 'mijn kader.toml' 'a b.csv' --output report --lang en --wave 2024-06 "
        "--perspective 'het college'"
    )


def test_the_receipt_stands_on_the_page_with_its_digests() -> None:
    scores = ik.score(ik.load("nad"), DEMO)
    texts = [each.text for each in page(reading(scores)).all("dd")]
    made_of = scores.receipt
    assert {made_of.framework_digest, made_of.answers} <= set(texts)
