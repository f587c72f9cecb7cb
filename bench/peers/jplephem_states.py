"""States a second of jplephem on an SPK kernel: one epoch a call, and its answers for comparison."""
import json
import random
import sys
import time

import jplephem
from jplephem.spk import SPK

kernel = SPK.open(sys.argv[1])
segment = kernel[3, 301]
random.seed(20251124)
low, high = segment.start_jd + 1, segment.end_jd - 1
dates = [random.uniform(low, high) for _ in range(20000)]
sample = [[date, *map(float, segment.compute_and_differentiate(date)[0])] for date in dates[:200]]
figures = []
for _ in range(7):
    start = time.perf_counter()
    for date in dates:
        segment.compute_and_differentiate(date)
    figures.append(len(dates) / (time.perf_counter() - start) / 1e6)
print(json.dumps({"version": ".".join(map(str, jplephem.__version__)) if isinstance(jplephem.__version__, tuple)
                  else str(jplephem.__version__), "figures": figures, "sample": sample}))
