"""Labels beside each other: in order, none over another, and near to where they would be."""

from hypothesis import given, strategies as st

from indicatorkit.report.pictures.spreading import spread

BOXES = st.lists(st.tuples(st.floats(-200, 200), st.floats(1, 30)), max_size=30)


def test_who_has_room_stays() -> None:
    assert spread([-50, 0, 50], [10, 10, 10], -100, 100) == [-55, -5, 45]


def test_who_would_be_over_another_moves_down_and_at_the_end_up() -> None:
    assert spread([0, 0], [10, 10], -100, 100) == [-5, 5]
    assert spread([98, 99], [10, 10], -100, 100) == [80, 90]


def test_without_room_they_begin_at_the_top() -> None:
    assert spread([0, 0, 0], [10, 10, 10], -5, 5) == [-5, 5, 15]


@given(BOXES)
def test_none_lies_over_another(boxes: list[tuple[float, float]]) -> None:
    wanted, heights = [each[0] for each in boxes], [each[1] for each in boxes]
    tops = spread(sorted(wanted), heights, -500, 500)
    ends = [top + height for top, height in zip(tops, heights, strict=True)]
    assert all(end <= top + 1e-6 for end, top in zip(ends, tops[1:], strict=False))
    if sum(heights) <= 1000 and boxes:
        assert tops[0] >= -500 - 1e-6
        assert ends[-1] <= 500 + 1e-6
