"""What it ran on: versions, processor, cores."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

LIBRARIES: Final = (
    "indicatorkit", "numpy", "pandas", "pyarrow", "polars", "duckdb", "zen-engine", "common-expression-language",
)  # fmt: skip


def machine() -> str:
    """Versions of what is installed on the first line, the processor on the second."""
    versions = [f"Python {platform.python_version()}", *(found for name in LIBRARIES if (found := _version(name)))]
    return f"{', '.join(versions)}\n{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def processor() -> str:
    """The model of the processor, as the system gives it."""
    told = Path("/proc/cpuinfo")
    if told.is_file():
        for line in told.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""
