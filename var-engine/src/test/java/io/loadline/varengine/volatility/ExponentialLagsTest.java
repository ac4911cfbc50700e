package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exponential equations of other orders than one. */
final class ExponentialLagsTest {
    private static final double CENTRE = Math.sqrt(2 / Math.PI);

    /** Returns of an equation with two alpha, one gamma and one beta. */
    private static double[] returns(final int size) {
        final Random random = new Random(21);
        final double[] returns = new double[size];
        double logarithm = 0;
        double before = 0;
        for (int t = 0; t < size; t++) {
            final double z = random.nextGaussian();
            returns[t] = 0.02 + z * Math.exp(0.5 * logarithm);
            logarithm = -0.01 + 0.1 * (Math.abs(z) - CENTRE) - 0.08 * z + 0.95 * logarithm + 0.12 * before;
            before = Math.abs(z) - CENTRE;
        }
        return returns;
    }

    @Test
    void shouldBeTheEquationOfOrderOneWhereFurtherParametersAreZero() {
        final double[] returns = returns(500);
        for (final Presample presample :
                new Presample[] {new Presample.Given(0.8), new Presample.Backcast(), new Presample.FirstStates()}) {
            final VolatilityPath one =
                    VolatilityModel.egarch().with(presample).at(returns, 0.01, -0.01, 0.15, -0.07, 0.9);
            final VolatilityPath two = VolatilityModel.of(new VarianceModel.Exponential(2, 2, 2))
                    .with(presample)
                    .at(returns, 0.01, -0.01, 0.15, 0, -0.07, 0, 0.9, 0);
            assertEquals(one.logLikelihood(), two.logLikelihood(), 1e-9);
            assertEquals(one.nextVariance(), two.nextVariance(), 1e-12);
        }
    }

    @Test
    void shouldJudgeInvertibilityAsTheEquationOfOrderOne() {
        final double[] returns = returns(500);
        final Likelihood one = new Likelihood(VolatilityModel.egarch(), returns);
        final Likelihood two = new Likelihood(VolatilityModel.of(new VarianceModel.Exponential(2, 1, 1)), returns);
        int refused = 0;
        for (final double omega : new double[] {-3, 0}) {
            for (final double alpha : new double[] {0.1, 1, 4}) {
                for (final double beta : new double[] {0, 0.5, 0.99}) {
                    final double whole = one.value(new double[] {0, omega, alpha, 0.1, beta});
                    final double lagged = two.value(new double[] {0, omega, alpha, 0, 0.1, beta});
                    assertEquals(Double.isFinite(whole), Double.isFinite(lagged), omega + " " + alpha + ' ' + beta);
                    refused += Double.isFinite(whole) ? 0 : 1;
                }
            }
        }
        assertTrue(refused > 0 && refused < 18, refused + " of 18 are not invertible");
    }

    @Test
    void shouldFindTheParametersOfASimulation() {
        final VolatilityFit fit =
                VolatilityModel.of(new VarianceModel.Exponential(2, 1, 1)).fit(returns(4_000));
        assertTrue(fit.converged());
        final double[] truth = {0.02, -0.01, 0.1, 0.12, -0.08, 0.95};
        for (int i = 0; i < truth.length; i++) {
            final String name = fit.parameterNames().get(i);
            final double error = fit.standardError(name).orElseThrow();
            assertEquals(truth[i], fit.parameter(name), 3.5 * error, "seed 21, " + name);
        }
    }

    @Test
    void shouldHaveNoForecastsAndNoFilter() {
        final VolatilityPath path =
                VolatilityModel.of(new VarianceModel.Exponential(1, 0, 1)).at(returns(100), 0.01, -0.01, 0.15, 0.9);
        assertFalse(path.hasForecasts());
        assertThrows(IllegalArgumentException.class, () -> path.forecast(2));
        assertThrows(IllegalArgumentException.class, path::filter);
        assertTrue(VolatilityModel.egarch()
                .at(returns(100), 0.01, -0.01, 0.15, 0, 0.9)
                .hasForecasts());
    }
}
