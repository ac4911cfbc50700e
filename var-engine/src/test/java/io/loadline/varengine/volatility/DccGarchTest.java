package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.varengine.dependence.DccFilter;
import io.loadline.varengine.dependence.DccVariant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DccGarchTest {
    private static final long SEED = 12;

    /** Two GARCH series whose shocks have a correlation that moves. */
    private static double[][] returns(final int size) {
        final Random random = new Random(SEED);
        final double[][] returns = new double[size][2];
        final double[] variances = {1, 1};
        double correlation = 0.5;
        for (int t = 0; t < size; t++) {
            final double x = random.nextGaussian();
            final double y = correlation * x + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            final double[] shocks = {x, y};
            for (int i = 0; i < 2; i++) {
                returns[t][i] = Math.sqrt(variances[i]) * shocks[i];
                variances[i] = 0.05 + 0.08 * returns[t][i] * returns[t][i] + 0.87 * variances[i];
            }
            correlation = Math.clamp(0.015 + 0.92 * correlation + 0.05 * x * y, -0.95, 0.95);
        }
        return returns;
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeItsTwoStages(final DccVariant variant) {
        final double[][] returns = returns(1_200);
        final DccGarch fit = DccGarch.fit(VolatilityModel.garch(), returns, variant, false);
        final DccFilter filter = new DccFilter(
                fit.correlation().parameters(), variant, fit.correlation().target());
        final double[][] z = new double[returns.length][2];
        for (int i = 0; i < 2; i++) {
            final double[] series = new double[returns.length];
            for (int t = 0; t < series.length; t++) {
                series[t] = returns[t][i];
            }
            final VolatilityPath path = VolatilityModel.garch().fit(series).path();
            for (int t = 0; t < series.length; t++) {
                z[t][i] = path.errors()[t] / Math.sqrt(path.variance(t));
            }
            assertEquals(path.nextVariance(), fit.nextCovariance()[i][i], 1e-12);
        }
        for (final double[] row : z) {
            filter.update(row);
        }
        assertEquals(fit.correlation().logLikelihood(), filter.logLikelihood(), 1e-9);
        final double rho = filter.correlation()[0][1];
        final double[][] covariance = fit.nextCovariance();
        assertEquals(rho, covariance[0][1] / Math.sqrt(covariance[0][0] * covariance[1][1]), 1e-12);
        assertTrue(fit.correlation().errors().robustA().isPresent());
    }

    @Test
    void shouldNameTheSeriesThatCannotBeFitted() {
        final double[][] returns = returns(200);
        returns[17][1] = Double.NaN;
        final IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> DccGarch.fit(VolatilityModel.garch(), returns, DccVariant.ENGLE, true));
        assertTrue(thrown.getMessage().startsWith("series 1: return 17 is NaN"), thrown.getMessage());
        returns[17] = new double[] {1};
        assertThrows(
                IllegalArgumentException.class,
                () -> DccGarch.fit(VolatilityModel.garch(), returns, DccVariant.ENGLE, true));
        assertThrows(
                IllegalArgumentException.class,
                () -> DccGarch.fit(VolatilityModel.garch(), new double[0][], DccVariant.ENGLE, true));
    }
}
