package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HessianTest {
    private static final long SEED = 41;

    static Stream<VolatilityModel> models() {
        final List<VolatilityModel> models = new ArrayList<>();
        for (final ErrorDistribution errors : ErrorDistribution.values()) {
            for (final VarianceModel equation : List.of(
                    new VarianceModel.Garch(1, 0, 1),
                    new VarianceModel.Garch(1, 1, 1),
                    new VarianceModel.Garch(2, 1, 2),
                    new VarianceModel.Garch(3, 0, 0),
                    new VarianceModel.Threshold(1, 1, 1),
                    new VarianceModel.Threshold(2, 2, 1),
                    new VarianceModel.AsymmetricPower(2),
                    new VarianceModel.AsymmetricPower(1.3),
                    new VarianceModel.AsymmetricPower(0),
                    new VarianceModel.Exponential())) {
                models.add(VolatilityModel.of(equation).with(errors));
            }
        }
        final VolatilityModel gjr = VolatilityModel.gjr();
        models.add(gjr.with(MeanModel.ZERO));
        models.add(gjr.with(MeanModel.AUTOREGRESSIVE).with(ErrorDistribution.SKEWED_T));
        models.add(gjr.with(MeanModel.autoregressive(2).givenFirst()));
        for (final VarianceModel equation : List.of(
                new VarianceModel.Garch(2, 1, 2),
                new VarianceModel.Garch(1, 0, 3),
                new VarianceModel.Garch(3, 0, 1),
                new VarianceModel.Threshold(2, 2, 1),
                new VarianceModel.AsymmetricPower(1.3),
                new VarianceModel.AsymmetricPower(0),
                new VarianceModel.Exponential())) {
            models.add(VolatilityModel.of(equation).with(new Presample.FirstStates()));
        }
        models.add(gjr.with(new Presample.Backcast()));
        models.add(gjr.with(new Presample.Given(0.7)));
        for (final double power : new double[] {0, 1.3}) {
            final VolatilityModel asymmetric = VolatilityModel.of(new VarianceModel.AsymmetricPower(power));
            models.add(asymmetric.with(new Presample.Backcast()));
            models.add(asymmetric.with(new Presample.Given(0.7)));
        }
        models.add(VolatilityModel.egarch().with(new Presample.Given(0.7)));
        models.add(VolatilityModel.of(new VarianceModel.Garch(2, 2, 1)).with(MeanModel.AUTOREGRESSIVE));
        return models.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldBeTheDifferencesOfTheScore(final VolatilityModel model) {
        final double[] returns = SimulatedReturns.gjr(SEED, 300, 0.03, 0.05, 0.05, 0.1, 0.85);
        final Likelihood likelihood = new Likelihood(model, returns);
        // The skewed generalised error has second derivatives only where it is rounded off.
        assertEquals(model.errors() == ErrorDistribution.SKEWED_GENERALISED_ERROR, likelihood.roundWidely());
        final double[] at = LikelihoodTest.parameters(model);
        final int n = at.length;
        final double[][] hessian = new double[n][n];
        likelihood.gradient(at, new double[n], hessian);
        final int first = likelihood.differenced();
        assertTrue(first < n, "no analytic row");
        for (int i = first; i < n; i++) {
            final double[] differences = differences(likelihood, at, i);
            for (int j = first; j < n; j++) {
                final double scale = Math.sqrt(Math.abs(hessian[i][i] * hessian[j][j]));
                assertEquals(differences[j], hessian[i][j], 1e-6 * (1 + scale), "seed " + SEED + " " + i + ' ' + j);
                assertEquals(hessian[j][i], hessian[i][j], 1e-9 * (1 + scale));
            }
        }
    }

    private static double[] differences(final Likelihood likelihood, final double[] at, final int i) {
        final int n = at.length;
        final double step = 1e-5 * Math.max(0.05, Math.abs(at[i]));
        final double[] moved = at.clone();
        final double[] up = new double[n];
        final double[] down = new double[n];
        moved[i] = at[i] + step;
        likelihood.gradient(moved, up, null);
        moved[i] = at[i] - step;
        likelihood.gradient(moved, down, null);
        for (int j = 0; j < n; j++) {
            up[j] = (up[j] - down[j]) / (2 * step);
        }
        return up;
    }
}
