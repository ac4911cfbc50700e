package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Means with lags, against loops written here. */
final class AutoregressiveMeanTest {
    private static final int SIZE = 1_500;
    private static final double[] MEAN = {0.05, 0.3, -0.2};

    private static double[] returns() {
        final Random random = new Random(77);
        final VolatilityFilter variance = VolatilityFilter.garch(0.05, 0.1, 0, 0.85, 1);
        final double[] returns = new double[SIZE];
        for (int t = 0; t < SIZE; t++) {
            final double error = random.nextGaussian() * Math.sqrt(variance.variance());
            returns[t] = MEAN[0] + error;
            for (int i = 1; i < MEAN.length && i <= t; i++) {
                returns[t] += MEAN[i] * returns[t - i];
            }
            variance.update(error);
        }
        return returns;
    }

    @Test
    void shouldLeaveTheFirstReturnsOutWhereTheyAreGiven() {
        final double[] returns = returns();
        final VolatilityModel model = VolatilityModel.garch()
                .with(MeanModel.autoregressive(2).givenFirst())
                .with(new Presample.Given(0.9));
        final VolatilityPath path = model.at(returns, 0.05, 0.3, -0.2, 0.05, 0.1, 0.85);
        double variance = 0.05 + 0.95 * 0.9;
        double logLikelihood = 0;
        for (int t = 2; t < SIZE; t++) {
            final double error = returns[t] - 0.05 - 0.3 * returns[t - 1] + 0.2 * returns[t - 2];
            logLikelihood -= 0.5 * (Math.log(2 * Math.PI * variance) + error * error / variance);
            variance = 0.05 + 0.1 * error * error + 0.85 * variance;
        }
        assertEquals(SIZE - 2, path.size());
        assertEquals(logLikelihood, path.logLikelihood(), 1e-9);
        assertEquals(variance, path.nextVariance(), 1e-12);
    }

    @Test
    void shouldTakeTheFirstErrorsAsZeroOtherwise() {
        final double[] returns = returns();
        final VolatilityModel model = VolatilityModel.garch().with(MeanModel.autoregressive(2));
        final double[] errors =
                model.at(returns, 0.05, 0.3, -0.2, 0.05, 0.1, 0.85).errors();
        assertEquals(SIZE, errors.length);
        assertArrayEquals(new double[2], Arrays.copyOf(errors, 2));
        assertEquals(returns[2] - 0.05 - 0.3 * returns[1] + 0.2 * returns[0], errors[2], 1e-15);
    }

    @Test
    void shouldFindTheParametersOfASimulation() {
        final VolatilityFit fit = VolatilityModel.garch()
                .with(MeanModel.autoregressive(2).givenFirst())
                .fit(returns());
        assertTrue(fit.converged());
        assertEquals(List.of("mu", "ar1", "ar2", "omega", "alpha", "beta"), fit.parameterNames());
        final double[] truth = {0.05, 0.3, -0.2, 0.05, 0.1, 0.85};
        for (int i = 0; i < truth.length; i++) {
            final String name = fit.parameterNames().get(i);
            final double error = fit.standardError(name).orElseThrow();
            assertEquals(truth[i], fit.parameter(name), 3.5 * error, "seed 77, " + name);
        }
    }

    @Test
    void shouldStartFromTheErrorsOfLeastSquares() {
        final double[] returns = returns();
        // A regression of one lag and a mean, by its textbook formula.
        final double before = Arrays.stream(returns, 0, SIZE - 1).average().orElseThrow();
        final double after = Arrays.stream(returns, 1, SIZE).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (int t = 1; t < SIZE; t++) {
            product += (returns[t] - after) * (returns[t - 1] - before);
            square += (returns[t - 1] - before) * (returns[t - 1] - before);
        }
        final double slope = product / square;
        double backcast = 0;
        double weights = 0;
        for (int i = 0; i < 75; i++) {
            final double error = returns[i + 1] - after - slope * (returns[i] - before);
            backcast += Math.pow(0.94, i) * error * error;
            weights += Math.pow(0.94, i);
        }
        final VolatilityPath path = VolatilityModel.garch()
                .with(MeanModel.autoregressive(1).givenFirst())
                .with(new Presample.Backcast())
                .at(returns, 0.05, 0.2, 0.05, 0.1, 0.85);
        assertEquals(0.05 + 0.95 * backcast / weights, path.variance(0), 1e-12);
    }

