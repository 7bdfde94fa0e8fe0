"""Verdicts as JUnit XML: a suite for each property, a case for each node; what is unknown or a fact is no failure."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ..issues import Issue
from .telling import Telling
from .verdicts import Verdict


def junit(telling: Telling) -> str:
    """One document, in the language of the telling. An unknown verdict and an accepted exception are skipped."""
    suites: dict[str, list[Verdict]] = {}
    for each in telling.verdicts:
        suites.setdefault(each.claim, []).append(each)
    failing = telling.failing
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<testsuites {_totals(telling.verdicts, len(failing))}>"]
    for claim, verdicts in suites.items():
        lines.append(f"  <testsuite name={quoteattr(claim)} {_totals(verdicts)}>")
        lines += [line for each in verdicts for line in _case(telling, each)]
        lines.append("  </testsuite>")
    if failing:
        lines.append(f'  <testsuite name="example" {_totals((), len(failing))}>')
        lines += [line for each in failing for line in _of_example(telling, each)]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>", ""])


def _totals(verdicts: Sequence[Verdict], failing: int = 0) -> str:
    failures, skipped = failing + sum(each.fails for each in verdicts), sum(map(_is_skipped, verdicts))
    return f'tests="{len(verdicts) + failing}" failures="{failures}" errors="0" skipped="{skipped}"'


def _is_skipped(verdict: Verdict) -> bool:
    return not verdict.fails and (verdict.status == "unknown" or verdict.accepted is not None)


def _case(telling: Telling, verdict: Verdict) -> list[str]:
    name = f"{verdict.node} ({verdict.scope})"
    framework = telling.framework
    head = f"    <testcase classname={quoteattr(f'{framework.id}.{verdict.claim}')} name={quoteattr(name)}"
    if verdict.fails:
        text = escape("\n".join(telling.details(verdict)))
        sentence = quoteattr(telling.sentence(verdict))
        return [f"{head}>", f"      <failure message={sentence}>{text}</failure>", "    </testcase>"]
    if _is_skipped(verdict):
        sentence = quoteattr(verdict.accepted or telling.sentence(verdict))
        return [f"{head}>", f"      <skipped message={sentence}/>", "    </testcase>"]
    return [f"{head}/>"]


def _of_example(telling: Telling, issue: Issue) -> list[str]:
    """An example that does not come out, named after its place."""
    name, text = quoteattr(issue.where.text(telling.lang)), issue.text(telling.lang)
    head = f"    <testcase classname={quoteattr(f'{telling.framework.id}.example')} name={name}>"
    return [
        head,
        f"      <failure message={quoteattr(text)}>{escape(issue.render(telling.lang))}</failure>",
        "    </testcase>",
    ]
