"""RELIABILITY.md: a line for each row, what was measured, and every slice with its seed, moment and commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from .rows import ROWS, Row
from .slices import Figure, Slice, figure

HEAD = """# Reliability

Figures, not claims: each row is a property, with how often it was tried, and how often it failed. Nobody typed a
number: `python -m tests.release` wrote this file from what the tests themselves counted. With the seed of a slice its
tests try the same again: `pytest -n0 --hypothesis-seed SEED --thorough N TESTS`. What was not run says so.
"""
FEW = 3


def page(slices: Sequence[Slice]) -> str:
    """The whole file."""
    figures = [figure(row, slices) for row in ROWS]
    parts = [HEAD, "\n".join(table(figures))]
    below = (failures(figures), left_out(figures), measured(figures), made(figures), ran(slices))
    parts += ["\n".join(part) for part in below if part]
    text = "\n\n".join(part.rstrip() for part in parts) + "\n"
    return f"{text}\n<!-- {seal(text)} -->\n"


def seal(text: str) -> str:
    """By which a test notices that somebody typed in the file after all."""
    return sha256(text.encode()).hexdigest()[:16]


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """A line for each row."""
    yield "| | what holds | tried | for a release | seeds | when | commits |"
    yield "|---:|---|---|---:|---|---|---|"
    for each in figures:
        row, ran_ = each.row, [one for one in each.slices if one.is_finished]
        aim = f"{row.target:,}" if row.target else "all there are"
        seeds = few([str(one.seed) for one in ran_ if one.seed is not None])
        when = span([one.began[:10] for one in ran_])
        commits = few([one.commit for one in ran_ if one.commit])
        yield f"| {row.number} | {row.says} | {said(each)} | {aim} | {seeds} | {when} | {commits} |"


def made(figures: Iterable[Figure]) -> list[str]:
    """Which tests make each figure, or would."""
    tests = {each.row.number: counted(each) or each.row.tests for each in figures}
    return [
        "## Tests",
        "",
        *(f"* row {row}: {', '.join(f'`{test}`' for test in of)}" for row, of in tests.items() if of),
    ]


def counted(figure: Figure) -> list[str]:
    """The files of the tests that tried something for a row."""
    tests = [(id_, each) for one in figure.slices for id_, each in one.tests.items()]
    return sorted({id_.partition("::")[0] for id_, each in tests if "::" in id_ and each.tried.get(figure.row.number)})


def said(figure: Figure) -> str:
    """How much was tried, what failed, and what was left out."""
    if not any(each.is_finished for each in figure.slices):
        return "not run"
    failed = f"**{len(figure.failed)} failed**" if figure.failed else "0 failed"
    left_out = f", **{len(figure.left_out)} not run**" if figure.left_out else ""
    return f"{figure.tried:,} {figure.row.unit} tried, {failed}{left_out}"


def failures(figures: Iterable[Figure]) -> list[str]:
    """The tests that failed, and with which seed."""
    found = [
        f"* row {each.row.number}: `{test}`"
        + (f", seed {one.seed}, thorough {one.thorough}, commit {one.commit}" if one.seed is not None else "")
        for each in figures
        for one in each.slices
        for test in one.failed(each.row)
    ]
    return ["## Failed", "", *found] if found else []


def left_out(figures: Iterable[Figure]) -> list[str]:
    """The tests that nobody could run, for want of what they need, and why."""
    found = [": ".join(_left_out(each, test)) for each in figures for test in each.left_out]
    return ["## Not run", "", *found] if found else []


def _left_out(figure: Figure, test: str) -> list[str]:
    """A test that nobody could run, and each reason once."""
    whys = dict.fromkeys(why for one in figure.slices for why in one.why_not(test))
    return [f"* row {figure.row.number}: `{test}`", *whys]


def measured(figures: Iterable[Figure]) -> list[str]:
    """What tests of rows that measure had to tell, each as the last slice has it."""
    found: list[str] = []
    for each in figures:
        told = {line: None for one in last_of_each(each) for line in one.told(each.row)} if each.row.tells else {}
        found += ["", f"{each.row.number}. {each.row.says}", "", *(f"   * {line}" for line in told)] if told else []
    return ["## Measured", *found] if found else []


def last_of_each(figure: Figure) -> list[Slice]:
    """The last slice in which each test ran."""
    return list({test: each for each in figure.slices for test in each.tests}.values())


def ran(slices: Iterable[Slice]) -> list[str]:
    """Every slice."""
    head = ["## Slices", "", "| slice | rows | outcome | seed | thorough | began (UTC) | took | commit |"]
    lines = [f"| {' | '.join(cells(each))} |" for each in slices]
    return [*head, "|---|---|---|---:|---:|---|---:|---|", *lines] if lines else []


def cells(one: Slice) -> tuple[str, ...]:
    """What there is to say of a slice."""
    rows, seed = ", ".join(map(str, one.rows)) or "all", "" if one.seed is None else str(one.seed)
    return one.name, rows, one.outcome, seed, str(one.thorough), one.began, f"{one.seconds:.0f} s", one.commit


def few(words: Iterable[str]) -> str:
    """The first of them, and how many more."""
    all_ = list(dict.fromkeys(words))
    more = f" and {len(all_) - FEW} more" if len(all_) > FEW else ""
    return ", ".join(all_[:FEW]) + more


def span(days: Sequence[str]) -> str:
    """From the first to the last."""
    first, last = min(days, default=""), max(days, default="")
    return first if first == last else f"{first} to {last}"


def plain(rows: Sequence[Row], slices: Sequence[Slice]) -> str:
    """The same for a terminal: a line for each row."""
    figures = [figure(row, slices) for row in rows]
    lines = [f"{each.row.number:>3}  {said(each)}" for each in figures]
    return "\n".join([*lines, *failures(figures), *left_out(figures)])
