"""Reference cases of rates computed by QuantLib, for `loadline validate`. Argument: the file to write.

Inputs are drawn with a fixed seed; every case names the version of QuantLib. Where QuantLib 1.29 and Loadline differ by intention the case is not
drawn, and the reason stands beside the code.
"""
import datetime
import json
import math
import random
import sys

import QuantLib as ql

SOURCE = f"QuantLib {ql.__version__} Python"
draw = random.Random(7)
cases = []


def add(family, inputs, expected, absolute, relative=0.0):
    number = 1 + sum(case["family"] == family for case in cases)
    cases.append({
        "id": f"rates.{family}.{number:03d}", "family": family, "kind": "peer-test", "source": SOURCE,
        "inputs": inputs, "expected": expected, "tolerance": {"abs": absolute, "rel": relative}})


def iso(date):
    return datetime.date(date.year(), date.month(), date.dayOfMonth()).isoformat()


def date(first=1999, last=2040):
    return ql.Date(draw.randint(1, 28), draw.randint(1, 12), draw.randint(first, last))


def any_date(first=1999, last=2040):
    """Ends of months are as frequent as all other days together."""
    found = date(first, last) + draw.randint(0, 3)
    return ql.Date.endOfMonth(found) if draw.random() < 0.5 else found


CALENDARS = {
    "TARGET": ql.TARGET(), "UNITED_STATES": ql.UnitedStates(ql.UnitedStates.Settlement),
    "LONDON": ql.UnitedKingdom(ql.UnitedKingdom.Settlement), "BRAZIL": ql.Brazil(ql.Brazil.Settlement),
    "WEEKENDS": ql.WeekendsOnly(), "NONE": ql.NullCalendar()}
CONVENTIONS = {
    "UNADJUSTED": ql.Unadjusted, "FOLLOWING": ql.Following, "MODIFIED_FOLLOWING": ql.ModifiedFollowing,
    "HALF_MONTH_MODIFIED_FOLLOWING": ql.HalfMonthModifiedFollowing, "PRECEDING": ql.Preceding,
    "MODIFIED_PRECEDING": ql.ModifiedPreceding, "NEAREST": ql.Nearest}


def day_counts():
    counters = {
        "ACT/360": ql.Actual360(), "ACT/364": ql.Actual364(), "ACT/365F": ql.Actual365Fixed(),
        "ACT/365.25": ql.Actual36525(), "ACT/366": ql.Actual366(),
        "NL/365": ql.Actual365Fixed(ql.Actual365Fixed.NoLeap),
        "ACT/ACT ISDA": ql.ActualActual(ql.ActualActual.ISDA), "ACT/ACT AFB": ql.ActualActual(ql.ActualActual.AFB),
        "30/360 BondBasis": ql.Thirty360(ql.Thirty360.BondBasis), "30/360 USA": ql.Thirty360(ql.Thirty360.USA),
        "30E/360": ql.Thirty360(ql.Thirty360.European), "30/360 Italian": ql.Thirty360(ql.Thirty360.Italian),
        "30/360 NASD": ql.Thirty360(ql.Thirty360.NASD), "30E/360 ISDA": ql.Thirty360(ql.Thirty360.German),
        "30/365": ql.Thirty365(), "1/1": ql.OneDayCounter()}
    for name, counter in counters.items():
        for _ in range(20):
            start = any_date()
            end = start + draw.choice([draw.randint(1, 40), draw.randint(1, 400), draw.randint(1, 5000)])
            if name == "30/360 USA" and start == ql.Date.endOfMonth(start) and start.month() == 2:
                continue  # QuantLib 1.29 applies the rule of the 31st before that of February, the SIA after it
            if name == "30/365" and 31 in (start.dayOfMonth(), end.dayOfMonth()):
                continue  # QuantLib leaves the 31st as it is, ISO 20022 makes it the 30th
            add("day_count_actact", {"convention": name, "start": iso(start), "end": iso(end)},
                {"yearFraction": counter.yearFraction(start, end)}, 1e-13)
    bus = ql.Business252(ql.Brazil(ql.Brazil.Settlement))
    for _ in range(30):
        start = any_date(1999, 2020)
        end = start + draw.randint(1, 900)
        add("day_count_actact", {"convention": "BUS/252", "start": iso(start), "end": iso(end)},
            {"yearFraction": bus.yearFraction(start, end)}, 1e-13)
    icma = ql.ActualActual(ql.ActualActual.ISMA)
    for _ in range(60):
        months = draw.choice([1, 3, 6, 12])
        ref_start = date()
        ref_end = ref_start + ql.Period(months, ql.Months)
        kind = draw.choice(["inside", "long first", "long last"])
        start, end = ref_start + draw.randint(0, 10), ref_end - draw.randint(0, 10)
        if kind == "long first":
            start = ref_start - draw.randint(1, 25 * months)
        elif kind == "long last":
            end = ref_end + draw.randint(1, 25 * months)
        add("day_count_actact",
            {"convention": "ACT/ACT ICMA", "start": iso(start), "end": iso(end), "refStart": iso(ref_start), "refEnd": iso(ref_end)},
            {"yearFraction": icma.yearFraction(start, end, ref_start, ref_end)}, 1e-13)


