package io.loadline.varengine.volatility;

import java.util.SplittableRandom;

/**
 * Expected variances. They follow a linear recursion in the GARCH, threshold (order one), nonlinear and integrated models; the others are
 * averaged over paths of the filter whose shocks are drawn from the standardised errors, with a fixed seed.
 */
final class Forecasting {
    private static final int PATHS = 20_000;
    private static final long SEED = 0x10ad_11e0L;
    private static final int LONGEST = 10_000;

    private Forecasting() {}

    static boolean isPossible(final VarianceModel variance) {
        return switch (variance) {
            case VarianceModel.Threshold(int p, int o, int q) -> p == 1 && o <= 1 && q <= 1;
            case VarianceModel.Exponential orders -> orders.isFirstOrder();
            default -> true;
        };
    }

    /** Forecasts of a linear model with a share of variance from negative errors that is given. */
    static VolatilityForecast forecast(final VolatilityPath path, final int horizon, final double negativeShare) {
        check(horizon);
        if (!(path.model().variance() instanceof VarianceModel.Garch orders)) {
            throw new IllegalArgumentException("the model is " + path.model().variance()
                    + ", expected Garch for a given share of negative errors");
        }
        if (!(negativeShare >= 0 && negativeShare <= 1)) {
            throw new IllegalArgumentException("share of negative errors is " + negativeShare + ", expected 0 to 1");
        }
        return new VolatilityForecast(garch(path, orders, horizon, negativeShare), true);
    }

    /** Of the error i returns before, a weight w(i) = sum of ar(j) w(i - j) is left in a return. */
    static VolatilityForecast ofReturns(final VolatilityPath path, final VolatilityForecast ofErrors) {
        final int horizon = ofErrors.horizon();
        final int lags = path.model().mean().lags();
        final double[] weights = new double[horizon];
        final double[] variances = new double[horizon];
        for (int i = 0; i < horizon; i++) {
            double weight = i == 0 ? 1 : 0;
            for (int j = 1; j <= Math.min(i, lags); j++) {
                weight = Math.fma(path.parameters()[j], weights[i - j], weight);
            }
            weights[i] = weight;
            for (int k = i; k < horizon; k++) {
                variances[k] = Math.fma(weight * weight, ofErrors.variance(k - i + 1), variances[k]);
            }
        }
        return new VolatilityForecast(variances, ofErrors.isExact());
    }

    private static void check(final int horizon) {
        if (horizon < 1 || horizon > LONGEST) {
            throw new IllegalArgumentException("horizon is " + horizon + ", expected 1 to " + LONGEST + " returns");
        }
    }

    static VolatilityForecast forecast(final VolatilityPath path, final int horizon) {
        check(horizon);
        if (horizon == 1) {
            return new VolatilityForecast(new double[] {path.nextVariance()}, true);
        }
        return switch (path.model().variance()) {
            case VarianceModel.Garch orders ->
                new VolatilityForecast(
                        garch(path, orders, horizon, orders.threshold() == 0 ? 0 : ErrorMoments.negativeShare(path)),
                        true);
            case VarianceModel.Threshold(int p, int o, int q)
            when p == 1 && o <= 1 && q == 1 -> new VolatilityForecast(threshold(path, o == 1, horizon), true);
            case VarianceModel.Integrated _ ->
                new VolatilityForecast(firstOrder(path, path.parameter("omega"), 1, horizon), true);
            case VarianceModel.ExponentiallyWeighted _ -> new VolatilityForecast(firstOrder(path, 0, 1, horizon), true);
            case VarianceModel.Nonlinear _ -> {
                final double theta = path.parameter("theta");
                final double persistence = path.parameter("alpha") * (1 + theta * theta) + path.parameter("beta");
                yield new VolatilityForecast(firstOrder(path, path.parameter("omega"), persistence, horizon), true);
            }
            default -> new VolatilityForecast(simulated(path, horizon), false);
        };
    }

    private static double[] firstOrder(
            final VolatilityPath path, final double omega, final double persistence, final int horizon) {
        final double[] variances = new double[horizon];
        variances[0] = path.nextVariance();
        for (int k = 1; k < horizon; k++) {
            variances[k] = omega + persistence * variances[k - 1];
        }
        return variances;
    }

    private static double[] garch(
            final VolatilityPath path,
            final VarianceModel.Garch orders,
            final int horizon,
            final double negativeShare) {
        final double[] errors = path.errors();
        final double[] parameters = path.parameters();
        final int alpha = path.model().mean().parameters() + 1;
        final int gamma = alpha + orders.arch();
        final int beta = gamma + orders.threshold();
        final int n = path.size();
        final double[] variances = new double[horizon];
        variances[0] = path.nextVariance();
        for (int k = 1; k < horizon; k++) {
            double variance = parameters[alpha - 1];
            for (int i = 1; i <= orders.arch(); i++) {
                final int t = n + k - i;
                final boolean known = t < n;
                final double square = known ? errors[t] * errors[t] : variances[t - n];
                final double share = known ? (errors[t] < 0 ? 1 : 0) : negativeShare;
                final double threshold = i <= orders.threshold() ? parameters[gamma + i - 1] * share : 0;
                variance += (parameters[alpha + i - 1] + threshold) * square;
            }
            for (int i = 1; i <= orders.garch(); i++) {
                final int t = n + k - i;
                variance += parameters[beta + i - 1] * (t < n ? path.variance(t) : variances[t - n]);
            }
            variances[k] = variance;
        }
        return variances;
    }

    /** With s' = omega + s a(z): E s' = omega + E a E s, and E s'^2 = omega^2 + 2 omega E a E s + E a^2 E s^2. */
    private static double[] threshold(final VolatilityPath path, final boolean asymmetric, final int horizon) {
        final double omega = path.parameter("omega");
        final double alpha = path.parameter("alpha");
        final double gamma = asymmetric ? path.parameter("gamma") : 0;
        final double beta = path.parameter("beta");
        final double size = ErrorMoments.absoluteMean(path);
        // Errors have mean zero: half of the mean absolute error comes from each side.
        final double mean = alpha * size + 0.5 * gamma * size + beta;
        final double negativeShare = ErrorMoments.negativeShare(path);
        final double down = alpha + gamma;
        final double square = alpha * alpha * (1 - negativeShare)
                + down * down * negativeShare
                + 2 * beta * (mean - beta)
                + beta * beta;
        final double[] variances = new double[horizon];
        variances[0] = path.nextVariance();
        double deviation = Math.sqrt(variances[0]);
        for (int k = 1; k < horizon; k++) {
            variances[k] = omega * omega + 2 * omega * mean * deviation + square * variances[k - 1];
            deviation = omega + mean * deviation;
        }
        return variances;
    }

    private static double[] simulated(final VolatilityPath path, final int horizon) {
        final double[] shocks = path.standardisedErrors();
        final SplittableRandom random = new SplittableRandom(SEED);
        final double[] sums = new double[horizon];
        final VolatilityFilter filter = VolatilityFilter.ofErrors(path);
        final double start = filter.variance();
        for (int p = 0; p < PATHS; p++) {
            double variance = start;
            for (int k = 0; k < horizon; k++) {
                sums[k] += variance;
                final double error = shocks[random.nextInt(shocks.length)] * Math.sqrt(variance);
                final double next = filter.next(error, variance);
                variance = next > 0 && next < Double.POSITIVE_INFINITY ? next : variance;
            }
        }
        for (int k = 0; k < horizon; k++) {
            sums[k] /= PATHS;
        }
        sums[0] = start;
        return sums;
    }
}
