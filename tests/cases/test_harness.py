"""The harness sees a wrong outcome, a missing one, and one that was not published; on a table that is made up."""

from pathlib import Path

import pytest

from .published import Column, Published

STARS = Published(
    id="nursing_home_five_star",
    entity="home",
    others=("town",),
    called={"inspectie": "health_inspection"},
    columns=(Column("overall", "overall", "level", words={"five": "5"}), Column("overall", "number", "number")),
)
TABLE = """home,town,inspectie,staffing,qm,overall,number
Linden,A,3,5,3,4,4
Eik,A,5,,3,five,5
Beuk,B,,5,5,,
"""


def disagreements(table: str, tmp_path: Path) -> dict[str, tuple[int, list[str]]]:
    folder = tmp_path / STARS.id
    folder.mkdir()
    (folder / "data.csv").write_text(table, encoding="utf-8")
    return STARS.disagreements(tmp_path)


def test_a_table_of_which_the_framework_says_the_same_has_no_disagreements(tmp_path: Path) -> None:
    assert disagreements(TABLE, tmp_path) == {"overall": (3, []), "number": (3, [])}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("3,4,4", "3,3,4", {"overall": ["Linden: 3, not 4 (4.0)"], "number": []}),
        ("3,4,4", "3,4,4.5", {"overall": [], "number": ["Linden: 4.5, not 4 (4.0)"]}),
        ("3,4,4", "3,,", {"overall": ["Linden: nothing, not 4 (4.0)"], "number": ["Linden: nothing, not 4 (4.0)"]}),
        ("5,5,,", "5,5,1,1", {"overall": ["Beuk: 1, not nan (nan)"], "number": ["Beuk: 1, not nan (nan)"]}),
    ],
)
def test_what_is_published_otherwise_is_seen(
    right: str, wrong: str, said: dict[str, list[str]], tmp_path: Path
) -> None:
    found = disagreements(TABLE.replace(right, wrong), tmp_path)
    assert {name: rows for name, (_, rows) in found.items()} == said
