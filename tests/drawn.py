"""Random frameworks, each with what the oracle makes of it, and rows of answers: where laws begin."""

import random
from collections.abc import Iterator
from typing import Any

from indicatorkit.framework import Framework
from indicatorkit.toml.read import from_dict
from tests import draw, oracle


def frameworks(rng: random.Random, drawer: Any, many: int) -> Iterator[tuple[dict[str, Any], Framework, oracle.Oracle]]:
    """Of so many documents drawn those that are not refused: of numbers also what is refused is drawn."""
    for _ in range(many):
        doc = drawer.framework(rng)
        framework = from_dict(doc).framework
        if framework is not None:
            yield doc, framework, oracle.Oracle(doc)


def wide_row(case: draw.Situation, number: int) -> dict[str, Any]:
    """A situation as a row of a wide table, of a region of this number."""
    said = {**case.answers, **case.attributes}
    answers = {id_: f"missing:{each[1]}" if isinstance(each, tuple) else each for id_, each in said.items()}
    return {"entity": f"Regio {number}", "wave": case.wave, **answers}
