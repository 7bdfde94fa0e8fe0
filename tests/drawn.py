"""Random frameworks, each with what the oracle makes of it: where laws begin that draw situations themselves."""

import random
from collections.abc import Iterator
from typing import Any

from indicatorkit.framework import Framework
from indicatorkit.toml.read import from_dict
from tests import oracle


def frameworks(rng: random.Random, drawer: Any, many: int) -> Iterator[tuple[dict[str, Any], Framework, oracle.Oracle]]:
    """Of so many documents drawn those that are not refused: of numbers also what is refused is drawn."""
    for _ in range(many):
        doc = drawer.framework(rng)
        framework = from_dict(doc).framework
        if framework is not None:
            yield doc, framework, oracle.Oracle(doc)