def calendars():
    for name, calendar in CALENDARS.items():
        for convention, code in CONVENTIONS.items():
            dates = [date(2000, 2023) + draw.randint(0, 6) for _ in range(60)]
            add("business_days", {"dates": [iso(d) for d in dates], "calendar": name, "convention": convention},
                {"adjusted": [iso(calendar.adjust(d, code)) for d in dates]}, 0)
        for days in (-5, -1, 1, 2, 10):
            dates = [date(2000, 2023) for _ in range(60)]
            add("business_days", {"dates": [iso(d) for d in dates], "calendar": name, "days": days},
                {"adjusted": [iso(calendar.advance(d, days, ql.Days)) for d in dates]}, 0)


def schedules():
    for _ in range(150):
        frequency = draw.choice([1, 2, 4, 12])
        months = 12 // frequency
        start = any_date(2000, 2030)
        regular = draw.random() < 0.4
        end = start + ql.Period(months * draw.randint(1, 12), ql.Months)
        if not regular:
            end += draw.randint(20, 28 * months) if months > 1 else draw.randint(5, 20)
        backward = draw.random() < 0.6
        end_of_month = draw.random() < 0.5
        calendar = draw.choice(["NONE", "NONE", "TARGET", "LONDON"])
        convention = draw.choice(list(CONVENTIONS)) if calendar != "NONE" else "UNADJUSTED"
        anchor = end if backward else start
        if end_of_month and (calendar != "NONE" or anchor == ql.Date.endOfMonth(anchor)):
            # QuantLib moves to the last business day of the month and moves the start with it; here accrual dates are moved once, by the convention.
            if calendar != "NONE":
                end_of_month = False
        schedule = ql.Schedule(
            start, end, ql.Period(months, ql.Months), CALENDARS[calendar], CONVENTIONS[convention], CONVENTIONS[convention],
            ql.DateGeneration.Backward if backward else ql.DateGeneration.Forward, end_of_month)
        dates = list(schedule)
        if dates[0] != CALENDARS[calendar].adjust(start, CONVENTIONS[convention]):
            continue  # QuantLib moves a start within the month of its end-of-month rule
        if dates[-1] != CALENDARS[calendar].adjust(end, CONVENTIONS[convention]):
            continue
        add("coupon_schedule",
            {"start": iso(start), "end": iso(end), "frequency": frequency, "stub": "SHORT_FIRST" if backward else "SHORT_LAST",
             "endOfMonth": end_of_month, "calendar": calendar, "convention": convention},
            {"dates": [iso(d) for d in dates]}, 0)
    for _ in range(40):
        start = date(2000, 2030)
        first = start + draw.randint(20, 300)
        last = first + ql.Period(6 * draw.randint(1, 8), ql.Months)
        end = last + draw.randint(20, 170)
        schedule = ql.Schedule(
            start, end, ql.Period(6, ql.Months), ql.NullCalendar(), ql.Unadjusted, ql.Unadjusted, ql.DateGeneration.Backward,
            False, first, last)
        if len(list(schedule)) != 3 + 2 * round((last - first) / 365.25):
            continue  # a first date on the 29th to 31st is not whole periods from the last
        add("coupon_schedule",
            {"start": iso(start), "end": iso(end), "frequency": 2, "firstDate": iso(first), "lastDate": iso(last)},
            {"dates": [iso(d) for d in schedule]}, 0)


