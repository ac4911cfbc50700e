"""Reference cases of special functions, random numbers, copulas and tails by mpmath and scipy, for `loadline validate`. Argument: the directory to
write numerics.json, copula.json and evt.json in. Inputs are drawn with a fixed seed.
"""
import json
import random
import sys

import mpmath as mp
import numpy as np
import scipy
from scipy import optimize, special, stats
from scipy.stats import qmc

mp.mp.dps = 40
draw = random.Random(11)
topics = {"numerics": [], "copula": [], "evt": []}


def add(topic, family, inputs, expected, **tolerance):
    number = 1 + sum(case["family"] == family for case in topics[topic])
    topics[topic].append({
        "id": f"{topic}.{family}.{number:03d}", "family": family, "source": f"mpmath {mp.__version__}, scipy {scipy.__version__}",
        "inputs": inputs, "expected": expected, "tolerance": tolerance})


def functions():
    for _ in range(120):
        x = draw.choice([draw.uniform(-37, 8), draw.uniform(-3, 3), draw.uniform(-1, 1) * 10 ** draw.uniform(-12, 0)])
        add("numerics", "normal_cdf", {"x": x},
            {"cdf": float(mp.ncdf(x)), "logCdf": float(mp.log(mp.ncdf(x))), "pdf": float(mp.npdf(x))}, rel=1e-14, rel_tail=1e-12)
        p = draw.choice([draw.random(), 10 ** draw.uniform(-300, -1), 1 - 10 ** draw.uniform(-12, -1)])
        start = float(special.ndtri(p))
        exact = mp.findroot(lambda t, p=p: mp.log(mp.ncdf(t)) - mp.log(mp.mpf(p)), start)
        add("numerics", "normal_quantile", {"p": p}, {"x": float(exact)}, rel=1e-14, abs=1e-15)
        nu = draw.choice([draw.uniform(0.2, 5), draw.randint(1, 200), 10 ** draw.uniform(0, 4)])
        x = draw.uniform(-1, 1) * 10 ** draw.uniform(-2, 3)
        z = mp.mpf(nu) / (mp.mpf(nu) + mp.mpf(x) ** 2)
        tail = mp.betainc(mp.mpf(nu) / 2, mp.mpf(1) / 2, 0, z, regularized=True) / 2
        add("numerics", "student_cdf", {"x": x, "nu": nu}, {"cdf": float(1 - tail if x > 0 else tail)}, rel=1e-12)
        a = 10 ** draw.uniform(-3, 3)
        x = a * 10 ** draw.uniform(-1, 0.7) if a > 0.1 else 10 ** draw.uniform(-6, 1)
        lower = mp.gammainc(a, 0, x, regularized=True)
        upper = mp.gammainc(a, x, mp.inf, regularized=True)
        if lower > mp.mpf("1e-290") and upper > mp.mpf("1e-290"):
            add("numerics", "gamma_p", {"a": a, "x": x}, {"P": float(lower), "Q": float(upper)}, rel=1e-11)
        a, b, x = 10 ** draw.uniform(-2, 2.5), 10 ** draw.uniform(-2, 2.5), draw.random()
        value = mp.betainc(a, b, 0, x, regularized=True)
        if value > mp.mpf("1e-290"):
            add("numerics", "beta_i", {"a": a, "b": b, "x": x}, {"I": float(value)}, rel=1e-11)
    for _ in range(40):
        h, k = draw.uniform(-4, 4), draw.uniform(-4, 4)
        rho = draw.choice([draw.uniform(-0.99, 0.99), draw.choice([-1, 1]) * (1 - 10 ** draw.uniform(-6, -2))])
        # Plackett (1954): the derivative by the correlation is the density, from the independent case on.
        steps = [0, rho] if abs(rho) < 0.9 else [0, 0.9 * rho, 0.99 * rho, rho]
        value = mp.ncdf(h) * mp.ncdf(k) + mp.quad(
            lambda r, h=h, k=k: mp.exp(-(h * h - 2 * r * h * k + k * k) / (2 * (1 - r * r))) / (2 * mp.pi * mp.sqrt(1 - r * r)), steps)
        add("numerics", "bivariate_normal", {"h": h, "k": k, "rho": rho}, {"p": float(value)}, abs=1e-12, rel=1e-9)


