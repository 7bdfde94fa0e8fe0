"""Tables of plain text: names fold on the left, heads fold on the right, and nothing is lost."""

from __future__ import annotations

from hypothesis import given, strategies as st

from indicatorkit.words.grid import Line, grid

HEAD = ("node", "as written", "grey_unless_decided")


def test_where_there_is_room_nothing_folds() -> None:
    assert list(grid(HEAD, [Line("Trees", ("2", "10"))], 80)) == [
        "node   as written  grey_unless_decided",
        "──────────────────────────────────────",
        "Trees           2                   10",
    ]


def test_heads_fold_at_spaces_and_underscores_before_names_do() -> None:
    assert list(grid(HEAD, [Line("Trees in the streets", ("2", "10"))], 40)) == [
        "                                 grey_",
        "                           as  unless_",
        "node                  written  decided",
        "──────────────────────────────────────",
        "Trees in the streets        2       10",
    ]


def test_names_fold_and_stand_under_what_they_belong_to() -> None:
    lines = [Line("Green in the whole of the town", ("1",)), Line("Trees in all of the streets", ("2",), depth=1)]
    assert list(grid(("node", "n"), lines, 27)) == [
        "node                      n",
        "───────────────────────────",
        "Green in the whole of     1",
        "  the town",
        "  Trees in all of the     2",
        "    streets",
    ]


NAMES = st.text("abc _\u00a0", min_size=1, max_size=30).filter(str.strip)


@given(st.lists(NAMES, min_size=2, max_size=5), st.data(), st.integers(1, 130))
def test_all_that_is_given_is_there(head: list[str], data: st.DataObject, width: int) -> None:
    cells = st.lists(st.integers(0, 10**6).map(str), min_size=len(head) - 1, max_size=len(head) - 1)
    lines = data.draw(st.lists(st.builds(Line, NAMES, cells, st.integers(0, 3)), max_size=5))
    text = "\n".join(grid(head, lines, width))
    for line in lines:
        assert all(cell in text for cell in line.cells)
    for letter in "abc":
        assert text.count(letter) == sum(each.count(letter) for each in (*head, *(line.name for line in lines)))