BOND_COUNTERS = {
    "ACT/ACT ICMA": ql.ActualActual(ql.ActualActual.ISMA), "30/360": ql.Thirty360(ql.Thirty360.BondBasis),
    "30E/360": ql.Thirty360(ql.Thirty360.European), "ACT/365F": ql.Actual365Fixed(), "ACT/360": ql.Actual360(),
    "ACT/ACT ISDA": ql.ActualActual(ql.ActualActual.ISDA)}


def number(value):
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "_")


def bonds():
    for _ in range(200):
        frequency = draw.choice([1, 2, 4])
        months = 12 // frequency
        start = date(2005, 2024)
        end = start + ql.Period(months * draw.randint(2, 60), ql.Months)
        stub = draw.choice(["none", "none", "short first", "long first", "short last"])
        inputs, first, last = {}, ql.Date(), ql.Date()
        if stub == "short first":
            end -= draw.randint(5, 25 * months)
        elif stub == "long first":
            first = end - ql.Period(months * ((end - start) * frequency // 366 - 1), ql.Months)
            if not (first > start and first < end):
                continue
            start -= draw.randint(5, 25)
            inputs["firstDate"] = iso(first)
        elif stub == "short last":
            end += draw.randint(5, 25 * months)
            inputs["stub"] = "SHORT_LAST"
        rule = ql.DateGeneration.Forward if stub == "short last" else ql.DateGeneration.Backward
        schedule = ql.Schedule(
            start, end, ql.Period(months, ql.Months), ql.NullCalendar(), ql.Unadjusted, ql.Unadjusted, rule, False, first, last)
        name = draw.choice(list(BOND_COUNTERS))
        counter = BOND_COUNTERS[name]
        coupon = draw.choice([0.0, draw.uniform(0.001, 0.12)])
        settlement = start + draw.randint(0, (end - start) - 1)
        if settlement in list(schedule)[:-1] and draw.random() < 0.5:
            settlement += 1
        if settlement >= end:
            continue
        ex_days = draw.choice([0, 0, 7, 10]) if coupon > 0 else 0
        ql.Settings.instance().evaluationDate = settlement
        bond = ql.FixedRateBond(
            0, 100.0, schedule, [coupon], counter, ql.Unadjusted, 100.0, start, ql.NullCalendar(),
            ql.Period(ex_days, ql.Days) if ex_days else ql.Period(), ql.NullCalendar(), ql.Unadjusted, False)
        rate = round(draw.uniform(-0.01, 0.14), 4)
        if abs(rate) < 5e-4:
            rate = 0.01
        yield_name = ("minus_" if rate < 0 else "") + number(abs(rate) * 100) + "pct"
        terms = (counter, ql.Compounded, frequency)
        price = round(
            ql.BondFunctions.cleanPrice(bond, ql.InterestRate(draw.uniform(0, 0.12), *terms), settlement), 4)
        interest = ql.InterestRate(rate, *terms)
        expected = {
            f"cleanPrice_at_yield_{yield_name}": ql.BondFunctions.cleanPrice(bond, interest, settlement),
            f"dirtyPrice_at_yield_{yield_name}": ql.BondFunctions.cleanPrice(bond, interest, settlement)
            + ql.BondFunctions.accruedAmount(bond, settlement),
            f"macaulay_at_yield_{yield_name}": ql.BondFunctions.duration(bond, interest, ql.Duration.Macaulay, settlement),
            f"modified_at_yield_{yield_name}": ql.BondFunctions.duration(bond, interest, ql.Duration.Modified, settlement),
            f"convexity_at_yield_{yield_name}": ql.BondFunctions.convexity(bond, interest, settlement),
            f"yield_at_price_{number(price)}": ql.BondFunctions.bondYield(
                bond, price, *terms, settlement, 1e-14, 1000, 0.05),
            "accrued": ql.BondFunctions.accruedAmount(bond, settlement)}
        continuous = ql.InterestRate(rate, counter, ql.Continuous, ql.NoFrequency)
        expected[f"cleanPrice_at_yield_{yield_name}_continuous"] = ql.BondFunctions.cleanPrice(bond, continuous, settlement)
        curve_date = settlement - draw.randint(0, 3)
        flat = round(draw.uniform(0, 0.09), 4)
        curve = ql.FlatForward(curve_date, flat, ql.Actual360(), ql.Continuous)
        expected[f"cleanPrice_flat_curve_{number(flat * 100)}pct_act360_continuous_from_{iso(curve_date).replace('-', '_')}"] = \
            ql.BondFunctions.cleanPrice(bond, curve, settlement)
        add("bond_cached",
            {"start": iso(start), "maturity": iso(end), "coupon": coupon, "frequency": frequency, "settlement": iso(settlement),
             "dayCount": name, "exDividendDays": ex_days, **inputs}, expected, 1e-9, 1e-9)


def interpolation():
    today = ql.Date(15, 6, 2023)
    ql.Settings.instance().evaluationDate = today
    counter = ql.Actual365Fixed()
    for _ in range(40):
        days = sorted(draw.sample(range(30, 11000), draw.randint(2, 9)))
        zeros = [draw.uniform(-0.005, 0.06) for _ in days]
        times = [d / 365 for d in days]
        discounts = [math.exp(-z * t) for z, t in zip(zeros, times)]
        dates = [today] + [today + d for d in days]
        asked = sorted(draw.uniform(days[0], 13000) / 365 for _ in range(12))
        curves = {
            "LOG_LINEAR_DISCOUNT": ql.DiscountCurve(dates, [1.0] + discounts, counter),
            "LOG_CUBIC_DISCOUNT": ql.NaturalLogCubicDiscountCurve(dates, [1.0] + discounts, counter),
            "LINEAR_ZERO": ql.ZeroCurve(dates, [zeros[0]] + zeros, counter)}
        for name, curve in curves.items():
            curve.enableExtrapolation()
            add("curve_interpolation",
                {"pillars": [list(p) for p in zip(times, discounts)], "t": asked, "interpolation": name, "extrapolation": "FLAT_FORWARD"},
                {"discount": [curve.discount(t) for t in asked]}, 1e-13, 1e-12)
        # A spline through zero rates is compared where QuantLib's also has its first knot at the first node.
        cubic = ql.CubicNaturalSpline(times, zeros) if len(times) > 2 else None
        inside = [t for t in asked if t < times[-1]]
        if cubic and inside:
            add("curve_interpolation", {"times": times, "zeros": zeros, "t": inside, "interpolation": "CUBIC_ZERO"},
                {"zero": [cubic(t) for t in inside]}, 1e-13, 1e-11)


def bootstraps():
    """Deposits, forward-rate agreements and swaps from today without a calendar, on one curve and with a known curve that discounts."""
    today = ql.Date(15, 6, 2023)
    ql.Settings.instance().evaluationDate = today
    counter = ql.Actual365Fixed()
    null, unadjusted = ql.NullCalendar(), ql.Unadjusted
    for trial in range(40):
        level = draw.uniform(-0.005, 0.06)
        two_curves = trial % 2 == 1
        discount_rate = level - 0.002
        discount = ql.YieldTermStructureHandle(ql.FlatForward(today, discount_rate, counter))
        index = ql.IborIndex("none", ql.Period(6, ql.Months), 0, ql.EURCurrency(), null, unadjusted, False, counter)
        helpers, instruments = [], []

        def time_to(months):
            return counter.yearFraction(today, today + ql.Period(months, ql.Months))

        for months in (1, 3, 6):
            rate = level + draw.uniform(0, 0.004)
            helpers.append(ql.DepositRateHelper(
                ql.QuoteHandle(ql.SimpleQuote(rate)), ql.Period(months, ql.Months), 0, null, unadjusted, False, counter))
            instruments.append({"type": "deposit", "maturity": time_to(months), "rate": rate})
        for months in (3, 6):
            rate = level + draw.uniform(0, 0.005)
            helpers.append(ql.FraRateHelper(
                ql.QuoteHandle(ql.SimpleQuote(rate)), months, months + 6, 0, null, unadjusted, False, counter))
            instruments.append({"type": "fra", "start": time_to(months), "maturity": time_to(months + 6), "rate": rate})
        for years in (2, 3, 5, 7, 10, 20, 30):
            rate = level + 0.0004 * years + draw.uniform(0, 0.002)
            arguments = (
                ql.QuoteHandle(ql.SimpleQuote(rate)), ql.Period(years, ql.Years), null, ql.Annual, unadjusted,
                ql.Thirty360(ql.Thirty360.BondBasis), index)
            helpers.append(
                ql.SwapRateHelper(*arguments, ql.QuoteHandle(), ql.Period(0, ql.Days), discount) if two_curves
                else ql.SwapRateHelper(*arguments))
            swap = {"type": "swap", "maturity": time_to(12 * years), "rate": rate,
                    "times": [time_to(12 * (y + 1)) for y in range(years)], "accruals": [1.0] * years}
            if two_curves:
                swap["floatingTimes"] = [time_to(6 * (k + 1)) for k in range(2 * years)]
            instruments.append(swap)
        inputs = {"instruments": instruments, "interpolation": "LOG_LINEAR_DISCOUNT"}
        if two_curves:
            inputs["discountRate"] = discount_rate
        curve = ql.PiecewiseLogLinearDiscount(today, helpers, counter, ql.IterativeBootstrap(1e-15))
        times = sorted(instrument["maturity"] for instrument in instruments)
        add("bootstrap_hull", inputs, {"discounts": [curve.discount(t) for t in times]}, 1e-12)
        if not two_curves:
            smooth = ql.PiecewiseNaturalLogCubicDiscount(today, helpers, counter, ql.IterativeBootstrap(1e-15))
            add("bootstrap_hull", {**inputs, "interpolation": "LOG_CUBIC_DISCOUNT"},
                {"discounts": [smooth.discount(t) for t in times]}, 1e-10)


def swaps():
    for _ in range(120):
        start = date(2020, 2028)
        ql.Settings.instance().evaluationDate = start
        years = draw.randint(1, 30)
        frequency, floating_frequency = draw.choice([1, 2, 4]), draw.choice([2, 4])
        fixed_name = draw.choice(["30/360", "ACT/360", "ACT/365F", "30E/360"])
        float_name = draw.choice(["ACT/360", "ACT/365F"])
        fixed_counter, float_counter = BOND_COUNTERS[fixed_name], BOND_COUNTERS[float_name]
        calendar_name = draw.choice(["NONE", "TARGET"])
        calendar = CALENDARS[calendar_name]
        convention = "UNADJUSTED" if calendar_name == "NONE" else "MODIFIED_FOLLOWING"
        code = CONVENTIONS[convention]
        if not calendar.isBusinessDay(start):
            continue
        end = start + ql.Period(years, ql.Years)
        rate, discount_rate = draw.uniform(-0.005, 0.06), draw.uniform(-0.005, 0.06)
        fixed_rate, spread = draw.uniform(0, 0.06), draw.choice([0.0, draw.uniform(-0.005, 0.005)])
        payer = draw.random() < 0.5

        def schedule(times):
            return ql.Schedule(start, end, ql.Period(12 // times, ql.Months), calendar, code, code, ql.DateGeneration.Backward, False)

        def value(up):
            projection = ql.YieldTermStructureHandle(ql.FlatForward(start, rate + up, ql.Actual365Fixed()))
            discount = ql.YieldTermStructureHandle(ql.FlatForward(start, discount_rate + up, ql.Actual365Fixed()))
            index = ql.IborIndex(
                "none", ql.Period(12 // floating_frequency, ql.Months), 0, ql.EURCurrency(), calendar, code, False, float_counter,
                projection)
            swap = ql.VanillaSwap(
                ql.VanillaSwap.Payer if payer else ql.VanillaSwap.Receiver, 1e6, schedule(frequency), fixed_rate, fixed_counter,
                schedule(floating_frequency), index, spread, float_counter)
            swap.setPricingEngine(ql.DiscountingSwapEngine(discount))
            swap.values = swap.NPV()
            return swap

        ql.IborCoupon.createAtParCoupons() if hasattr(ql.IborCoupon, "createAtParCoupons") else None
        swap, up, down = value(0), value(1e-4), value(-1e-4)
        add("swap_dv01",
            {"notional": 1e6, "fixedRate": fixed_rate, "flatRate": rate, "discountRate": discount_rate, "years": years,
             "start": iso(start), "type": "payer" if payer else "receiver", "frequency": frequency, "dayCount": fixed_name,
             "floatingFrequency": floating_frequency, "floatingDayCount": float_name, "spread": spread,
             "calendar": calendar_name, "convention": convention},
            {"npv": swap.NPV(), "fairRate": swap.fairRate(), "fairSpread": swap.fairSpread(), "fixedLegBPS": swap.fixedLegBPS(),
             "floatingLegBPS": swap.floatingLegBPS(), "fixedLegNPV": swap.fixedLegNPV(), "floatingLegNPV": swap.floatingLegNPV(),
             "dv01_parallel_zero_1bp": (up.NPV() - down.NPV()) / 2}, 1e-7, 1e-9)


def key_rates():
    today = ql.Date(15, 6, 2023)
    ql.Settings.instance().evaluationDate = today
    counter = ql.Actual365Fixed()
    for _ in range(30):
        days = sorted(draw.sample(range(200, 9000), 6))
        zeros = [draw.uniform(0, 0.06) for _ in days]
        base = ql.YieldTermStructureHandle(ql.ZeroCurve([today] + [today + d for d in days], [zeros[0]] + zeros, counter))
        key_days = sorted(draw.sample(range(300, 8000), 4))
        flow_days = sorted(draw.sample(range(30, days[-1]), 12))
        amounts = [draw.uniform(1, 100) for _ in flow_days]

        def value(key, bump):
            quotes = [ql.SimpleQuote(bump if i == key else 0.0) for i in range(4)]
            curve = ql.SpreadedLinearZeroInterpolatedTermStructure(
                base, [ql.QuoteHandle(q) for q in quotes], [today + d for d in key_days], ql.Continuous, ql.NoFrequency, counter)
            curve.enableExtrapolation()
            return sum(a * curve.discount(today + d) for a, d in zip(amounts, flow_days))

        add("key_rates",
            {"times": [d / 365 for d in flow_days], "amounts": amounts, "keys": [d / 365 for d in key_days],
             "pillars": [[d / 365, math.exp(-z * d / 365)] for d, z in zip(days, zeros)], "interpolation": "LINEAR_ZERO"},
            {"dv01": [(value(k, -1e-4) - value(k, 1e-4)) / 2 for k in range(4)]}, 1e-9, 1e-8)


def default_swaps():
    for _ in range(60):
        start = date(2015, 2026)
        ql.Settings.instance().evaluationDate = start
        years = draw.randint(1, 10)
        end = start + ql.Period(years, ql.Years)
        hazard, rate, recovery = draw.uniform(0.0005, 0.1), draw.uniform(-0.005, 0.06), draw.choice([0.25, 0.4, 0.6])
        spread = draw.choice([0.01, 0.05])
        schedule = ql.Schedule(
            start, end, ql.Period(3, ql.Months), ql.NullCalendar(), ql.Unadjusted, ql.Unadjusted, ql.DateGeneration.Backward, False)
        swap = ql.CreditDefaultSwap(
            ql.Protection.Buyer, 1e7, spread, schedule, ql.Unadjusted, ql.Actual360(), True, True, start)
        default = ql.DefaultProbabilityTermStructureHandle(ql.FlatHazardRate(start, ql.QuoteHandle(ql.SimpleQuote(hazard)), ql.Actual365Fixed()))
        discount = ql.YieldTermStructureHandle(ql.FlatForward(start, rate, ql.Actual365Fixed()))
        # IntegralCdsEngine pays and accrues at the ends of its steps, Loadline at the time of default: less than a day of premium apart.
        swap.setPricingEngine(ql.IntegralCdsEngine(ql.Period(1, ql.Days), default, recovery, discount))
        add("cds",
            {"hazard": hazard, "recovery": recovery, "runningSpread": spread, "notional": 1e7, "rate": rate, "start": iso(start),
             "end": iso(end)},
            {"npvBuyer": swap.NPV(), "fairSpread": swap.fairSpread()}, 1e7 * spread / 360, 0)
        cases[-1]["tolerance"]["rel_fair"] = 5e-4


def parametric():
    today = ql.Date(15, 6, 2023)
    ql.Settings.instance().evaluationDate = today
    helper = ql.FixedRateBondHelper(
        ql.QuoteHandle(ql.SimpleQuote(100.0)), 0, 100.0, ql.Schedule(
            today, today + ql.Period(2, ql.Years), ql.Period(1, ql.Years), ql.NullCalendar(), ql.Unadjusted, ql.Unadjusted,
            ql.DateGeneration.Backward, False), [0.03], ql.Actual365Fixed())
    for _ in range(30):
        level, slope, curvature, second = (draw.uniform(0.01, 0.06), draw.uniform(-0.04, 0.03), draw.uniform(-0.05, 0.05), draw.uniform(-0.05, 0.05))
        tau, second_tau = draw.uniform(0.3, 5), draw.uniform(3, 15)
        asked = sorted(draw.uniform(0.05, 30) for _ in range(10))
        curve = ql.FittedBondDiscountCurve(
            0, ql.NullCalendar(), [helper] * 8, ql.Actual365Fixed(), ql.SvenssonFitting(), 1e-10, 0,
            ql.Array([level, slope, curvature, second, 1 / tau, 1 / second_tau]))
        curve.enableExtrapolation()
        add("nelson_siegel",
            {"level": level, "slope": slope, "curvature": curvature, "secondCurvature": second, "tau": tau, "secondTau": second_tau,
             "t": asked}, {"discount": [curve.discount(t) for t in asked]}, 1e-12, 1e-12)


def currency():
    today = ql.Date(15, 6, 2023)
    ql.Settings.instance().evaluationDate = today
    for _ in range(20):
        spot, base, quote, years = draw.uniform(0.5, 150), draw.uniform(-0.01, 0.1), draw.uniform(-0.01, 0.1), draw.uniform(0.01, 10)
        compounding, frequency, name = draw.choice(
            [(ql.Continuous, ql.NoFrequency, "continuous"), (ql.Compounded, ql.Annual, "annual"), (ql.Compounded, ql.Semiannual, "semiannual")])
        curves = [ql.FlatForward(today, r, ql.Actual365Fixed(), compounding, frequency) for r in (base, quote)]
        add("fx_forward", {"spot": spot, "baseRate": base, "quoteRate": quote, "years": years, "compounding": name},
            {"forward": spot * curves[0].discount(years) / curves[1].discount(years)}, 1e-12, 1e-12)


day_counts()
calendars()
schedules()
bonds()
interpolation()
bootstraps()
swaps()
key_rates()
default_swaps()
parametric()
currency()
with open(sys.argv[1], "w", encoding="ascii") as file:
    json.dump({"topic": "rates", "title": "Rates by " + SOURCE, "cases": cases}, file)
print(len(cases), "cases in", sys.argv[1])