def sequences():
    for dimensions, points in ((1, 8), (3, 32), (10, 16), (21, 64), (100, 32)):
        add("numerics", "sobol", {"dimensions": dimensions, "points": points},
            {"points": qmc.Sobol(dimensions, scramble=False).random(points).tolist()}, abs=1e-12)
        add("numerics", "halton", {"dimensions": dimensions, "points": points},
            {"points": qmc.Halton(dimensions, scramble=False).random(points).tolist()}, abs=1e-12)
    for seed in (0, 1, 42, 5489, 123456789, 4294967295):
        state = np.random.MT19937()
        state._legacy_seeding(seed)
        raw = state.random_raw(10000)
        add("numerics", "rng", {"generator": "mt19937", "seed": seed}, {"first": int(raw[0]), "tenThousandth": int(raw[-1])}, exact=True)


def distribution(family, t, u, v):
    u, v, t = mp.mpf(u), mp.mpf(v), mp.mpf(t)
    if family == "clayton":
        return (u ** -t + v ** -t - 1) ** (-1 / t)
    if family == "gumbel":
        return mp.exp(-((-mp.log(u)) ** t + (-mp.log(v)) ** t) ** (1 / t))
    if family == "frank":
        return -mp.log(1 + mp.expm1(-t * u) * mp.expm1(-t * v) / mp.expm1(-t)) / t
    a, b = (1 - u) ** t, (1 - v) ** t
    return 1 - (a + b - a * b) ** (1 / t)


def copulas():
    ranges = {"clayton": (0.05, 12), "gumbel": (1.02, 9), "frank": (-20, 20), "joe": (1.02, 9)}
    for family, (low, high) in ranges.items():
        for _ in range(15):
            theta, u, v = draw.uniform(low, high), draw.uniform(0.005, 0.995), draw.uniform(0.005, 0.995)
            cdf = lambda a, b, f=family, t=theta: distribution(f, t, a, b)
            add("copula", family, {"family": family, "theta": theta, "u": u, "v": v},
                {"cdf": float(cdf(u, v)), "density": float(mp.diff(cdf, (u, v), (1, 1))),
                 "h_u_given_v": float(mp.diff(lambda b: cdf(u, b), v))}, rel=1e-8)
    for _ in range(15):
        rho, u, v, nu = draw.uniform(-0.97, 0.97), draw.uniform(0.005, 0.995), draw.uniform(0.005, 0.995), draw.uniform(1, 30)
        x, y = special.ndtri(u), special.ndtri(v)
        add("copula", "gaussian", {"rho": rho, "u": u, "v": v},
            {"density": float(np.exp(stats.multivariate_normal([0, 0], [[1, rho], [rho, 1]]).logpdf([x, y])
                                     - stats.norm.logpdf(x) - stats.norm.logpdf(y))),
             "h_u_given_v": float(stats.norm.cdf((x - rho * y) / np.sqrt(1 - rho * rho)))}, rel=1e-9)
        x, y = stats.t.ppf(u, nu), stats.t.ppf(v, nu)
        scale = np.sqrt((nu + y * y) * (1 - rho * rho) / (nu + 1))
        add("copula", "student_t", {"rho": rho, "nu": nu, "u": u, "v": v},
            {"density": float(np.exp(stats.multivariate_t([0, 0], [[1, rho], [rho, 1]], nu).logpdf([x, y])
                                     - stats.t.logpdf(x, nu) - stats.t.logpdf(y, nu))),
             "h_u_given_v": float(stats.t.cdf((x - rho * y) / scale, nu + 1))}, rel=1e-8)
        add("copula", "t_tail_dependence", {"nu": nu, "rho": rho},
            {"lambda_": float(2 * stats.t.cdf(-np.sqrt((nu + 1) * (1 - rho) / (1 + rho)), nu + 1))}, rel=1e-10)
        add("copula", "gaussian_rank", {"rho": rho},
            {"kendallTau": 2 / np.pi * np.arcsin(rho), "spearmanRho": 6 / np.pi * np.arcsin(rho / 2)}, rel=1e-13)
    for tau in (-0.8, -0.05, 0.0, 0.01, 0.1, 0.33, 0.7, 0.9):
        expected = {"gaussian_rho": float(mp.sin(mp.pi * tau / 2))}
        if tau != 0:
            debye = lambda t: mp.quad(lambda s: s / mp.expm1(s), [0, t]) / t
            expected["frank_theta"] = float(mp.findroot(
                lambda t, tau=tau: 1 - 4 / t * (1 - debye(t)) - tau, (9 * tau, 12 * tau) if abs(tau) < 0.8 else (18 * np.sign(tau), 40 * np.sign(tau)),
                solver="anderson", tol=1e-18))
        if tau > 0:
            expected |= {"clayton_theta": 2 * tau / (1 - tau), "gumbel_theta": 1 / (1 - tau)}
        add("copula", "kendall_inversion", {"tau": tau}, expected, rel=1e-9)
    for _ in range(10):
        theta = draw.uniform(1.05, 8)
        add("copula", "tail_dependence", {"family": "clayton", "parameter": theta}, {"lower": 2 ** (-1 / theta), "upper": 0}, rel=1e-12)
        for family in ("gumbel", "joe"):
            add("copula", "tail_dependence", {"family": family, "parameter": theta}, {"lower": 0, "upper": 2 - 2 ** (1 / theta)}, rel=1e-12)


