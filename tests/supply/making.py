"""What a release consists of: the wheel, the source archive, and the bill of materials of what the wheel brings along.

`python -m tests.supply dist` makes all three and checks them. They are made of a copy of the tree, in environments of
their own, so that nothing that lies about can get in.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indicatorkit.version import __version__

ROOT = Path(__file__).parents[2]
LEFT = ("build", "dist", "*.egg-info", "__pycache__", ".*")
"""What is no part of the tree: what was built of it, and what tools keep."""


@dataclass(frozen=True)
class Dist:
    """The two archives."""

    wheel: Path
    source: Path


def run(
    *command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A tool of this environment, by its name; what it says is the error when it fails."""
    done = attempt(*command, cwd=cwd, env=env)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed\n{done.stdout}\n{done.stderr}")
    return done


def attempt(
    *command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The same for a tool that may fail. It is one of this environment, whichever is active; or a path to another."""
    name, *rest = map(str, command)
    beside = Path(sys.executable).parent / name
    program = str(beside) if beside.exists() else name
    return subprocess.run([program, *rest], capture_output=True, text=True, cwd=cwd, env=env, check=False)


def built(out: Path, copy: Path) -> Dist:
    """The archives of the tree, in the folder `out`; `copy` is where the tree may be copied to."""
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT))
    run("pyproject-build", "--installer", "uv", "--outdir", out, copy)
    (wheel,), (source,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Dist(wheel, source)


def bare(wheel: Path, folder: Path) -> Path:
    """The Python of a fresh environment with the wheel, the newest of what it needs, and nothing else."""
    run("uv", "venv", "--quiet", "--python", sys.executable, folder)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    run("uv", "pip", "install", "--quiet", "--python", python, wheel)
    return python


def materials(python: Path, out: Path) -> Path:
    """The bill of materials of an environment, as CycloneDX has it, checked against its schema."""
    project = out.with_suffix(".toml")  # with the version in it, which stands in a module
    said = (ROOT / "pyproject.toml").read_text("utf-8").replace('dynamic = ["version"]', f'version = "{__version__}"')
    project.write_text(said, "utf-8")
    options = ("--mc-type", "library", "--output-reproducible", "--output-format", "JSON", "--validate")
    run("cyclonedx-py", "environment", *options, "--pyproject", project, "--output-file", out, python)
    project.unlink()
    return out


def check(dist: Dist) -> None:
    """What the packaging tools think of the archives, and of pyproject.toml; the first complaint is the error."""
    run("twine", "check", "--strict", dist.wheel, dist.source)
    run("check-wheel-contents", "--config", ROOT / "pyproject.toml", dist.wheel)
    run("validate-pyproject", ROOT / "pyproject.toml")
