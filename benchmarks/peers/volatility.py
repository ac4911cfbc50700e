"""Volatility models by arch (Python), on the returns that OutsidePeers wrote, beside Loadline's. Argument: the directory.

arch starts the variance otherwise than Loadline does by default; Loadline's fits of fits-arch.csv use arch's rule, so that both maximise the same likelihood.
"""
import csv
import statistics
import sys
import time
import warnings

import arch
from arch import arch_model

warnings.simplefilter("ignore")
directory = sys.argv[1]
with open(directory + "/returns.csv", encoding="ascii") as file:
    returns = [100 * float(line) for line in file]

MODELS = {
    "GARCH(1,1) normal": dict(p=1, o=0, q=1, dist="normal"),
    "GARCH(1,1) Student-t": dict(p=1, o=0, q=1, dist="t"),
    "GARCH(1,1) skewed t": dict(p=1, o=0, q=1, dist="skewt"),
    "GJR(1,1,1) normal": dict(p=1, o=1, q=1, dist="normal"),
    "TARCH(1,1,1) normal": dict(p=1, o=1, q=1, power=1.0, dist="normal"),
    "EGARCH(1,1,1) normal": dict(vol="EGARCH", p=1, o=1, q=1, dist="normal"),
    "APARCH(1,1,1) normal": dict(vol="APARCH", p=1, o=1, q=1, dist="normal"),
}

with open(directory + "/fits-arch.csv", encoding="ascii") as file:
    rows = list(csv.reader(file))
for name, ms, likelihood, *ours in rows:
    model = arch_model(returns, mean="Constant", rescale=False, **MODELS[name])
    times = []
    for _ in range(5):
        start = time.perf_counter()
        result = model.fit(disp="off")
        _ = result.std_err
        times.append(1000 * (time.perf_counter() - start))
    peer = statistics.median(times)
    theirs = list(result.params)
    distance = max(abs(a - float(b)) for a, b in zip(theirs, ours))
    print(f"arch {arch.__version__}  {name}: {peer:.1f} ms, loadline {float(ms):.2f} ms, ratio {peer / float(ms):.0f}; "
          f"log-likelihood {result.loglikelihood:.6f}, loadline {float(likelihood) - result.loglikelihood:+.1e}; "
          f"largest difference of a coefficient {distance:.1e}")
