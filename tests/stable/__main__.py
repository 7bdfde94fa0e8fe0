"""Accepts what comes out now, and says what changed and which marks the starred line of CHANGELOG.md has to name."""

import indicatorkit as ik
from tests.stable.outcomes import differences, file_of, keep, kept, outcomes

for id_ in sorted(ik.frameworks()):
    found = outcomes(ik.load(id_))
    changed = [*differences(kept(id_), found)] if file_of(id_).exists() else ["new"]
    if changed:
        keep(id_, found)
        print(f"{id_} ({found['mark']})", *changed, sep="\n  ")  # noqa: T201  # what it is for
