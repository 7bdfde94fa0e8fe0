"""What is of a later TOML is found wherever it stands; a text is looked at sign by sign only where it may be there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import tomli

from indicatorkit.toml.newer import _PLAIN, first_newer, newer
from tests.release.sizes import chance

FRAMEWORKS = sorted((Path(__file__).parents[2] / "frameworks").glob("*.toml"))
PIECES = (
    *("\n", "a = 1", ", ", "{ ", " }", "{ b = ", "[", "]", "[\n1,\n]", "# it's {\n", "k = ", "12:30", "12:30:15", "é"),
    *("'", '"', "'''", '"""', "\\e", "\\x41", "\\\\e", "\\n", "''", '""', "{ a = 1, }", "{ a = [\n], b = 'x' }"),
    *(
        "d = 'x\\e'",
        'd = "it\'s {"',
        'd = """a" \'b\\e\' """"',
        "e = 1979-05-27 07:32",
        "f = { g = { h = { i = {} } } }",
    ),
)
TEXTS = 20_000


@pytest.mark.parametrize("file", FRAMEWORKS, ids=lambda file: file.stem)
def test_what_is_shipped_is_plain(file: Path) -> None:
    assert _PLAIN.fullmatch(file.read_text("utf-8"))


def test_a_text_that_is_plain_holds_nothing_of_later_sign_by_sign() -> None:
    rng, plain, later = chance("newer"), 0, 0
    for text in (drawn(rng) for _ in range(TEXTS)):
        if is_sound(text):
            assert newer(text) == first_newer(text), text
            later += newer(text) is not None
            plain += _PLAIN.fullmatch(text) is not None
    assert later > 100
    assert plain > 100


def drawn(rng: random.Random) -> str:
    """Pieces of lines, in some order, with a key before some of them."""
    lines = ("".join(rng.choices(PIECES, k=rng.choice((1, 1, 2, 3)))) for _ in range(rng.randint(1, 3)))
    return "\n".join(f"{rng.choice(('', f'x{number} = '))}{line}" for number, line in enumerate(lines))


def is_sound(text: str) -> bool:
    """Whether it is TOML, of the latest version that the parser knows."""
    try:
        tomli.loads(text)
    except ValueError:
        return False
    return True
