"""Unreachable objects are looked for again after a document was read, unless nobody looked for them before."""

import gc

import pytest

from indicatorkit.garbage import left_alone


@left_alone()
def made(*, fails: bool) -> bool:
    """Whether unreachable objects are looked for meanwhile."""
    if fails:
        raise ZeroDivisionError
    return gc.isenabled()


@pytest.mark.parametrize("was_on", [True, False])
def test_afterwards_it_is_as_it_was(was_on: bool) -> None:
    try:
        if not was_on:
            gc.disable()
        assert not made(fails=False)
        assert gc.isenabled() is was_on
        with pytest.raises(ZeroDivisionError):
            made(fails=True)
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
