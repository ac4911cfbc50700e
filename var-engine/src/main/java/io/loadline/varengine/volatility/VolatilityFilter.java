package io.loadline.varengine.volatility;

/**
 * Carries a conditional variance forward, a return at a time, between fits. {@link #update} neither allocates nor throws: a return that is no
 * number, or that would make the variance infinite, is left out and counted. One thread.
 */
public abstract sealed class VolatilityFilter {
    private final double mu;
    private final double autoregression;
    private double lastReturn;
    private double variance;
    private long rejected;

    VolatilityFilter(final double mu, final double autoregression, final double lastReturn, final double variance) {
        this.mu = finite("mu", mu);
        this.autoregression = finite("ar1", autoregression);
        this.lastReturn = finite("last return", lastReturn);
        this.variance = positive("variance", variance);
    }

    /**
     * h' = omega + (alpha + gamma [e &lt; 0]) e^2 + beta h; gamma zero is GARCH, omega zero and alpha = 1 - beta is EWMA.
     *
     * @param variance of the first return
     * @return filter with mean zero
     */
    public static VolatilityFilter garch(
            final double omega, final double alpha, final double gamma, final double beta, final double variance) {
        return new Linear(0, 0, 0, omega, alpha, gamma, beta, variance);
    }

    /**
     * h' = (1 - lambda) e^2 + lambda h.
     *
     * @param lambda from 0 to 1
     * @param variance of the first return
     * @return filter with mean zero
     */
    public static VolatilityFilter ewma(final double lambda, final double variance) {
        if (!(lambda >= 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda is " + lambda + ", expected a number from 0 to 1");
        }
        return new Linear(0, 0, 0, 0, 1 - lambda, 0, lambda, variance);
    }

    /** s' = omega + alpha |e| + gamma |e| [e &lt; 0] + beta s, with mean zero. */
    public static VolatilityFilter threshold(
            final double omega, final double alpha, final double gamma, final double beta, final double variance) {
        return new Threshold(0, 0, 0, omega, alpha, gamma, beta, variance);
    }

    /** log h' = omega + alpha (|z| - sqrt(2/pi)) + gamma z + beta log h, with mean zero. */
    public static VolatilityFilter exponential(
            final double omega, final double alpha, final double gamma, final double beta, final double variance) {
        return new Exponential(0, 0, 0, omega, alpha, gamma, beta, variance);
    }

    /** s'^d = omega + alpha (|e| - gamma e)^d + beta s^d, with mean zero. */
    public static VolatilityFilter asymmetricPower(
            final double omega,
            final double alpha,
            final double gamma,
            final double beta,
            final double power,
            final double variance) {
        return new Power(0, 0, 0, omega, alpha, gamma, beta, power, variance);
    }

    /** h' = omega + alpha (e - theta s)^2 + beta h, with mean zero. */
    public static VolatilityFilter nonlinear(
            final double omega, final double alpha, final double theta, final double beta, final double variance) {
        return new Nonlinear(0, 0, 0, omega, alpha, theta, beta, variance);
    }

    static VolatilityFilter after(final VolatilityPath path) {
        final MeanModel mean = path.model().mean();
        if (mean.lags() > 1) {
            throw new IllegalArgumentException("the mean is " + mean + ", a filter takes at most one lag");
        }
        return of(
                path,
                mean.constant() ? path.parameter("mu") : 0,
                mean.lags() > 0 ? path.parameter("ar1") : 0,
                path.lastReturn());
    }

    /** A filter of errors, whatever the mean. */
    static VolatilityFilter ofErrors(final VolatilityPath path) {
        return of(path, 0, 0, 0);
    }

    private static VolatilityFilter of(final VolatilityPath path, final double mu, final double ar, final double last) {
        final double variance = path.nextVariance();
        return switch (path.model().variance()) {
            case VarianceModel.Garch(int p, int o, int q)
            when p == 1 && q <= 1 ->
                new Linear(
                        mu,
                        ar,
                        last,
                        omega(path),
                        alpha(path),
                        o == 1 ? path.parameter("gamma") : 0,
                        q == 1 ? path.parameter("beta") : 0,
                        variance);
            case VarianceModel.Threshold(int p, int o, int q)
            when p == 1 && q <= 1 ->
                new Threshold(
                        mu,
                        ar,
                        last,
                        omega(path),
                        alpha(path),
                        o == 1 ? path.parameter("gamma") : 0,
                        q == 1 ? path.parameter("beta") : 0,
                        variance);
            case VarianceModel.Integrated _ -> {
                final double beta = path.parameter("beta");
                yield new Linear(mu, ar, last, omega(path), 1 - beta, 0, beta, variance);
            }
            case VarianceModel.ExponentiallyWeighted _ -> {
                final double lambda = path.parameter("decay");
                yield new Linear(mu, ar, last, 0, 1 - lambda, 0, lambda, variance);
            }
            case VarianceModel.Exponential model
            when model.isFirstOrder() ->
                new Exponential(
                        mu,
                        ar,
                        last,
                        omega(path),
                        alpha(path),
                        path.parameter("gamma"),
                        path.parameter("beta"),
                        variance);
            case VarianceModel.AsymmetricPower power ->
                new Power(
                        mu,
                        ar,
                        last,
                        omega(path),
                        alpha(path),
                        path.parameter("gamma"),
                        path.parameter("beta"),
                        power.power() == 0 ? path.parameter("delta") : power.power(),
                        variance);
            case VarianceModel.Nonlinear _ ->
                new Nonlinear(
                        mu,
                        ar,
                        last,
                        omega(path),
                        alpha(path),
                        path.parameter("theta"),
                        path.parameter("beta"),
                        variance);
            default ->
                throw new IllegalArgumentException(
                        "a filter needs a model of order one, " + path.model().variance() + " was fitted");
        };
    }

    private static double omega(final VolatilityPath path) {
        return path.parameter("omega");
    }

    private static double alpha(final VolatilityPath path) {
        return path.parameter("alpha");
    }

    /**
     * Takes a return.
     *
     * @param observed the return, in the unit of the fit
     * @return variance of the next return
     */
    public final double update(final double observed) {
        final double next = next(observed - mu - autoregression * lastReturn, variance);
        if (next > 0 && next < Double.POSITIVE_INFINITY) {
            lastReturn = observed;
            variance = next;
        } else {
            rejected++;
        }
        return variance;
    }

    /** Variance of the next return. */
    public final double variance() {
        return variance;
    }

    /** Expected next return. */
    public final double mean() {
        return mu + autoregression * lastReturn;
    }

    /** Returns that were left out. */
    public final long rejected() {
        return rejected;
    }

    /** The variance after an error, in the state of a variance. */
    abstract double next(double error, double current);

    static double finite(final String name, final double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a finite number");
        }
        return value;
    }

