"""Answers, read once and scored often."""

from __future__ import annotations

import pytest

import indicatorkit as ik


def test_answers_that_were_read_are_not_read_again_in_another_way() -> None:
    nad = ik.load("nad")
    read = ik.read_answers(nad, [{"entity": "Ede", "optoppen": "ja"}])
    assert ik.score(nad, read).entities == ("Ede",)
    for said in ({"entities": ["Ede", "Oss"]}, {"waves": ["2024-06"]}, {"wave": "2024-06"}, {"others": [nad]}):
        with pytest.raises(ik.DataError) as refused:
            ik.score(nad, read, **said)  # type: ignore[arg-type]
        assert refused.value.issues[0].code == "already-read"


def test_no_name_at_all_is_no_file() -> None:
    for nothing in ("", [""]):
        with pytest.raises(ik.DataError) as refused:
            ik.read_answers(ik.load("nad"), nothing)
        assert refused.value.issues[0].code == "path-empty"
