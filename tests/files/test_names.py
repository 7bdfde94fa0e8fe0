"""Names that a spreadsheet and a file system accept."""

from __future__ import annotations

from pathlib import Path

from indicatorkit.files.names import cut, file_names, sheet_names


def test_a_name_for_a_file_is_safe_everywhere_and_no_other_one() -> None:
    names = ["Ede", "EDE", "Súdwest-Fryslân", "../../etc", "C:\\x", "COM1", "…", "", "北京", "a" * 300, "Curaçao\0"]
    found = file_names(names)
    assert found == [
        "ede.xlsx",
        "ede-2.xlsx",
        "sudwest-fryslan.xlsx",
        "etc.xlsx",
        "c-x.xlsx",
        "com1-2.xlsx",
        "horizontal-ellipsis.xlsx",
        "x.xlsx",
        "北京.xlsx",
        f"{'a' * 80}.xlsx",
        "curacao.xlsx",
    ]
    assert all(Path(each).name == each for each in found)


def test_a_name_for_a_sheet_is_cut_between_words() -> None:
    assert sheet_names(["Basisvoorwaarden beleid en uitvoering"]) == ["Basisvoorwaarden beleid en…"]
    assert sheet_names(["", "?", "'", "-"]) == ["-", "- 2", "- 3", "- 4"]
    assert sheet_names(["a" * 40, "a" * 40]) == ["a" * 30 + "…", "a" * 25 + "… 2"]
    assert sheet_names(["Vragen"], ["vragen"]) == ["Vragen 2"]


def test_a_sign_outside_the_basic_plane_counts_twice() -> None:
    assert cut("🏠" * 4, 8) == "🏠" * 4
    assert cut("🏠" * 5, 8) == "🏠" * 3 + "…"
    assert len(cut("🏠" * 1_000_000, 32_000)) == 16_000  # at once: letter by letter this took an hour


def test_a_name_of_signs_is_what_they_are_called() -> None:
    assert file_names(["🌻", "🌻", "***", "\u200b", "–"]) == [
        "sunflower.xlsx",
        "sunflower-2.xlsx",
        "asterisk-asterisk-asterisk.xlsx",
        "zero-width-space.xlsx",
        "en-dash.xlsx",
    ]


def test_what_ends_a_name_is_never_cut_off() -> None:
    names = ["Land van " + "Maas en Waal " * 12, "Land van " + "Maas en Waal " * 13, "Ede", "NUL"]
    spring, autumn = file_names(names, last="2026-06"), file_names(names, last="2026-12 aanbieders")
    assert all(each.removesuffix(".xlsx").removesuffix("-2").endswith("-2026-06") for each in spring)
    assert all(len(each) <= 80 + len("-2.xlsx") for each in (*spring, *autumn))
    assert len({*spring, *autumn}) == 8
    assert spring[2:] == ["ede-2026-06.xlsx", "nul-2026-06.xlsx"]
    assert autumn[2] == "ede-2026-12-aanbieders.xlsx"
