package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.random.CounterRandom;
import io.loadline.varengine.dependence.Cholesky;
import io.loadline.varengine.dependence.DccFilter;
import io.loadline.varengine.dependence.DccFit;
import io.loadline.varengine.dependence.DccParameters;
import io.loadline.varengine.dependence.DccTwoStageErrors;
import io.loadline.varengine.dependence.DccVariant;
import io.loadline.varengine.dependence.FirstStage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class DccTwoStageErrorsTest {
    private static final double A = 0.06;
    private static final double B = 0.88;
    private static final int SIZE = 1_500;

    /** Two GARCH(1,1) series whose correlation follows the model. */
    private static double[][] returns(final int seed) {
        final CounterRandom random = new CounterRandom(seed);
        final DccFilter correlation =
                new DccFilter(new DccParameters(A, B), DccVariant.ENGLE, new double[][] {{1, 0.4}, {0.4, 1}});
        final VolatilityFilter[] volatilities = {
            VolatilityFilter.garch(0.05, 0.08, 0, 0.87, 1), VolatilityFilter.garch(0.02, 0.05, 0, 0.93, 1)
        };
        final double[][] returns = new double[SIZE][2];
        for (int t = 0; t < SIZE; t++) {
            random.normals(t, 0, returns[t]);
            final double[] z = Cholesky.multiply(Cholesky.factor(correlation.correlation()), returns[t]);
            for (int i = 0; i < 2; i++) {
                returns[t][i] = z[i] * Math.sqrt(volatilities[i].variance());
                volatilities[i].update(returns[t][i]);
            }
            correlation.update(z);
        }
        return returns;
    }

    private static DccGarch fit(final int seed) {
        return DccGarch.fit(VolatilityModel.garch(), returns(seed), DccVariant.ENGLE, false);
    }

    @Test
    @Tag("slow")
    void shouldCoverTheWeightsAsOftenAsTheyPromise() {
        final int trials = 200;
        int coveredA = 0;
        int coveredB = 0;
        double squares = 0;
        double variances = 0;
        for (int seed = 1; seed <= trials; seed++) {
            final DccGarch fit = fit(seed);
            final double a = fit.correlation().parameters().a();
            final double errorA = fit.errors().a().orElseThrow();
            coveredA += Math.abs(a - A) < 1.96 * errorA ? 1 : 0;
            coveredB += Math.abs(fit.correlation().parameters().b() - B)
                            < 1.96 * fit.errors().b().orElseThrow()
                    ? 1
                    : 0;
            squares += (a - A) * (a - A);
            variances += errorA * errorA;
        }
        // Of 200 intervals of 95 % chance at least 88 % and not all hold the truth, by three deviations and a bias of
        // small samples.
        final String message = "seeds 1 to " + trials + ": " + coveredA + ", " + coveredB;
        assertTrue(coveredA >= 0.88 * trials && coveredA <= 0.995 * trials, message);
        assertTrue(coveredB >= 0.88 * trials && coveredB <= 0.995 * trials, message);
        assertEquals(1, Math.sqrt(variances / squares), 0.15, "mean error over the deviation of the estimates");
    }

    /** With one parameter that is free in the first stage, and scores of one time alone, the error shows how the weights move with it. */
    @Test
    void shouldMoveTheWeightsAsARefitDoes() {
        final double[][] returns = returns(3);
        final DccGarch fit = DccGarch.fit(VolatilityModel.garch(), returns, DccVariant.ENGLE, false);
        final double[][] z = standardised(returns, fit, 0, 0);
        final double large = 1e6;
        for (int p = 1; p < 4; p++) {
            final FirstStage whole = fit.volatilities().getFirst().firstStage(column(returns, 0));
            final double[][] scores = new double[4][SIZE];
            // One score so large that all others vanish beside it: u(t) is C V s1(t) of that time alone.
            scores[p][SIZE / 2] = large;
            final double[][] covariance = new double[4][4];
            covariance[p][p] = 1;
            final FirstStage one = new FirstStage(whole.slopes(), scores, covariance);
            final FirstStage none = new FirstStage(new double[0][], new double[0][], new double[0][]);
            final DccTwoStageErrors errors = DccTwoStageErrors.of(fit.correlation(), z, List.of(one, none));
            final double step = 1e-3 * fit.volatilities().getFirst().parameters()[p];
            final DccParameters up = DccFit.of(standardised(returns, fit, p, step), DccVariant.ENGLE, false)
                    .parameters();
            final DccParameters down = DccFit.of(standardised(returns, fit, p, -step), DccVariant.ENGLE, false)
                    .parameters();
            assertEquals(Math.abs(up.a() - down.a()) / (2 * step), errors.a().orElseThrow() / large, 2e-4, "a by " + p);
            assertEquals(Math.abs(up.b() - down.b()) / (2 * step), errors.b().orElseThrow() / large, 4e-4, "b by " + p);
        }
    }

    @Test
    void shouldNotBeGivenForWhatTheyDoNotHold() {
        final double[][] returns = returns(4);
        final DccGarch corrected = DccGarch.fit(VolatilityModel.garch(), returns, DccVariant.CORRECTED, false);
        assertTrue(corrected.errors().a().isEmpty());
        final DccGarch composite = DccGarch.fit(VolatilityModel.garch(), returns, DccVariant.ENGLE, true);
        assertTrue(composite.errors().b().isEmpty());
        assertThrows(
                IllegalArgumentException.class,
                () -> DccTwoStageErrors.of(corrected.correlation(), returns, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> DccTwoStageErrors.of(composite.correlation(), returns, List.of()));
    }

    private static double[][] standardised(
            final double[][] returns, final DccGarch fit, final int parameter, final double step) {
        final double[][] z = new double[SIZE][2];
        for (int i = 0; i < 2; i++) {
            final double[] parameters = fit.volatilities().get(i).parameters();
            parameters[parameter] += i == 0 ? step : 0;
            final double[] errors =
                    VolatilityModel.garch().at(column(returns, i), parameters).standardisedErrors();
            for (int t = 0; t < SIZE; t++) {
                z[t][i] = errors[t];
            }
        }
        return z;
    }

    private static double[] column(final double[][] returns, final int i) {
        final double[] column = new double[SIZE];
        for (int t = 0; t < SIZE; t++) {
            column[t] = returns[t][i];
        }
        return column;
    }
}
