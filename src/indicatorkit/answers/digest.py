"""The digest of answers: one number that says which answers these were, whatever file or order they came in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256


def digest(keys: Iterable[tuple[str, str, str]], words: Mapping[str, Sequence[str]]) -> str:
    """SHA-256 of the answers, in hexadecimal: 64 digits.

    `keys` are entity, wave and perspective of each row; `words[item]` says for each row what the answer is, empty where
    nothing is known of it. Each row is one line of JSON, `[entity, wave, perspective, {item: word}]`, without spaces,
    the items in alphabetical order and without those that are empty; the lines are sorted, joined by line feeds, and
    hashed in UTF-8. So the order of rows and of items makes no difference, and any other answer, reason or key does.

    >>> digest([("Ede", "2024", "")], {"plan": ["ja"], "huis": [""]})[:12]
    'c983402bac1d'
    >>> digest([("Ede", "2024", "")], {"huis": [""], "plan": ["ja"]})[:12]
    'c983402bac1d'
    """
    columns = [(item, words[item]) for item in sorted(words)]
    lines = [
        _line([*key, {item: column[row] for item, column in columns if column[row]}]) for row, key in enumerate(keys)
    ]
    return sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()


def _line(row: list[object]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
