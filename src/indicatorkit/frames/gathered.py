"""Findings about many batches as those about one: each told once with a few places, the others counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ..issues import Issue
from .findings import MOST_PLACES

MOST_ISSUES: Final = 100
MORE: Final = "and-more"


class Gathered:
    """The issues of all batches so far; of what is not shown it is known how often it was."""

    def __init__(self) -> None:
        self.shown: dict[tuple[str, str, str], Issue] = {}
        self.more: dict[tuple[str, str], int] = {}

    def add(self, issues: Iterable[Issue], batch: int) -> None:
        """Those of one more batch, which is told with each."""
        for each in issues:
            if each.code == MORE:
                self.count(each.severity, each.params["cause"], each.params["number"])
                continue
            key = (each.severity, each.code, each.text("en"))
            known = self.shown.get(key)
            if known is None and len(self.shown) >= MOST_ISSUES:
                self.count(each.severity, each.code, 1 + len(each.also))
            elif known is None:
                self.shown[key] = replace(each, params={**each.params, "batch": batch})
            else:
                self.shown[key] = self.together(known, each)

    def together(self, known: Issue, again: Issue) -> Issue:
        """One finding of two that say the same."""
        places = (*known.also, again.where, *again.also)
        self.count(known.severity, known.code, max(0, len(places) + 1 - MOST_PLACES))
        times = known.params.get("times", 1) + again.params.get("times", 1)
        return replace(known, params={**known.params, "times": times}, also=places[: MOST_PLACES - 1])

    def count(self, severity: str, code: str, number: int) -> None:
        """So many more of a kind that are not shown."""
        if number:
            self.more[severity, code] = self.more.get((severity, code), 0) + number

    def issues(self) -> tuple[Issue, ...]:
        """The issues to show, each kind with how many more there were."""
        rest = (
            Issue(severity, MORE, params={"number": number, "cause": code})  # type: ignore[arg-type]  # from an issue
            for (severity, code), number in self.more.items()
        )
        return (*self.shown.values(), *rest)
