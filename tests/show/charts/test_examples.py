"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from summitry.rules import plover
from summitry.show.charts import earth, scale, svg


@pytest.mark.parametrize("module", [earth, plover, scale, svg])
def test_examples(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert failed == 0
    assert tried > 0
