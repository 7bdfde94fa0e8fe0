"""What everybody does with a framework file: `came_of` reads it, looks what is wrong, scores one case and asks why.

Whatever the file says, it is refused in words, or all of this works. Anything else that is raised is a find.
"""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

import indicatorkit as ik
from indicatorkit.issues import Issue

LONGEST = 2_000
"""Characters that a message may have; the author reads it."""
MOST_ASKED = 3


def came_of(file: Path, *, whole: bool = True) -> str:
    """`refused` or `read`; what is read is checked, scored and explained too, unless only reading is asked for."""
    try:
        framework = ik.load(file)
    except ik.FrameworkError as refused:
        issues = refused.issues
    else:
        for issue in ik.check(file) if whole else ():
            judge(issue, file)
        if whole:
            used(framework, file)
        return "read"
    assert issues
    for issue in issues:
        judge(issue, file)
    return "refused"


def used(framework: ik.Framework, file: Path) -> None:
    """One case with answers that are words of the file is scored, and some of its nodes are explained."""
    words = ["", 3, *(each.decode() for each in re.findall(rb'"(\w{1,30})"', file.read_bytes()[:5_000]))]
    try:
        asked = list(ik.score_case(framework, {}))
        case = ik.score_case(framework, dict(zip(asked, cycle(words), strict=False)))
        texts = [case.explain(node).text("nl") for node in asked[:MOST_ASKED]]
    except ik.IndicatorkitError as refused:
        texts = [each.render(lang) for each in refused.issues for lang in ("nl", "en")] or [""]
    assert all(texts)


def judge(issue: Issue, file: Path) -> None:
    """A problem can be told in both languages, in a few lines, and stands at a place that there is."""
    for lang in ("nl", "en"):
        assert 0 < len(issue.text(lang)) <= LONGEST, issue.code
        assert len(issue.hint(lang)) <= LONGEST, issue.code
        assert issue.render(lang)
    if issue.code == "and-more-issues":
        return
    data = file.read_bytes()
    for where in (issue.where, *issue.also):
        if data:
            assert where.line and where.column, issue.code
            lines = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").decode("utf-8", "replace").split("\n")
            assert where.line <= len(lines), issue.code
            assert where.column <= len(lines[where.line - 1]) + 1, issue.code
            assert where.excerpt == lines[where.line - 1], issue.code