    static double positive(final String name, final double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a positive number");
        }
        return value;
    }

    private static final class Linear extends VolatilityFilter {
        private final double omega;
        private final double alpha;
        private final double down;
        private final double beta;

        Linear(
                final double mu,
                final double autoregression,
                final double lastReturn,
                final double omega,
                final double alpha,
                final double gamma,
                final double beta,
                final double variance) {
            super(mu, autoregression, lastReturn, variance);
            this.omega = finite("omega", omega);
            this.alpha = finite("alpha", alpha);
            this.down = alpha + finite("gamma", gamma);
            this.beta = finite("beta", beta);
        }

        @Override
        double next(final double error, final double current) {
            return VarianceStep.linear(omega, alpha, down, beta, error, current);
        }
    }

    private static final class Threshold extends VolatilityFilter {
        private final double omega;
        private final double alpha;
        private final double down;
        private final double beta;

        Threshold(
                final double mu,
                final double autoregression,
                final double lastReturn,
                final double omega,
                final double alpha,
                final double gamma,
                final double beta,
                final double variance) {
            super(mu, autoregression, lastReturn, variance);
            this.omega = finite("omega", omega);
            this.alpha = finite("alpha", alpha);
            this.down = alpha + finite("gamma", gamma);
            this.beta = finite("beta", beta);
        }

        @Override
        double next(final double error, final double current) {
            final double weight = error < 0 ? down : alpha;
            final double state = omega + weight * Math.abs(error) + beta * Math.sqrt(current);
            return state * state;
        }
    }

    private static final class Exponential extends VolatilityFilter {
        private final double omega;
        private final double alpha;
        private final double gamma;
        private final double beta;

        Exponential(
                final double mu,
                final double autoregression,
                final double lastReturn,
                final double omega,
                final double alpha,
                final double gamma,
                final double beta,
                final double variance) {
            super(mu, autoregression, lastReturn, variance);
            this.omega = finite("omega", omega);
            this.alpha = finite("alpha", alpha);
            this.gamma = finite("gamma", gamma);
            this.beta = finite("beta", beta);
        }

        @Override
        double next(final double error, final double current) {
            return VarianceStep.exponential(omega, alpha, gamma, beta, error, current);
        }
    }

    private static final class Power extends VolatilityFilter {
        private final double omega;
        private final double alpha;
        private final double gamma;
        private final double beta;
        private final double power;

        Power(
                final double mu,
                final double autoregression,
                final double lastReturn,
                final double omega,
                final double alpha,
                final double gamma,
                final double beta,
                final double power,
                final double variance) {
            super(mu, autoregression, lastReturn, variance);
            this.omega = finite("omega", omega);
            this.alpha = finite("alpha", alpha);
            this.gamma = finite("gamma", gamma);
            this.beta = finite("beta", beta);
            this.power = positive("power", power);
        }

        @Override
        double next(final double error, final double current) {
            final double shock = Residuals.raise(Math.abs(error) - gamma * error, power);
            final double state = omega + alpha * shock + beta * StrictMath.pow(current, 0.5 * power);
            return StrictMath.pow(state, 2 / power);
        }
    }

    private static final class Nonlinear extends VolatilityFilter {
        private final double omega;
        private final double alpha;
        private final double theta;
        private final double beta;

        Nonlinear(
                final double mu,
                final double autoregression,
                final double lastReturn,
                final double omega,
                final double alpha,
                final double theta,
                final double beta,
                final double variance) {
            super(mu, autoregression, lastReturn, variance);
            this.omega = finite("omega", omega);
            this.alpha = finite("alpha", alpha);
            this.theta = finite("theta", theta);
            this.beta = finite("beta", beta);
        }

        @Override
        double next(final double error, final double current) {
            final double distance = error - theta * Math.sqrt(current);
            return omega + alpha * distance * distance + beta * current;
        }
    }
}
