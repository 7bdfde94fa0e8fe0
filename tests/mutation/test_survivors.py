"""The survivors that are argued for: each is still there to be argued for."""

from tests.mutation.kept import arguments
from tests.mutation.mutant import SOURCES


def test_each_stands_in_its_file_as_it_is_told() -> None:
    gone = []
    for file, was, now in arguments():
        lines = (SOURCES / file).read_text("utf-8").splitlines()
        if was not in " ".join(line.strip() for line in lines) or was == now:
            gone.append((file, was, now))
    assert gone == []


def test_each_has_a_reason() -> None:
    assert [at for at, why in arguments().items() if len(why) < 20] == []
