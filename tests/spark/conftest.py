"""Spark on this machine, begun once for all of its tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.host": "127.0.0.1",
    "spark.log.level": "ERROR",
}


def begun(master: str, **settings: str) -> Any:
    """A session."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("tests")
    for name, value in (SETTINGS | settings).items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@pytest.fixture(scope="session")
def session() -> Iterator[Any]:
    """Two workers in one Java."""
    made = begun("local[2]")
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()
