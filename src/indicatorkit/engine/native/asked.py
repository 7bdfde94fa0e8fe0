"""Which kernel the user asks for: one variable of the environment, read here and nowhere else."""

from __future__ import annotations

import os
from typing import Final

from ...errors import IndicatorkitError
from ...issues import Issue, Where, guess

VARIABLE: Final = "INDICATORKIT_KERNEL"
NATIVE: Final = ("plain", "avx2", "avx512")
"""The paths of the compiled kernel, as `kernel.c` numbers them."""
WORDS: Final = ("auto", "numpy", *NATIVE)


def asked() -> str:
    """`auto`, unless the user says that numpy is to be used or names a path of the compiled kernel."""
    word = os.environ.get(VARIABLE) or "auto"
    if word not in WORDS:
        says = {"found": word, "known": ", ".join(WORDS), "guess": guess(word, [*WORDS])}
        raise IndicatorkitError([Issue("error", "unknown-kernel", Where(file=VARIABLE), says)])
    return word
