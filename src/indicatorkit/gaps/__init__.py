"""Missing policies, and what becomes of inputs that do not apply: wrappers, so that no rule sees a gap."""

from __future__ import annotations

from .blame import blamed
from .policies import machine

__all__ = ["blamed", "machine"]
