"""Reference cases of dependence, tails and smiles by mpmath, scipy, scikit-learn, QuantLib and R, for `loadline validate`. Argument: the directory to
write copula.json, correlation.json, evt.json, vol_smile.json and their series in. Inputs are drawn with a fixed seed, at the edges of the parameters too:
near independence, near perfect dependence, in the corners of the unit square. Without R (packages Matrix, evd, jsonlite) its cases are left out.
"""
import json
import os
import shutil
import subprocess
import sys

import mpmath as mp
import numpy as np
import QuantLib as ql
import scipy
import sklearn
from scipy import optimize, special, stats
from sklearn.covariance import OAS, LedoitWolf

SOURCE = f"mpmath {mp.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}, QuantLib {ql.__version__}"
DIRECTORY = sys.argv[1]
draw = np.random.default_rng(5)
topics = {}


def add(topic, family, inputs, expected, **tolerance):
    cases = topics.setdefault(topic, [])
    number = 1 + sum(case["family"] == family for case in cases)
    cases.append({"id": f"{topic}.{family}.{number:03d}", "family": family, "source": SOURCE, "inputs": inputs, "expected": expected,
                  "tolerance": tolerance})


def by_r(code, values):
    """What R prints as JSON, given values as JSON in x; null without R."""
    if not shutil.which("Rscript"):
        return None
    run = subprocess.run(["Rscript", "-e", "library(jsonlite); x <- fromJSON(file('stdin'), simplifyVector = FALSE); " + code],
                         input=json.dumps(values), capture_output=True, text=True, check=False)
    if run.returncode:
        print("R:", run.stderr.strip().splitlines()[-1])
        return None
    return json.loads(run.stdout)


POINTS = [(0.3, 0.7), (0.05, 0.1), (0.95, 0.9), (0.5, 0.5), (1e-6, 0.4), (0.4, 1e-6), (1e-8, 1e-8), (1 - 1e-7, 1 - 1e-7), (0.999, 0.2),
          (0.5, 0.500001), (1e-12, 0.99)]


def archimedean(family, t, u, v):
    """Distribution, density and derivative by v, in as many digits as mpmath is told."""
    if t == 1 and family in ("gumbel", "joe"):
        return u * v, mp.mpf(1), u
    if family == "clayton":
        s = u ** -t + v ** -t - 1
        return s ** (-1 / t), (1 + t) * (u * v) ** (-t - 1) * s ** (-1 / t - 2), v ** (-t - 1) * s ** (-1 / t - 1)
    if family == "gumbel":
        x, y = -mp.log(u), -mp.log(v)
        s = x ** t + y ** t
        c = mp.exp(-s ** (1 / t))
        return c, c / (u * v) * (x * y) ** (t - 1) * s ** (1 / t - 2) * (s ** (1 / t) + t - 1), c * s ** (1 / t - 1) * y ** (t - 1) / v
    if family == "frank":
        a, b, g = mp.expm1(-t * u), mp.expm1(-t * v), mp.expm1(-t)
        return -mp.log1p(a * b / g) / t, -t * g * mp.exp(-t * (u + v)) / (g + a * b) ** 2, a * mp.exp(-t * v) / (g + a * b)
    a, b = (1 - u) ** t, (1 - v) ** t
    s = a + b - a * b
    return 1 - s ** (1 / t), s ** (1 / t - 2) * ((1 - u) * (1 - v)) ** (t - 1) * (t - 1 + s), s ** (1 / t - 1) * (1 - v) ** (t - 1) * (1 - a)


def archimedean_copulas():
    mp.mp.dps = 400
    parameters = {"clayton": (1e-8, 1e-3, 0.1, 5, 100, 500), "gumbel": (1, 1 + 1e-8, 1.1, 3, 20, 100), "joe": (1, 1 + 1e-8, 1.1, 4, 25, 80),
                  "frank": (-300, -100, -40, -5, -1e-3, -1e-7, 1e-9, 0.01, 30, 100, 300)}
    for family, thetas in parameters.items():
        for theta in thetas:
            for u, v in POINTS:
                values = archimedean(family, mp.mpf(theta), mp.mpf(u), mp.mpf(v))
                expected = {name: float(x) for name, x in zip(("cdf", "density", "h_u_given_v"), values) if abs(x) > 1e-290}
                add("copula", family, {"family": family, "theta": theta, "u": u, "v": v}, expected, rel=1e-8)
    mp.mp.dps = 30
    for theta in (1.05, 2, 6, 30):
        rho = 24 * mp.quad(lambda t, d=mp.mpf(theta): (1 + (t ** d + (1 - t) ** d) ** (1 / d)) ** -2, [0, 0.5]) - 3
        add("copula", "gumbel", {"theta": theta, "u": 0.3, "v": 0.7}, {"spearmanRho": float(rho)}, rel=1e-11)
    for theta in (0.3, 2, 10):
        c = lambda u, v, t=theta: (u ** -t + v ** -t - 1) ** (-1 / t)
        rho = 24 * mp.quad(lambda v: mp.quad(lambda s: v * c(v * s, v), [0, 0.5, 1]), [0, 0.5, 1]) - 3
        add("copula", "clayton", {"theta": theta, "u": 0.3, "v": 0.7}, {"spearmanRho": float(rho)}, rel=1e-9)


