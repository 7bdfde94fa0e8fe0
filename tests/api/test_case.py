"""One case: what it takes for answers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import indicatorkit as ik

SAID = {"flexwoningen": "ja", "optoppen": "nee"}


@pytest.mark.parametrize("answers", [None, [SAID], "flexwoningen", 3], ids=str)
@pytest.mark.parametrize("name", ["nad", "norm_voor_opdrachtgeverschap"])
def test_what_is_no_dict_is_refused(name: str, answers: Any) -> None:
    framework = ik.load(name)
    for ask in (lambda: ik.score_case(framework, answers), lambda: ik.score_case(framework, {}).what_if(answers)):
        with pytest.raises(ik.DataError) as refused:
            ask()
        (issue,) = refused.value.issues
        assert (issue.code, issue.params["found"]) == ("not-a-case", type(answers).__name__)


def test_a_row_of_a_frame_is_a_case() -> None:
    framework = ik.load("nad")
    row = pd.DataFrame([SAID]).iloc[0]
    assert ik.score_case(framework, row).as_dict() == ik.score_case(framework, SAID).as_dict()