def tails():
    for _ in range(40):
        xi, beta, p = draw.choice([0.0, 1e-9, -1e-7, draw.uniform(-0.5, 0.95)]), draw.uniform(0.1, 10), 1 - 10 ** draw.uniform(-5, -0.5)
        x, b, q = mp.mpf(xi), mp.mpf(beta), 1 - mp.mpf(p)
        quantile = -b * mp.log(q) if xi == 0 else b / x * (q ** -x - 1)
        shortfall = quantile + b if xi == 0 else (quantile + b) / (1 - x) if abs(xi) > 0 else 0
        shortfall = quantile + b if xi == 0 else quantile / (1 - x) + b / (1 - x)
        add("evt", "gpd_closed_form", {"xi": xi, "beta": beta, "p": p},
            {"quantile": float(quantile), "ES": float(shortfall)}, rel=1e-11)
    losses = np.array([draw.paretovariate(1.6) for _ in range(800)])
    ordered = np.sort(losses)[::-1]
    for k in (10, 50, 150, 300):
        hill = float(np.mean(np.log(ordered[:k])) - np.log(ordered[k]))
        add("evt", "hill", {"series": losses.tolist(), "k": k}, {"hill_xi": hill, "tailIndex": 1 / hill}, rel=1e-9)
    for threshold in (1.5, 3.0, 8.0):
        above = losses[losses > threshold] - threshold
        add("evt", "mean_excess", {"series": losses.tolist(), "threshold": threshold}, {"meanExcess": float(above.mean())}, rel=1e-9)
        if len(above) >= 20:
            fit = optimize.minimize(
                lambda t, e=above: -stats.genpareto.logpdf(e, t[0], scale=np.exp(t[1])).sum(), [0.5, 0.0], method="Nelder-Mead",
                options={"xatol": 1e-11, "fatol": 1e-12, "maxiter": 4000})
            add("evt", "gpd_danish", {"series": losses.tolist(), "threshold": threshold},
                {"exceedances": len(above), "n": len(losses), "beta": float(np.exp(fit.x[1])), "xi": float(fit.x[0]), "negLogLik": float(fit.fun)},
                rel=1e-5, abs_nll=1e-6)
    maxima = [float(stats.genextreme.ppf(draw.random(), -0.1, loc=3, scale=0.5)) for _ in range(90)]
    fit = optimize.minimize(
        lambda t: -stats.genextreme.logpdf(maxima, -t[2], loc=t[0], scale=np.exp(t[1])).sum(), [3, -0.7, 0.1], method="Nelder-Mead",
        options={"xatol": 1e-11, "fatol": 1e-12, "maxiter": 8000, "maxfev": 8000})
    add("evt", "gev_block_maxima", {"maxima": maxima},
        {"location": float(fit.x[0]), "scale": float(np.exp(fit.x[1])), "shape": float(fit.x[2]), "logLik": float(-fit.fun)}, abs=1e-5, abs_ll=1e-6)


functions()
sequences()
copulas()
tails()
for topic, cases in topics.items():
    with open(f"{sys.argv[1]}/{topic}.json", "w", encoding="ascii") as file:
        json.dump({"topic": topic, "cases": cases}, file)
    print(len(cases), "cases of", topic)