    @Test
    void shouldCarryErrorsOnIntoTheReturnsThatFollow() {
        final VolatilityPath path = VolatilityModel.garch()
                .with(MeanModel.autoregressive(2))
                .at(returns(), 0.05, 0.3, -0.2, 0.05, 0.1, 0.85);
        final VolatilityForecast errors = path.forecast(3);
        final VolatilityForecast ofReturns = path.ofReturns(errors);
        assertEquals(errors.variance(1), ofReturns.variance(1));
        assertEquals(errors.variance(2) + 0.09 * errors.variance(1), ofReturns.variance(2), 1e-14);
        final double second = 0.3 * 0.3 - 0.2;
        assertEquals(
                errors.variance(3) + 0.09 * errors.variance(2) + second * second * errors.variance(1),
                ofReturns.variance(3),
                1e-14);
    }

    @Test
    void shouldForecastWithAShareOfNegativeErrorsThatIsGiven() {
        final VolatilityModel model = VolatilityModel.gjr().with(ErrorDistribution.HANSEN_SKEWED_T);
        final VolatilityPath path = model.at(returns(), 0.05, 0.05, 0.03, 0.1, 0.85, 6, -0.3);
        final VolatilityForecast forecast = path.forecast(2, 0.5);
        assertEquals(0.05 + (0.03 + 0.05 + 0.85) * forecast.variance(1), forecast.variance(2), 1e-14);
        assertTrue(path.forecast(2).variance(2) > forecast.variance(2), "more than half is below zero");
        assertThrows(IllegalArgumentException.class, () -> path.forecast(2, 1.5));
        final VolatilityPath other = VolatilityModel.egarch().at(returns(), 0.05, 0.01, 0.1, -0.05, 0.95);
        assertThrows(IllegalArgumentException.class, () -> other.forecast(2, 0.5));
    }

    @Test
    void shouldTakeTheBackcastVarianceAsAShockWithoutASideInThePowerModel() {
        final double[] returns = returns();
        final VolatilityModel model =
                VolatilityModel.of(new VarianceModel.AsymmetricPower(1.3)).with(MeanModel.ZERO);
        double backcast = 0;
        double weights = 0;
        for (int i = 0; i < 75; i++) {
            backcast += Math.pow(0.94, i) * returns[i] * returns[i];
            weights += Math.pow(0.94, i);
        }
        final double moment = Math.pow(backcast / weights, 0.65);
        final VolatilityPath path = model.with(new Presample.Backcast()).at(returns, 0.04, 0.1, 0.5, 0.8);
        assertEquals(0.04 + 0.9 * moment, Math.pow(path.variance(0), 0.65), 1e-12);
    }

    @Test
    void shouldRefuseLagsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> MeanModel.autoregressive(-1));
        assertThrows(IllegalArgumentException.class, () -> MeanModel.autoregressive(21));
        assertThrows(IllegalArgumentException.class, () -> new MeanModel(false, 1, false));
        final VolatilityModel model =
                VolatilityModel.garch().with(MeanModel.autoregressive(2).givenFirst());
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> model.at(new double[2], 0, 0, 0, 1, 0, 0));
        assertTrue(thrown.getMessage().contains("lags"), thrown.getMessage());
    }

    @Test
    void shouldSayThatAFilterTakesOneLag() {
        final VolatilityPath path = VolatilityModel.garch()
                .with(MeanModel.autoregressive(2))
                .at(returns(), 0.05, 0.3, -0.2, 0.05, 0.1, 0.85);
        final IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, path::filter);
        assertTrue(thrown.getMessage().contains("AR(2)"), thrown.getMessage());
    }
}
