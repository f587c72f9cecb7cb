"""Epochs a second of ERFA's dtdb (the full 787-term series) on arrays, and its answers for comparison."""
import json
import time

import erfa
import numpy

count = 20000
dates = 2441683.5 + numpy.random.default_rng(1972).uniform(0, 17361, count)
whole = numpy.floor(dates) + 0.5
part = dates - whole
sample = erfa.dtdb(whole[:200], part[:200], 0.0, 0.0, 0.0, 0.0)
figures = []
for _ in range(7):
    start = time.perf_counter()
    erfa.dtdb(whole, part, 0.0, 0.0, 0.0, 0.0)
    figures.append(count / (time.perf_counter() - start) / 1e6)
print(json.dumps({"version": erfa.__version__, "figures": figures,
                  "sample": [[float(a), float(b), float(c)] for a, b, c in zip(whole, part, sample)]}))
