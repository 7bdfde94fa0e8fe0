"""The dashboard that is shipped, with the made-up answers of its 43 regions in one wave."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import indicatorkit as ik
from indicatorkit.plan import Plan

FILE: Final = Path(__file__).parents[1] / "examples" / "national" / "nad" / "answers.csv"
WAVE: Final = "2025-12"


def regions() -> pd.DataFrame:
    """A row for each region, a column for each question."""
    answers = pd.read_csv(FILE, sep=";", dtype=str)
    return answers[answers["wave"] == WAVE].drop(columns=["by", "flag"]).reset_index(drop=True)


def coded(framework: ik.Framework, plan: Plan) -> NDArray[np.uint8]:
    """The same as codes of this plan, shape (leaves, regions)."""
    columns = ik.read_answers(framework, regions()).record.columns
    return np.stack([np.frombuffer(columns[leaf.id].codes, dtype=np.uint8) for leaf in plan.leaves])