def student(x, nu):
    tail = mp.betainc(nu / 2, mp.mpf(1) / 2, 0, nu / (nu + x * x), regularized=True) / 2
    return 1 - tail if x > 0 else tail


def student_density(x, nu):
    return mp.gamma((nu + 1) / 2) / mp.gamma(nu / 2) / mp.sqrt(nu * mp.pi) * (1 + x * x / nu) ** (-(nu + 1) / 2)


def quantile(cdf, p, start):
    return mp.mpf(0) if p == 0.5 else mp.findroot(lambda x: mp.log(cdf(x)) - mp.log(mp.mpf(p)), (start, start * 1.0001))


def elliptical_copulas():
    mp.mp.dps = 30
    for rho in (-0.999, -0.9, -0.3, 0, 1e-9, 0.7, 0.9999):
        for u, v in ((0.3, 0.7), (0.05, 0.1), (0.95, 0.9), (1e-5, 0.3), (0.999, 0.999)):
            x, y, r = quantile(mp.ncdf, u, special.ndtri(u)), quantile(mp.ncdf, v, special.ndtri(v)), mp.mpf(rho)
            density = mp.exp(-(r * r * (x * x + y * y) - 2 * r * x * y) / (2 * (1 - r * r))) / mp.sqrt(1 - r * r)
            h = mp.ncdf((x - r * y) / mp.sqrt(1 - r * r))
            expected = {name: float(value) for name, value in (("density", density), ("h_u_given_v", h)) if value > 1e-290}
            if expected:
                add("copula", "gaussian", {"rho": rho, "u": u, "v": v}, expected, rel=1e-9)
    for nu in (0.7, 1, 2.5, 4, 10, 100, 1000):
        n = mp.mpf(nu)
        for rho in (-0.99, -0.4, 0, 0.5, 0.97):
            r = mp.mpf(rho)
            for u, v in ((0.3, 0.7), (0.05, 0.1), (0.95, 0.9), (1e-4, 0.3), (0.999, 0.9995)):
                x, y = (quantile(lambda z: student(z, n), p, stats.t.ppf(p, nu)) for p in (u, v))
                form = (x * x - 2 * r * x * y + y * y) / (1 - r * r)
                joint = (1 + form / n) ** (-(n + 2) / 2) / (2 * mp.pi * mp.sqrt(1 - r * r))
                add("copula", "student_t", {"rho": rho, "nu": nu, "u": u, "v": v},
                    {"density": float(joint / (student_density(x, n) * student_density(y, n))),
                     "h_u_given_v": float(student((x - r * y) / mp.sqrt((n + y * y) * (1 - r * r) / (n + 1)), n + 1))}, rel=1e-8)
            tail = float(2 * student(-mp.sqrt((n + 1) * (1 - r) / (1 + r)), n + 1))
            add("copula", "t_tail_dependence", {"nu": nu, "rho": rho}, {"lambda_": tail}, rel=1e-10)
    mp.mp.dps = 20
    for nu in (1, 2.5, 4, 25):
        for (h, k), r in (((0.5, 1), 0.6), ((-1, -2), 0.3), ((2, -0.5), -0.7), ((0, 0), 0.9), ((-3, -3), -0.2)):
            inner = lambda y, n=mp.mpf(nu), h=h, r=r: student_density(y, n) * student(
                (h - r * y) / mp.sqrt((n + y * y) * (1 - mp.mpf(r) ** 2) / (n + 1)), n + 1)
            add("copula", "bivariate_t_cdf", {"upper": [h, k], "rho": r, "nu": nu},
                {"p": float(mp.quad(inner, [-mp.inf] + [x for x in (-20, -5, -2, -1, 0, 1) if x < k] + [k]))}, abs=1e-10)


