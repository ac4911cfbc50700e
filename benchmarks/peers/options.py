"""American puts by QuantLib, on those that OutsidePeers wrote. Argument: the directory.

Times hold the call through Python (some microseconds). The last column of the file is Loadline's price at its highest accuracy.
"""
import csv
import statistics
import sys
import time

import QuantLib as ql

with open(sys.argv[1] + "/puts.csv", encoding="ascii") as file:
    puts = [[float(cell) for cell in row] for row in csv.reader(file)]

today = ql.Date(15, 6, 2023)
ql.Settings.instance().evaluationDate = today


def engines(process):
    yield "QdFp fast", ql.QdFpAmericanEngine(process, ql.QdFpAmericanEngine.fastScheme())
    yield "QdFp accurate", ql.QdFpAmericanEngine(process, ql.QdFpAmericanEngine.accurateScheme())
    yield "Crank-Nicolson 400 x 400", ql.FdBlackScholesVanillaEngine(process, 400, 400)


timings, errors = {}, {}
for spot, rate, dividend, years, vol, expected in puts:
    days = max(1, round(years * 365))
    day365 = ql.Actual365Fixed()
    # QuantLib counts whole days: rate, yield and volatility are scaled so that the option is exactly that of the file.
    scale = years / (days / 365)
    process = ql.BlackScholesMertonProcess(
        ql.QuoteHandle(ql.SimpleQuote(spot)),
        ql.YieldTermStructureHandle(ql.FlatForward(today, dividend * scale, day365)),
        ql.YieldTermStructureHandle(ql.FlatForward(today, rate * scale, day365)),
        ql.BlackVolTermStructureHandle(ql.BlackConstantVol(today, ql.NullCalendar(), vol * scale ** 0.5, day365)),
    )
    option = ql.VanillaOption(ql.PlainVanillaPayoff(ql.Option.Put, 100.0), ql.AmericanExercise(today, today + days))
    for name, engine in engines(process):
        option.setPricingEngine(engine)
        option.NPV()
        samples = []
        for _ in range(5):
            option.recalculate()
            start = time.perf_counter()
            option.recalculate()
            samples.append((time.perf_counter() - start) * 1e6)
        timings.setdefault(name, []).append(statistics.median(samples))
        errors[name] = max(errors.get(name, 0.0), abs(option.NPV() - expected))
for name, values in timings.items():
    print(f"QuantLib {ql.__version__}  American put {name}: {statistics.mean(values):.1f} us, "
          f"largest difference from Loadline HIGH {errors[name]:.1e}")
