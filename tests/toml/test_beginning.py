"""A framework to begin with works as it is, whatever people answer to the five questions."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import indicatorkit as ik
from indicatorkit.toml.beginning import Wishes, beginning, framework_id, granted, usual, wishes
from indicatorkit.toml.beginning.ids import branches
from indicatorkit.toml.beginning.wishes import GAPS, Gap, Wish
from indicatorkit.toml.read import read
from indicatorkit.words import LANGUAGES, Lang

AIR = Wishes("Schone lucht", "gemeente", ("Slecht", "Matig", "Goed"), ("Verkeer", "Houtstook"), "grey")
names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30)


def begun(wanted: Wishes, lang: Lang = "nl") -> str:
    return beginning(wanted, lang, file="lucht.toml")


# ------------------------------------------------------------------------------------------------------------- the file


@pytest.mark.parametrize(("missing", "lang"), list(zip(GAPS, ("nl", "en", "nl"), strict=True)))
@pytest.mark.parametrize("levels", [("Nee", "Ja"), ("Laag", "Midden", "Hoog"), (*"abcdefgh",)], ids=len)
def test_nothing_is_wrong_with_it_and_it_keeps_its_promises(
    levels: tuple[str, ...], missing: Gap, lang: Lang, tmp_path: Path
) -> None:
    file = tmp_path / "nieuw.toml"
    file.write_text(begun(Wishes("Nieuw", "school", levels, ("Lezen", "Rekenen"), missing), lang), encoding="utf-8")
    assert not ik.check(file)
    framework = ik.load(file)
    found = ik.verify(framework)
    assert not [each for each in found.verdicts if each.status != "proved" and each.grade in ("required", "promised")]
    assert {each.grade for each in found.verdicts} >= {"required", "promised"}


def test_its_own_examples_notice_every_change_to_a_rule(tmp_path: Path) -> None:
    file = tmp_path / "nieuw.toml"
    file.write_text(begun(AIR), encoding="utf-8")
    found = ik.mutate(ik.load(file))
    assert found.score == 1


def test_it_can_be_asked_and_scored(tmp_path: Path) -> None:
    file = tmp_path / "nieuw.toml"
    file.write_text(begun(AIR), encoding="utf-8")
    framework = ik.load(file)
    assert ik.write_questionnaire(framework, tmp_path / "ede.xlsx", entity="Ede").is_file()
    scores = ik.score(framework, [{"entity": "Ede", "verkeer_1a": "ja", "verkeer_1b": "Matig"}])
    assert ik.explain(scores, "verkeer", entity="Ede").level == "matig"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names, names, st.lists(names, min_size=2, max_size=5), st.lists(names, min_size=1, max_size=4))
def test_whatever_is_answered_is_refused_or_makes_a_file_without_a_finding(
    name: str, entity: str, levels: list[str], themes: list[str]
) -> None:
    said = {"name": name, "entity": entity, "levels": ";".join(levels), "themes": ";".join(themes)}
    try:
        wanted = wishes(said, "en")  # type: ignore[arg-type]  # its keys are wishes
    except ik.DataError:
        return
    text = begun(wanted, "en")
    found = read(text.encode(), name="new.toml")
    assert found.framework is not None
    assert not found.issues
    assert [each.name("en") for each in found.framework.themes] == list(wanted.themes)


def test_ids_stay_apart_though_names_look_alike() -> None:
    found = branches(["Wonen", "wonen!", "Wonen 1", "★", "Themes", "x" * 90], "thema")
    every = [id_ for each in found for id_ in (each.theme, each.indicator, each.first, each.second)]
    assert len(set(every)) == len(every) == 24
    assert [each.theme for each in found] == ["wonen", "wonen_2", "wonen_1", "thema", "themes_2", "x" * 40]
    assert max(map(len, every)) <= 50


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("missing", GAPS)
def test_a_line_fits_a_screen(missing: Gap, lang: Lang) -> None:
    wanted = Wishes("Lucht", "gemeente", ("Slecht", "Matig", "Goed"), ("Verkeer",), missing)
    text = begun(wanted, lang)
    assert max(map(len, text.splitlines())) <= 120


# ----------------------------------------------------------------------------------------------------------- the wishes


def test_who_answers_nothing_gets_what_is_usual() -> None:
    found = wishes({"name": "Lucht"}, "nl")
    assert found == Wishes(
        "Lucht", "gemeente", ("Niet begonnen", "Onderweg", "Klaar"), ("Eerste thema", "Tweede thema"), "grey"
    )
    assert usual("name", "nl") == ""


def test_everything_that_cannot_be_is_said_at_once() -> None:
    with pytest.raises(ik.DataError) as wrong:
        wishes({"name": " ", "levels": "Goed", "themes": "Wonen, wonen", "missing": "gray"}, "nl")
    assert [each.code for each in wrong.value.issues] == ["new-nothing", "new-one-level", "new-twice", "new-no-gap"]
    assert wrong.value.issues[-1].hint("en") == "did you mean `grey`?"


@pytest.mark.parametrize(
    ("wish", "said", "code"),
    [
        ("levels", "Slecht, Grijs, Goed", "new-no-level"),
        ("levels", "Slecht, grey, Goed", "new-no-level"),
        ("levels", "Slecht, Weet niet, Goed", "new-no-level"),
        ("levels", "Slecht, n.v.t., Goed", "new-no-level"),
        ("levels", ",", "new-nothing"),
        ("name", "a" * 201, "new-too-long"),
        ("name", "a\x07b", "new-strange-sign"),
        ("name", "a\udc80b", "new-strange-sign"),
        ("missing", "0", "new-no-gap"),
    ],
)
def test_what_cannot_be_says_why(wish: Wish, said: str, code: str) -> None:
    with pytest.raises(ik.DataError) as wrong:
        granted(wish, said)
    assert [each.code for each in wrong.value.issues] == [code]


def test_a_comma_may_be_part_of_a_name_between_semicolons() -> None:
    assert granted("levels", "slecht, zeer; goed") == ("slecht, zeer", "goed")


def test_a_gap_is_chosen_by_number_or_by_word() -> None:
    assert [granted("missing", each) for each in ("1", "2", "3")] == list(get_args(Gap))
    assert granted("missing", "Leave out") == "leave_out"


def test_a_name_without_letters_still_has_an_id() -> None:
    assert [framework_id("★", lang) for lang in LANGUAGES] == ["kader", "framework"]