def debye(t):
    return mp.quad(lambda s: s / mp.expm1(s), mp.linspace(0, t, 3 + int(abs(t) / 8))) / t


def inversions():
    for tau in (-0.97, -0.5, -1e-4, 1e-6, 0.1, 0.2, 0.4, 0.6, 0.8, 0.97):
        start = 9 * tau if abs(tau) < 0.4 else 4 * np.sign(tau) / (1 - abs(tau))
        theta = mp.findroot(lambda t, tau=tau: 1 - 4 / t * (1 - debye(t)) - mp.mpf(tau), (start, start * 1.05))
        expected = {"gaussian_rho": float(mp.sin(mp.pi * mp.mpf(tau) / 2)), "frank_theta": float(theta)}
        if tau > 0:
            expected |= {"clayton_theta": 2 * tau / (1 - tau), "gumbel_theta": 1 / (1 - tau)}
        add("copula", "kendall_inversion", {"tau": tau}, expected, rel=1e-9)


def log_density(family, t, u, v):
    if family == "clayton":
        return np.log1p(t) - (t + 1) * np.log(u * v) - (2 + 1 / t) * np.log(u ** -t + v ** -t - 1)
    if family == "gumbel":
        x, y = -np.log(u), -np.log(v)
        s = x ** t + y ** t
        return -s ** (1 / t) + x + y + (t - 1) * np.log(x * y) + (1 / t - 2) * np.log(s) + np.log(s ** (1 / t) + t - 1)
    if family == "frank":
        a, b, g = np.expm1(-t * u), np.expm1(-t * v), np.expm1(-t)
        return np.log(-t * g) - t * (u + v) - 2 * np.log(np.abs(g + a * b))
    if family == "joe":
        a, b = (1 - u) ** t, (1 - v) ** t
        s = a + b - a * b
        return (1 / t - 2) * np.log(s) + (t - 1) * np.log((1 - u) * (1 - v)) + np.log(t - 1 + s)
    x, y = special.ndtri(u), special.ndtri(v)
    return -0.5 * np.log(1 - t * t) - (t * t * (x * x + y * y) - 2 * t * x * y) / (2 * (1 - t * t))


def student_pseudo_likelihood(p, u, v):
    rho, nu = np.tanh(p[0]), np.exp(p[1])
    x, y = stats.t.ppf(u, nu), stats.t.ppf(v, nu)
    joint = stats.multivariate_t([0, 0], [[1, rho], [rho, 1]], nu).logpdf(np.column_stack([x, y]))
    return -np.sum(joint - stats.t.logpdf(x, nu) - stats.t.logpdf(y, nu))


def samples():
    """Rank correlations, fits and components of samples; one of them in whole numbers, with many ties and zeros of either sign."""
    heavy = draw.standard_t(4, (700, 3)) @ np.linalg.cholesky([[1, 0.5, 0.3], [0.5, 1, 0.4], [0.3, 0.4, 1]]).T
    tied = np.round(draw.normal(size=(200, 3)) @ draw.normal(size=(3, 3)))
    for name, table in (("heavy", heavy), ("tied", tied)):
        file = f"series/{name}.csv"
        np.savetxt(f"{DIRECTORY}/{file}", table, delimiter=",", header="x,y,z", comments="", fmt="%.17g")
        columns = range(table.shape[1])
        add("copula", "rank_correlation", {"series": file}, {
            "kendall": [[stats.kendalltau(table[:, i], table[:, j])[0] for j in columns] for i in columns],
            "spearman": stats.spearmanr(table)[0].tolist(), "pearson": np.corrcoef(table.T).tolist()}, abs=1e-10)
        values, vectors = np.linalg.eigh(np.corrcoef(table.T))
        add("correlation", "pca", {"series": file}, {
            "eigenvalues": values[::-1].tolist(), "explained": (values[::-1] / values.sum()).tolist(),
            "firstVectorAbs": np.abs(vectors[:, -1]).tolist(), "conditionNumber": values[-1] / values[0],
            "absorptionRatio1": values[-1] / values.sum()}, rel=1e-9)
    u, v = (stats.rankdata(heavy[:, i]) / (len(heavy) + 1) for i in (0, 1))
    bounds = {"clayton": (1e-4, 30), "gumbel": (1 + 1e-6, 20), "joe": (1 + 1e-6, 20), "frank": (-30, 29.9), "gaussian": (-0.999, 0.998)}
    for family, (low, high) in bounds.items():
        grid = np.linspace(low, high, 400)
        best = int(np.argmax([log_density(family, t, u, v).sum() for t in grid]))
        fit = optimize.minimize_scalar(lambda t, f=family: -log_density(f, t, u, v).sum(), method="bounded",
                                       bounds=(grid[max(0, best - 1)], grid[min(399, best + 1)]), options={"xatol": 1e-11})
        add("copula", "pseudo_ml", {"series": {"file": "series/heavy.csv", "columns": ["x", "y"]}, "family": family},
            {"parameters": [float(fit.x)], "logLikelihood": float(-fit.fun)}, rel=1e-5, abs_ll=1e-6)
    fit = optimize.minimize(student_pseudo_likelihood, [0.5, 1.5], args=(u, v), method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-10})
    add("copula", "pseudo_ml", {"series": {"file": "series/heavy.csv", "columns": ["x", "y"]}, "family": "student_t"},
        {"parameters": [float(np.tanh(fit.x[0])), float(np.exp(fit.x[1]))], "logLikelihood": float(-fit.fun)}, rel=1e-5, abs_ll=1e-6)


