"""Garbage and half-garbage, as it arrives: cells, records in long and wide form."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from .made import ANSWERS, FRAMEWORK

NOTHING = st.sampled_from(
    [
        None,
        math.nan,
        float("nan"),
        np.float32("nan"),
        np.nan,
        pd.NA,
        pd.NaT,
        np.datetime64("NaT", "s"),
        Decimal("NaN"),
        "",
    ]
) | st.text(alphabet=" \t\n\r\u00a0\u2007\u202f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad", max_size=4)

WORDS = [
    "ja", "Ja", " JA ", "nee", "deels", "n.v.t.", "weet niet", "Weet\u00a0niet", "geheim", "gereed", "In ontwikkeling",
    "noodopvang; gezinnen", "Gezinnen, met kinderen|jongeren", "geen", "geen; jongeren", "missing:confidential",
    "mischien", "NA", "nan", "None", "-", "#N/B", "1-2", "2024-01-05", "x", "true", "12", "1,5", "1.234", "1.234,5",
    "99", "3.0", "1e3", "1e999", "\u22125", "1/3",
]  # fmt: skip
NUMBERS = [0, 1, 3, 3.0, 1.5, -1, 99, 10**70, 1e300, math.inf, Decimal("2.5"), np.int8(2), np.float32(0.1)]
MOMENTS = [
    date(2024, 1, 5),
    datetime(2024, 1, 5, 12, tzinfo=UTC),
    pd.Timestamp("2024-07-01"),
    np.datetime64("2024-01-01"),
]
MANY = [["ja"], ["noodopvang", "jongeren"], [], ("geen",), {"jongeren"}, {"a": 1}]
ODD = st.sampled_from([True, False, np.True_, *NUMBERS, *MOMENTS, *MANY, b"ja", object])
CELLS = NOTHING | st.sampled_from(WORDS) | ODD | st.text(max_size=5) | st.floats() | st.integers()
ENTITIES = NOTHING | st.sampled_from(
    ["Ede", "ede", "\u2019s-Hertogenbosch", "'s Hertogenbosch", "0363", 363, 363.0, "Urk"]
)
WAVES = NOTHING | st.sampled_from(["2024-07", "2024-12", "2024 12", "2025", pd.Timestamp("2024-07-01")])
NAMES = [*ANSWERS, "stad", "Is er een plan?", "PLAN", "wonen", "huis", "klein", "iets anders", "Wonen Eerst"]


def sparse(columns: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Records in which any column may be absent."""
    return st.lists(st.fixed_dictionaries({}, optional=columns), max_size=8)


SIDE = {name: NOTHING | st.sampled_from(["een noot", "x"]) for name in ("toelichting", "bron", "flag")}
WIDE = sparse({"regio": ENTITIES, "wave": WAVES, **SIDE, **dict.fromkeys(NAMES, CELLS)})
LONG = sparse(
    {"entity": ENTITIES, "meting": WAVES, "item": NOTHING | st.sampled_from(NAMES), "antwoord": CELLS, **SIDE}
)
KEYS = {"entities": [None, ["Ede", "'s-Hertogenbosch", "0363"]]}
assert FRAMEWORK.waves
