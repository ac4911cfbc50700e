package io.loadline.varengine.volatility;

/** How the conditional variance h (standard deviation s) follows from past errors e = z s. */
public sealed interface VarianceModel {
    /**
     * T. Bollerslev, J. Econometrics 31 (1986), with the threshold terms of L. Glosten, R. Jagannathan and D. Runkle, J. Finance 48 (1993):
     * h' = omega + sum alpha e^2 + sum gamma e^2 [e &lt; 0] + sum beta h.
     *
     * @param arch number of alpha, at least one
     * @param threshold number of gamma; not above the number of alpha
     * @param garch number of beta
     */
    record Garch(int arch, int threshold, int garch) implements VarianceModel {
        public Garch {
            orders(arch, threshold, garch);
        }
    }

    /**
     * J.-M. Zakoian, J. Economic Dynamics and Control 18 (1994): s' = omega + sum alpha |e| + sum gamma |e| [e &lt; 0] + sum beta s.
     *
     * @param arch number of alpha, at least one
     * @param threshold number of gamma; not above the number of alpha
     * @param garch number of beta
     */
    record Threshold(int arch, int threshold, int garch) implements VarianceModel {
        public Threshold {
            orders(arch, threshold, garch);
        }
    }

    /**
     * Z. Ding, C. Granger and R. Engle, J. Empirical Finance 1 (1993): s'^d = omega + alpha (|e| - gamma e)^d + beta s^d.
     *
     * @param power d; zero means that it is estimated
     */
    record AsymmetricPower(double power) implements VarianceModel {
        public AsymmetricPower {
            if (!(power == 0 || (power >= 0.2 && power <= 6))) {
                throw new IllegalArgumentException("power is " + power + ", expected 0.2 to 6, or 0 to estimate it");
            }
        }
    }

    /**
     * D. Nelson, Econometrica 59 (1991): log h' = omega + sum alpha (|z| - sqrt(2/pi)) + sum gamma z + sum beta log h.
     *
     * @param arch number of alpha, at least one
     * @param threshold number of gamma; not above the number of alpha
     * @param garch number of beta
     */
    record Exponential(int arch, int threshold, int garch) implements VarianceModel {
        public Exponential {
            orders(arch, threshold, garch);
        }

        /** Order one. */
        public Exponential() {
            this(1, 1, 1);
        }

        boolean isFirstOrder() {
            return arch == 1 && threshold == 1 && garch == 1;
        }
    }

    /** R. Engle and V. Ng, J. Finance 48 (1993): h' = omega + alpha (e - theta s)^2 + beta h. */
    record Nonlinear() implements VarianceModel {}

    /** Integrated GARCH: h' = omega + (1 - beta) e^2 + beta h. It has no finite long-run variance. */
    record Integrated() implements VarianceModel {}

    /** J.P. Morgan, RiskMetrics Technical Document (1996): h' = (1 - lambda) e^2 + lambda h. */
    record ExponentiallyWeighted() implements VarianceModel {}

    private static void orders(final int arch, final int threshold, final int garch) {
        if (arch < 1 || threshold < 0 || threshold > arch || garch < 0 || arch > 20 || garch > 20) {
            throw new IllegalArgumentException("orders are " + arch + ", " + threshold + ", " + garch
                    + ", expected 1 to 20 alpha, no more gamma than alpha, and 0 to 20 beta");
        }
    }
}
