"""Why the system refused to open or write a file, in either language."""

from __future__ import annotations

import errno
from typing import Final

from ..light import dataclass
from . import Lang, say

KNOWN: Final = {
    errno.ENOENT: "not_there",
    errno.ENOTDIR: "not_there",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.EEXIST: "is_file",
    errno.EISDIR: "folder",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.ENAMETOOLONG: "long_name",
    errno.EINVAL: "strange_name",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an `OSError` says, where it is one that people meet; any other speaks for itself."""

    number: int
    text: str
    folder: str = ""

    def __call__(self, lang: Lang) -> str:
        """The reason in that language."""
        if self.folder:
            return say("system.no_folder", lang, folder=self.folder)
        key = KNOWN.get(self.number)
        return say(f"system.{key}", lang) if key else self.text

    def __str__(self) -> str:
        """As the system says it."""
        return self.text


def refusal(cause: OSError | ValueError, *, folder: str = "") -> Refusal:
    """Why it was refused; `folder` is one that is not there and should be.

    A `ValueError` is what a name gives in which a null stands.
    """
    if isinstance(cause, OSError):
        return Refusal(cause.errno or 0, cause.strerror or str(cause), folder)
    return Refusal(errno.EINVAL, str(cause), folder)
