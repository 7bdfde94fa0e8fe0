"""Values of tokens: what is a colour, what is a font, and that nothing else passes."""

import re

import pytest
from hypothesis import given, strategies as st

from indicatorkit.report.theming.tokens import colour, font, token_value


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("#0f554f", "#0f554f"),
        ("#FFF", "#ffffff"),
        (" #abc ", "#aabbcc"),
        ("white", "#ffffff"),
        ("rgb(15 85 79)", "#0f554f"),
        ("rgb(15, 85, 79)", "#0f554f"),
        ("rgba(15, 85, 79, 1)", "#0f554f"),
        ("rgb(15 85 79 / 100%)", "#0f554f"),
        ("rgb(100% 0% 50%)", "#ff0080"),
        ("hsl(120 100% 25%)", "#008000"),
        ("hsl(480deg, 100%, 25%)", "#008000"),
    ],
)
def test_colours_are_read_as_css_writes_them(said: str, read: str) -> None:
    assert colour(said) == read


@pytest.mark.parametrize(
    "said",
    [
        "",
        "#",
        "#12345",
        "#12345678",
        "rood",
        "transparent",
        "currentColor",
        "rgb(256 0 0)",
        "rgb(1 2)",
        "rgb(1 2 3 4)",
        "rgb(0 0 0 / 50%)",
        "rgba(0, 0, 0, .5)",
        "rgb(1deg 2 3)",
        "hsl(10% 10% 10%)",
        "hsl(10 10 10)",
        "hsl(10 101% 10%)",
        "rgb(calc(1) 2 3)",
        "url(x)",
        "#fff; color: red",
        "#fff}",
        "red</style>",
    ],
)
def test_what_is_no_opaque_colour_is_nothing(said: str) -> None:
    assert colour(said) is None


def test_fonts_are_written_anew() -> None:
    assert font('"Fira Sans" ,Arial, system-ui') == "'Fira Sans', Arial, system-ui"


@pytest.mark.parametrize(
    "said", ["", "a,,b", "url(x)", "Arial; color: red", "'a\"", "</style>", "a" * 80, "x," * 30 + "x"]
)
def test_what_is_no_list_of_fonts_is_nothing(said: str) -> None:
    assert font(said) is None


CALLED = st.builds("{}({})".format, st.sampled_from(["rgb", "hsl"]), st.text("0123456789%, ./deg", max_size=40))


@given(st.sampled_from(["font", "text"]), st.text(max_size=60) | CALLED)
def test_whatever_is_said_a_value_is_harmless(token: str, said: str) -> None:
    found = token_value(token, said)
    shape = r"[A-Za-z0-9 ,'_-]+" if token == "font" else r"#[0-9a-f]{6}"
    assert found is None or re.fullmatch(shape, found)
