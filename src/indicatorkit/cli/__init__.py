"""The verbs as commands; exit codes 0 ok, 1 findings, 2 usage or unusable input, 3 our own fault, 130 interrupted."""

from __future__ import annotations

from .main import main

__all__ = ["main"]
