"""What pyproject.toml cannot say: the folder `frameworks/`, at the top of the repository, is installed in the package.

An editable install needs no copy: the library then finds the folder where it lies.
"""

from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

from setuptools import setup
from setuptools.command.build_py import build_py

FRAMEWORKS = Path("frameworks")


class BuildWithFrameworks(build_py):
    """The build of the modules, with the shipped frameworks beside them."""

    def run(self) -> None:
        """Build into an empty folder, so that a file that was renamed leaves no ghost in the wheel."""
        target = Path(self.build_lib) / "indicatorkit"
        if not self.editable_mode:
            rmtree(target, ignore_errors=True)
        super().run()
        if not self.editable_mode:
            copytree(FRAMEWORKS, target / FRAMEWORKS.name, ignore=ignore_patterns(".*", "__pycache__"))

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:  # noqa: FBT001, FBT002  # as setuptools calls it
        """Also the frameworks."""
        copied = (Path(self.build_lib) / "indicatorkit" / FRAMEWORKS.name).rglob("*")
        return [*super().get_outputs(include_bytecode), *(str(path) for path in copied if path.is_file())]


setup(cmdclass={"build_py": BuildWithFrameworks})
