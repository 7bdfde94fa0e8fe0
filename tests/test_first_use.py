"""Packages whose names are loaded on first use can be sent to other processes by those who use them, as any module."""

import copy
import pickle

import indicatorkit as ik
from indicatorkit import api


def test_the_package_is_pickled_by_its_name() -> None:
    assert pickle.loads(pickle.dumps(ik)) is ik
    assert pickle.loads(pickle.dumps(api)) is api
    assert copy.deepcopy(ik) is ik
