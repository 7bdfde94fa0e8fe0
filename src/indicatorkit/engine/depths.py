"""Which steps can be walked in any order: those of one depth need nothing of each other."""

from __future__ import annotations

from ..plan import Plan


def depths(plan: Plan) -> list[list[int]]:
    """The steps of each depth, by their positions in the plan: first those that read answers alone."""
    depth: dict[int, int] = {}
    found: list[list[int]] = []
    for index, step in enumerate(plan.steps):
        here = max(depth.get(each.carrier.position, 0) for each in step.sources)
        depth[step.carrier.position] = here + 1
        if here == len(found):
            found.append([])
        found[here].append(index)
    return found
