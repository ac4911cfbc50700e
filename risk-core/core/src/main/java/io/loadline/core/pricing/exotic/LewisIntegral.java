package io.loadline.core.pricing.exotic;

import io.loadline.core.math.GaussLegendre;
import io.loadline.core.math.Normal;

/**
 * European price from a characteristic function: A. Lewis, "A simple option formula for general jump-diffusion and other exponential Levy
 * processes" (2001), eq. 3.11, along the line Im u = -1/2, where
 *
 * <pre>call = D (F - sqrt(F K) / pi integral of Re(exp(i u k) phi(u - i/2)) / (u^2 + 1/4) du over u &gt; 0),  k = ln(F / K)</pre>
 *
 * <p>The same integral of a Black model with the variance that phi has at its top is taken off and added in closed form (L. Andersen and V.
 * Piterbarg 2010, ch. 8.4), so that the integrand is small where it is largest. Panels of Gauss-Legendre quadrature follow until the integrand
 * has died away.
 */
final class LewisIntegral {
    private static final GaussLegendre RULE = new GaussLegendre(20);
    private static final int PANELS = 4_000;
    private static final int QUIET = 3;
    private static final double NEGLIGIBLE = 1e-17;
    private static final double WIDEST = 4;

    private LewisIntegral() {}

    static double price(
            final boolean call,
            final double forward,
            final double strike,
            final double discount,
            final CharacteristicFunction function) {
        final double[] value = new double[2];
        final double k = StrictMath.log(forward / strike);
        function.at(0, -0.5, value);
        // A Black model has phi(-i/2) = exp(-w / 8): this fits the variance w to the top of the integrand.
        final double variance = Math.max(-8 * StrictMath.log(Math.min(value[0], 1)), 1e-8);
        final double width = Math.min(WIDEST / Math.max(1, Math.abs(k)), 1 / Math.sqrt(variance));
        double sum = 0;
        int quiet = 0;
        for (int panel = 0; panel < PANELS && quiet < QUIET; panel++) {
            double part = 0;
            double size = 0;
            for (int i = 0; i < RULE.size(); i++) {
                final double u = width * (panel + 0.5 * (1 + RULE.node(i)));
                function.at(u, -0.5, value);
                final double black = StrictMath.exp(-0.5 * variance * (u * u + 0.25));
                final double cosine = StrictMath.cos(u * k);
                final double sine = StrictMath.sin(u * k);
                final double weight = 1 / (u * u + 0.25);
                part += RULE.weight(i) * ((value[0] - black) * cosine - value[1] * sine) * weight;
                size = Math.max(size, (Math.abs(value[0]) + Math.abs(value[1]) + black) * weight);
            }
            sum += 0.5 * width * part;
            quiet = size < NEGLIGIBLE ? quiet + 1 : 0;
        }
        final double total = Math.sqrt(variance);
        final double d1 = k / total + 0.5 * total;
        final double sign = call ? 1 : -1;
        final double blackPrice = sign * (forward * Normal.cdf(sign * d1) - strike * Normal.cdf(sign * (d1 - total)));
        return discount * (blackPrice - Math.sqrt(forward * strike) / StrictMath.PI * sum);
    }
}
