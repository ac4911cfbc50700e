"""American puts by QuantLib, on those that OutsidePeers wrote. Argument: the directory.

Times are the least processor time of some rounds of calls and hold the call through Python (about a microsecond). The last column of the file is
Loadline's price at its highest accuracy.
"""
import csv
import math
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
        rounds, calls = (3, 3) if "Nicolson" in name else (8, 25)
        option.NPV()
        samples = []
        for _ in range(rounds):
            start = time.thread_time_ns()
            for _ in range(calls):
                option.recalculate()
            samples.append((time.thread_time_ns() - start) / calls / 1e3)
        timings.setdefault(name, []).append(min(samples))
        errors.setdefault(name, []).append(abs(option.NPV() - expected))
for name, values in timings.items():
    mean_square = statistics.mean(error * error for error in errors[name])
    print(f"QuantLib {ql.__version__}  American put {name}: {statistics.mean(values):.1f} us, differences from "
          f"Loadline HIGH {max(errors[name]):.1e} at most, {math.sqrt(mean_square):.1e} root mean square")
