"""What the index of packages knows of weaknesses: pip-audit asks it, and of a mirror there is another way to ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from packaging.version import Version

from .making import attempt

OF_A_PROJECT = "https://pypi.org/pypi/{}/json"
"""https://docs.pypi.org/api/json: asked of a project, `vulnerabilities` are those of its newest release."""

Releases = Mapping[str, str]


def weaknesses(releases: Releases, folder: Path) -> dict[str, list[str]]:
    """The weaknesses that are known of each release; a package of which nothing can be said is left out.

    pip-audit asks for each release. An index that answers for whole projects only, as some mirrors do, knows of the
    newest one: that is an answer for a package of which the newest is meant.
    """
    found = audited(releases, folder)
    for name in releases.keys() - found.keys():
        about = of_project(name)
        if about is not None and Version(about["info"]["version"]) == Version(releases[name]):
            found[name] = [weak["id"] for weak in about["vulnerabilities"] if not weak["withdrawn"]]
    return found


def audited(releases: Releases, folder: Path) -> dict[str, list[str]]:
    """What pip-audit says; nothing when its service cannot be reached."""
    asked = folder / "asked.txt"
    asked.write_text("\n".join(f"{name}=={version}" for name, version in releases.items()), "utf-8")
    done = attempt("pip-audit", "--requirement", asked, "--no-deps", "--disable-pip", "--format", "json")
    try:
        answers = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return {}
    known = [each for each in answers if "skip_reason" not in each]
    return {each["name"]: [weak["id"] for weak in each["vulns"]] for each in known}


def of_project(name: str) -> dict[str, Any] | None:
    """The page of a project; none when there is no network, or no such page."""
    try:
        with urlopen(OF_A_PROJECT.format(name), timeout=30) as page:
            return dict(json.load(page))
    except (URLError, TimeoutError, ValueError):
        return None
