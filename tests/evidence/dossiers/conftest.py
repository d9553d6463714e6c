"""One Spark session for all tests of the room: a real one, which needs Java 17."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.evidence.dossiers.engines.spark_engine import SparkEngine


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkEngine]:
    """Spark on this computer."""
    from cchc_rules.evidence.dossiers.engines.spark_engine import SparkEngine, spark_session

    yield SparkEngine("local[2]")
    spark_session("local[2]").stop()