def weighted_nearest(matrix, weights):
    """Higham's alternating projections in the norm of diagonal weights, with Dykstra's correction."""
    root = np.sqrt(np.outer(weights, weights))
    y, correction = matrix.copy(), np.zeros_like(matrix)
    for _ in range(20000):
        r = y - correction
        values, vectors = np.linalg.eigh(r * root)
        x = (vectors * np.maximum(values, 0)) @ vectors.T / root
        correction = x - r
        before, y = y, x.copy()
        np.fill_diagonal(y, 1)
        if np.abs(y - before).max() < 1e-13:
            break
    return y


def nearest_correlations():
    matrices = [[[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]], [[1, 0.9, 0.7], [0.9, 1, 0.3], [0.7, 0.3, 1]],
                [[1, 1.2], [1.2, 1]], [[1, -0.99, -0.99], [-0.99, 1, -0.99], [-0.99, -0.99, 1]], np.ones((4, 4)).tolist()]
    for n in (5, 8, 15, 30):
        noise = draw.uniform(-1, 1, (n, n))
        near = np.corrcoef(draw.normal(size=(n // 2 + 2, n)).T) + 0.1 * draw.normal(size=(n, n))
        for matrix in ((noise + noise.T) / 2, (near + near.T) / 2):
            np.fill_diagonal(matrix, 1)
            matrices.append(matrix.tolist())
    found = by_r("library(Matrix); o <- lapply(x, function(m) { a <- do.call(rbind, lapply(m, as.numeric)); as.matrix(nearPD(a, corr = TRUE, "
                 "conv.tol = 1e-15, eig.tol = 1e-14, posd.tol = 1e-15, do2eigen = FALSE, maxit = 20000)$mat) }); cat(toJSON(o, digits = NA))", matrices)
    for matrix, nearest in zip(matrices, found or []):
        add("correlation", "nearest_correlation", {"matrix": matrix},
            {"nearest": nearest, "frobeniusDistance": float(np.linalg.norm(np.subtract(matrix, nearest)))}, abs=1e-7)
    for matrix in map(np.array, matrices[5:11]):
        weights = draw.uniform(0.2, 3, len(matrix))
        nearest = weighted_nearest(matrix, weights)
        distance = np.linalg.norm(np.sqrt(np.outer(weights, weights)) * (matrix - nearest))
        add("correlation", "nearest_correlation", {"matrix": matrix.tolist(), "weights": weights.tolist()},
            {"nearest": nearest.tolist(), "frobeniusDistance": float(distance)}, abs=1e-7)


def constant_correlation(sample):
    x = sample - sample.mean(0)
    t, n = x.shape
    s = x.T @ x / t
    deviation = np.sqrt(np.diag(s))
    mean = ((s / np.outer(deviation, deviation)).sum() - n) / (n * (n - 1))
    target = mean * np.outer(deviation, deviation)
    np.fill_diagonal(target, np.diag(s))
    noise = (x ** 2).T @ x ** 2 / t - s ** 2
    cross = (x ** 3).T @ x / t - np.diag(s)[:, None] * s
    np.fill_diagonal(cross, 0)
    common = np.trace(noise) + mean * (np.outer(1 / deviation, deviation) * cross).sum()
    delta = min(1, max(0, (noise.sum() - common) / ((s - target) ** 2).sum() / t))
    return float(delta), (delta * target + (1 - delta) * s).tolist()


def covariances():
    for rows, columns in ((6, 3), (10, 4), (50, 5), (20, 30), (200, 10), (3, 3), (100, 1)):
        sample = draw.normal(size=(rows, columns)) @ draw.normal(size=(columns, columns)) * 0.01
        first, second = LedoitWolf().fit(sample), OAS().fit(sample)
        expected = {"ledoitWolf_delta": float(first.shrinkage_), "ledoitWolf_cov": first.covariance_.tolist(),
                    "oas_delta": float(second.shrinkage_), "oas_cov": second.covariance_.tolist()}
        if columns > 2:
            expected["constantCorrelation_delta"], expected["constantCorrelation_cov"] = constant_correlation(sample)
        add("correlation", "shrinkage", {"data": sample.tolist()}, expected, rel=1e-9, abs=1e-18)
    for size in (1, 2, 4, 10):
        a = draw.normal(size=(size, size))
        a, x = a @ a.T + np.eye(size), draw.normal(size=size)
        add("correlation", "cholesky", {"matrix": a.tolist(), "rankOneUpdate": x.tolist()},
            {"L": np.linalg.cholesky(a).tolist(), "L_updated": np.linalg.cholesky(a + np.outer(x, x)).tolist()}, abs=1e-10)


def correlation_over_time(z, a, b, corrected):
    size = np.ones((len(z) + 1, z.shape[1]))
    if corrected:
        for t, row in enumerate(z):
            size[t + 1] = 1 - a - b + (a * row ** 2 + b) * size[t]
    shocks = z * np.sqrt(size[:-1])
    target = shocks.T @ shocks / len(z)
    if corrected:
        target /= np.sqrt(np.outer(np.diag(target), np.diag(target)))
    q, likelihood = target, 0
    for row, shock in zip(z, shocks):
        last = q / np.sqrt(np.outer(np.diag(q), np.diag(q)))
        likelihood -= 0.5 * (np.linalg.slogdet(last)[1] + row @ np.linalg.solve(last, row) - row @ row)
        q = (1 - a - b) * target + a * np.outer(shock, shock) + b * q
    return {"correlationLogLik": likelihood, "R_last": last.tolist(), "R_next": (q / np.sqrt(np.outer(np.diag(q), np.diag(q)))).tolist()}


def dynamic_correlations():
    for series in (2, 3, 6):
        z = draw.normal(size=(400, series)) @ np.linalg.cholesky(0.6 * np.eye(series) + 0.4).T
        for a, b in ((0.01, 0.98), (0.05, 0.9), (0, 0.9), (0.1, 0)):
            for corrected in (False, True):
                given = {"series": z.tolist(), "a": a, "b": b, "variant": "corrected" if corrected else "engle"}
                add("correlation", "dcc_filter", given, correlation_over_time(z, a, b, corrected), rel=1e-7)


def tails():
    losses = (draw.pareto(1.5, 2000) + 1).tolist()
    maxima = [stats.genextreme.rvs(-shape, loc=location, scale=scale, size=80, random_state=draw).tolist()
              for location, scale, shape in ((0, 1, 0.2), (10, 3, -0.2), (1, 0.5, 0.05), (100, 20, 0.4), (5, 1, 0))]
    found = by_r("library(evd); l <- as.numeric(x$losses); o <- lapply(c(1.5, 2, 3, 5, 8), function(u) { f <- fpot(l, u, model = 'gpd', std.err = TRUE, "
                 "control = list(reltol = 1e-14, maxit = 5000)); list(u = u, n = f$nat, e = unname(f$estimate), s = unname(f$std.err), d = f$deviance / 2) }); "
                 "g <- lapply(x$maxima, function(m) { f <- fgev(as.numeric(m), control = list(reltol = 1e-15, maxit = 9000)); "
                 "list(e = unname(f$estimate), s = unname(f$std.err), d = -f$deviance / 2) }); cat(toJSON(list(o = o, g = g), digits = NA, auto_unbox = TRUE))",
                 {"losses": losses, "maxima": maxima}) or {"o": [], "g": []}
    for fit in found["o"]:
        add("evt", "gpd_danish", {"series": losses, "threshold": fit["u"]}, {
            "exceedances": fit["n"], "n": len(losses), "beta": fit["e"][0], "xi": fit["e"][1], "se_beta": fit["s"][0], "se_xi": fit["s"][1],
            "negLogLik": fit["d"]}, rel=2e-4, rel_se=5e-3, abs_nll=1e-4)
    for sample, fit in zip(maxima, found["g"]):
        add("evt", "gev_block_maxima", {"maxima": sample}, {
            "location": fit["e"][0], "scale": fit["e"][1], "shape": fit["e"][2], "se": dict(zip(("loc", "scale", "shape"), fit["s"])),
            "logLik": fit["d"]}, abs=2e-3, rel_se=1e-2, abs_ll=1e-4)


def smiles():
    mp.mp.dps = 40
    for forward, years, *parameters in ((0.05, 1, 0.0873, 0.7, -0.48, 0.47), (0.0488, 10, 0.036, 0.5, -0.25, 0.35), (100, 0.5, 2, 0.5, -0.3, 0.6),
                                        (0.03, 5, 0.02, 0, 0.3, 0.4), (0.03, 5, 0.25, 1, 0, 0.4), (0.03, 2, 0.06, 0.5, 0.9, 1e-8),
                                        (0.03, 2, 0.06, 0.5, -0.99, 0.8), (2000, 1, 0.3, 1, -0.7, 0)):
        for moneyness in (0.2, 0.5, 0.95, 0.9999999, 1, 1.000001, 1.2, 5):
            alpha, beta, rho, nu = parameters
            f, k, t, a, b, r, n = map(mp.mpf, (forward, forward * moneyness, years, *parameters))
            log, power, middle = mp.log(f / k), (1 - b) ** 2, (f * k) ** ((1 - b) / 2)
            z = n / a * middle * log
            ratio = 1 if z == 0 else z / mp.log((mp.sqrt(1 - 2 * r * z + z * z) + z - r) / (1 - r))
            growth = power / 24 * (a / middle) ** 2 + r * b * n * a / 4 / middle + (2 - 3 * r * r) / 24 * n * n
            black = a / (middle * (1 + power / 24 * log ** 2 + power ** 2 / 1920 * log ** 4)) * ratio * (1 + growth * t)
            expected = {"blackVol": float(black)}
            given = {"forward": forward, "strike": forward * moneyness, "expiryYears": years, "alpha": alpha, "beta": beta, "rho": rho, "nu": nu}
            add("vol_smile", "sabr_hagan", given, expected, rel=1e-11)
            # QuantLib keeps eight digits near the money and for a volatility of volatility near zero.
            if beta > 0:  # and it puts logarithms in place of differences at a beta of zero too
                normal = ql.sabrVolatility(given["strike"], forward, years, alpha, beta, nu, rho, ql.Normal)
                add("vol_smile", "sabr_hagan", given, {"normalVol": normal}, rel=1e-8)
            shifted = ql.shiftedSabrVolatility(given["strike"] - forward, 0.0, years, alpha, beta, nu, rho, forward)
            add("vol_smile", "sabr_hagan", given | {"forward": 0.0, "strike": given["strike"] - forward, "shift": forward},
                {"blackVol": shifted}, rel=1e-8)
    for raw in ((0.04, 0.1, -0.5, 0, 0.1), (0.01, 0.4, -0.9, 0.05, 0.2), (0, 0.2, 0, 0, 0.3), (0.02, 0, 0.3, 0, 0.1), (-0.02, 0.2, 0.3, 0.2, 0.4)):
        a, b, rho, m, s = map(mp.mpf, raw)
        for k in (-1.5, -0.5, -0.1, 0, 0.05, 0.5, 0.9, 1.5):
            root = mp.sqrt((k - m) ** 2 + s * s)
            w, slope, bend = a + b * (rho * (k - m) + root), b * (rho + (k - m) / root), b * s * s / root ** 3
            g = (1 - k * slope / (2 * w)) ** 2 - slope ** 2 / 4 * (1 / w + mp.mpf(1) / 4) + bend / 2
            add("vol_smile", "svi_vogt", dict(zip(("a", "b", "rho", "m", "sigma", "k"), (*raw, k))),
                {"totalVariance": float(w), "g": float(g), "butterflyFree": bool(g >= 0)}, abs=1e-12)


os.makedirs(DIRECTORY + "/series", exist_ok=True)
for part in (archimedean_copulas, elliptical_copulas, inversions, samples, nearest_correlations, covariances, dynamic_correlations, tails, smiles):
    part()
for topic, cases in topics.items():
    with open(f"{DIRECTORY}/{topic}.json", "w", encoding="ascii") as file:
        json.dump({"topic": topic, "cases": cases}, file)
    print(len(cases), "cases of", topic)
