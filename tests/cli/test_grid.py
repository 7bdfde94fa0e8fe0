"""A table for a terminal: columns that fit, cells that wrap, colour only where it is wanted."""

from __future__ import annotations

import pytest

from indicatorkit.cli.grid import Cell, show_grid

ROWS = [
    [Cell("Wonen", bold=True), Cell("● Op koers", "green"), Cell("12")],
    [Cell("  Afspraken met woningcorporaties"), Cell("? Niet voldoende data", "bright_black"), Cell("3")],
]
HEADS = ["Onderdeel", "Alkmaar", "Open"]


def shown(capsys: pytest.CaptureFixture[str], **of_grid: frozenset[int]) -> list[str]:
    show_grid(HEADS, ROWS, **of_grid)
    return capsys.readouterr().out.splitlines()


def test_what_fits_is_not_wrapped(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, right=frozenset({2})) == [
        " Onderdeel                           Alkmaar                 Open",
        f" {'─' * 64}",
        " Wonen                               ● Op koers                12",
        "   Afspraken met woningcorporaties   ? Niet voldoende data      3",
        "",
    ]


def test_what_does_not_fit_goes_on_below_as_far_from_the_edge(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert [line.rstrip() for line in shown(capsys)][3:] == [
        "   Afspraken met                ? Niet voldoende data   3",
        "   woningcorporaties",
        "",
    ]


@pytest.mark.parametrize(("name", "coloured"), [("NO_COLOR", False), ("FORCE_COLOR", True)])
def test_the_environment_decides_on_colour(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(name, "1")
    text = "\n".join(shown(capsys))
    assert ("\x1b[32m● Op koers" in text) is coloured
    assert "[bold]" not in text


def test_a_table_without_rows_has_its_heads(capsys: pytest.CaptureFixture[str]) -> None:
    show_grid(["Naam", "Ede"], [])
    assert capsys.readouterr().out.splitlines() == [" Naam   Ede", f" {'─' * 10}", ""]


def test_signs_of_markup_in_a_name_stay_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    show_grid(["Naam"], [[Cell("[red]Ede[/red]")]])
    assert "[red]Ede[/red]" in capsys.readouterr().out
