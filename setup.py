"""What pyproject.toml cannot say: `frameworks/` and the made-up answers of `examples/` are installed in the package.

An editable install needs no copy: the library then finds the folders where they lie, at the top of the repository.
"""

from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

from setuptools import setup
from setuptools.command.build_py import build_py

FOLDERS = {Path("frameworks"): (), Path("examples/national"): ("*.py", "*.md")}
"""What is copied, and what in it is not."""


class BuildWithFolders(build_py):
    """The build of the modules, with the shipped frameworks and made-up answers beside them."""

    def run(self) -> None:
        """Build into an empty folder, so that a file that was renamed leaves no ghost in the wheel."""
        target = Path(self.build_lib) / "indicatorkit"
        if not self.editable_mode:
            rmtree(target, ignore_errors=True)
        super().run()
        if not self.editable_mode:
            for folder, left in FOLDERS.items():
                copytree(folder, target / folder, ignore=ignore_patterns(".*", "__pycache__", *left))

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:  # noqa: FBT001, FBT002  # as setuptools calls it
        """Also what is in the folders."""
        target = Path(self.build_lib) / "indicatorkit"
        copied = [path for folder in FOLDERS for path in (target / folder).rglob("*")]
        return [*super().get_outputs(include_bytecode), *(str(path) for path in copied if path.is_file())]


setup(cmdclass={"build_py": BuildWithFolders})
