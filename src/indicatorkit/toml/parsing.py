"""From text to a table of values: by tomli, with numbers read as exact decimals; a text that is no TOML as mistakes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import tomli

from .mistakes import mistake
from .newer import newer
from .stop import Mistake

MOST_RETRIES: Final = 20
LARGEST_TO_RETRY: Final = 1_000_000


def parse(text: str) -> tuple[dict[str, Any], tuple[Mistake, ...]]:
    """The table, and the mistakes that keep the text from being TOML; with any mistake the table is empty.

    A mistake that stays on its own line is blanked out, and the rest is read on, so that several are found at once.
    """
    found: list[Mistake] = []
    while True:
        try:
            table = tomli.loads(text, parse_float=Decimal)
        except tomli.TOMLDecodeError as error:
            here = mistake(text, error.msg, error.pos)
        except (ValueError, RecursionError) as error:
            here = Mistake("not-toml", 0, 1, {"found": str(error)})
        else:
            later = None if found else newer(text)
            return ({} if found or later else table), (later,) if later is not None else tuple(found)
        last = found[-1].start if found else -1
        if here.start <= last:
            return {}, tuple(found)
        found.append(here)
        if not here.own_line or len(found) > MOST_RETRIES or len(text) > LARGEST_TO_RETRY:
            return {}, tuple(found)
        text = _without_line(text, here.start)


def _without_line(text: str, offset: int) -> str:
    """The text with the line at that place made empty; all other places stay where they are."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"
