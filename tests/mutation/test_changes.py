"""Which mutants a file has; only where mutmut is installed, with the extra `release`."""

from pathlib import Path

import pytest

pytest.importorskip("mutmut")
from tests.mutation.changes import mutants

TEXT = '''"""What it is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    LEFT = 1

MOST: int = 1


class Box:
    @property
    def size(self, more: int = 2) -> "int | None":
        """How large."""
        assert more > 0
        for each, _ in zip((), (), strict=True):
            return each + 1
        return None


def kind(of: object) -> str:
    match of:
        case int():
            return str(of)
        case _ as never:
            assert_never(never)
'''


LOOP = "for each, _ in zip((), (), strict=True):"


def test_what_may_become_of_a_file_and_where(tmp_path: Path) -> None:
    file = tmp_path / "box.py"
    file.write_text(TEXT, "utf-8")
    size, kind = ("Box.size", 12), ("kind", 21)
    assert [(*each.told(), each.within) for each in mutants(file)] == [
        ("MOST: int = 1", "MOST: int = None", None),
        ("MOST: int = 1", "MOST: int = 2", None),
        (*(f'def size(self, more: int = {more}) -> "int | None":' for more in (2, 3)), None),
        (LOOP, LOOP.replace("(), (), ", "None, (), "), size),
        (LOOP, LOOP.replace("(), (), ", "(), None, "), size),
        (LOOP, LOOP.replace("(), (), ", "(), "), size),
        (LOOP, LOOP.replace("(), (), ", "(), "), size),
        ("return each + 1", "return each - 1", size),
        ("return each + 1", "return each + 2", size),
        ("case int(): return str(of)", "", kind),
        ("return str(of)", "return str(None)", kind),
    ]
